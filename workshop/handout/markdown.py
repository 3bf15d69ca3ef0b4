"""The parts of a lesson kit as Markdown, for those who carry on in their own editor.

Knows what `kits.kit_of` tells. Knows nothing about where it comes from. Only words of the workshop come
through here, nothing that people wrote.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

Told = dict[str, Any]
WRITE = "\\_" * 40


def guide(told: Told) -> str:
    """Return the facilitator's guide."""
    return _text(
        _head(told), _lists(told), _table(told), *(_phase(told["said"], one) for one in told["phases"])
    )


def student(told: Told) -> str:
    """Return the student's sheet."""
    said = told["said"]
    return _text(
        _head(told), [said["sheet_what"]], *(_task(said, one, told["ticket"]) for one in told["phases"])
    )


def slides(told: Told) -> str:
    """Return the slides, one after the other with rules between them."""
    return _text(_head(told), *(_slides(told["said"], one) for one in told["phases"]))


PARTS = {"guide": guide, "student": student, "slides": slides}


def _head(told: Told) -> list[str]:
    title = f"# {told['said']['product']}: {told['title']}"
    return [title, f"**{told['part']}.** {told['summary']}"]


def _lists(told: Told) -> Iterator[str]:
    said = told["said"]
    for heading, items in (("understand", "takes_away"), ("before", "prepare"), ("after", "finish")):
        yield f"## {said[heading]}"
        yield _bullets(said[items])
    yield f"## {said['trouble']}"
    yield _bullets(f"**{one['when']}.** {one['then']}" for one in said["remedies"])


def _table(told: Told) -> Iterator[str]:
    said = told["said"]
    yield f"## {said['glance']}"
    head = f"| | {said['phase']} | {said['time']} | {said['where']} |\n|---|---|---|---|\n"
    yield head + "\n".join(
        f"| {one['number']} | {one['title']} | {_minutes(said, one)} | {one['where'] or said['room']} |"
        for one in told["phases"]
    )


def _phase(said: Told, one: Told) -> Iterator[str]:
    yield f"## {one['number']}. {one['title']}"
    where = one["where"] or said["room"]
    prompt = [said["prompt"].format(prompt=one["prompt"])] if one["prompt"] else []
    yield " · ".join([_minutes(said, one), where, *prompt])
    yield f"**{said['task']}:** {one['task']}  \n**{said['done']}:** {one['done']}"
    yield f"**{said['see']}:** {one['see']}"
    for part in ("say", "ask", "do"):
        yield f"### {said[part]}"
        yield _bullets(one[part])
    yield f"### {said['reveal']}"
    yield _bullets(f"{reveal['text']} ({said['at'].format(time=reveal['at'])})" for reveal in one["reveals"])
    if one["young"]:
        yield f"### {said['young']}"
        yield _bullets(line for lines in one["young"].values() for line in _listed(lines))
    if one["activity"]:
        yield f"### {said['activity']}"
        yield _bullets(f"**{label}:** {text}" for label, text in one["activity"].items())


def _task(said: Told, one: Told, ticket: Told) -> Iterator[str]:
    yield f"## {one['number']}. {one['title']}"
    yield one["task"]
    yield "\n\n".join(_room(said, one, ticket))
    yield f"**{said['done']}:** {one['done']}"


def _room(said: Told, one: Told, ticket: Told) -> list[str]:
    if one["space"] == "boxes":
        return [f"{number}. {WRITE}" for number in range(1, len(one["reveals"]) + 1)]
    if one["space"] == "frame":
        parts = ("observed", "evidence", "suggests", "does_not_establish", "next_test")
        return [f"{said[part]} {WRITE}" for part in parts]
    if one["space"] == "steps":
        return [f"{said['first_seen']} {WRITE}"]
    if one["space"] == "ticket":
        return [WRITE, *_ticket(ticket)]
    return [WRITE, WRITE]


def _ticket(asked: Told) -> list[str]:
    numbers = "1 2 3 4 5"
    rows = "\n".join(f"| {idea} | {numbers} | {numbers} |" for idea in asked["ideas"])
    table = f"| {asked['scale']} | {asked['before']} | {asked['after']} |\n|---|---|---|\n{rows}"
    return [f"### {asked['title']}", table, f"{asked['unresolved']} {WRITE}"]


def _slides(said: Told, one: Told) -> Iterator[str]:
    yield "---"
    yield f"## {one['title']}"
    yield one["task"]
    yield "---"
    yield "\n\n".join(f"### {question}" for question in one["ask"])
    for reveal in one["reveals"]:
        yield "---"
        yield f"## {reveal['text']}"


def _minutes(said: Told, one: Told) -> str:
    minutes = str(said["minutes"]).format(minutes=f"{one['minutes']:g}")
    return f"{minutes} ({said['off_clock']})" if one["off_clock"] else minutes


def _listed(lines: str | list[str]) -> list[str]:
    return [lines] if isinstance(lines, str) else lines


def _bullets(lines: Any) -> str:
    return "\n".join(f"- {line}" for line in lines)


def _text(*parts: Any) -> str:
    return "\n\n".join(line for part in parts for line in part) + "\n"
