"""How the session went: at which step pictures were recognised, and when people handed in what.

Knows which finding a table holds. Knows nothing about drawing.
"""

from __future__ import annotations

from workshop.insight.moments import participation, steps
from workshop.ui.dashboard.drawing import NEXT, hills
from workshop.ui.dashboard.figure import FEW, Figure, rows_of, said
from workshop.ui.dashboard.view import View, people_in
from workshop.ui.results import Results, steps_chart

ROW = 3.4  # height of one kind of work, in letters


def recognition(view: View, text: int) -> Figure:
    """Return at which step people recognised the picture."""
    found = steps(view.recognition)
    if not found.n:
        return Figure(said("recognition.none"))
    counts = {str(step): count for step, count in found.counts.items()}
    title = said(
        "recognition.finding" if found.n >= FEW else "recognition.few",
        median=f"{found.median:g}", early=f"{found.early:g}", late=f"{found.late:g}", n=found.n,
    )  # fmt: skip
    made = Results("marks", title, counts, found.n)
    told = said("recognition.told", parts=", ".join(f"{step}: {count}" for step, count in counts.items()))
    stop = steps(view.recognition, "stop")
    note = made.note + (
        f". {said('recognition.stop', median=f'{stop.median:g}', n=stop.n)}" if stop.n else ""
    )
    return Figure(title, note, found.n, steps_chart(made, text), "", told, 9 * text + 96)


def course(view: View, text: int) -> Figure:
    """Return how many people handed in what, minute by minute."""
    frames = view.counted
    kinds = {"prediction": frames.predictions, "observation": frames.observations, "mark": frames.recognition}
    table = participation(kinds)
    people = people_in(*kinds.values())
    if table.empty:
        return Figure(said("course.none"))
    counts = {kind: people_in(rows) for kind, rows in kinds.items()}
    names = {kind: said(f"course.{kind}", people=count) for kind, count in counts.items()}
    rows = table.assign(label=table["kind"].map(names))
    told = [
        said("course.told", label=row["label"], minute=row["minute"], people=row["people"])
        for row in rows_of(rows)
    ]
    minutes = int(table["minute"].max()) + 1
    title = said("course.finding", people=people, minutes=minutes)
    height = int(rows["kind"].nunique() * NEXT * 2 * text) + 2 * text
    drawn = hills(rows.assign(told=told), text)
    return Figure(title, said("course.note"), people, drawn, "", " ".join(names.values()), height)
