"""What a report says, gathered from a session: the numbers, the charts of the dashboard, what people wrote.

Knows where each part comes from. Knows nothing about paper: `handout` prints.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import altair as alt
import vl_convert

from workshop.classroom.answer import Answer
from workshop.classroom.drawing import Drawing
from workshop.classroom.exit_ticket import ExitTicket
from workshop.classroom.export import exported, labels_of
from workshop.classroom.filmstrip import filmstrip, filmstrips
from workshop.classroom.making import Making
from workshop.classroom.mark import Mark
from workshop.classroom.observation import Observation
from workshop.classroom.people import Participant
from workshop.classroom.picture import Picture
from workshop.classroom.room import Room
from workshop.classroom.submission import Submission
from workshop.content import facts, sentence, words
from workshop.handout.press import FONTS
from workshop.handout.report import Chapter, Chart, Report, Said, Section, printed
from workshop.ui.badges import day, origin
from workshop.ui.charts import on_paper
from workshop.ui.dashboard.charts import FIGURES
from workshop.ui.dashboard.figure import Figure
from workshop.ui.dashboard.view import Choice, prompts_of, view_of
from workshop.ui.exports import last_picture
from workshop.ui.lenses.closing import finding, sides_of, ticket_chart, tickets_of
from workshop.ui.lenses.others import named_parts
from workshop.ui.lenses.questions import lens_of
from workshop.ui.lenses.record import lines_of
from workshop.ui.seat import Seat

TEXT = 15  # pixels of the letters in a chart that is WIDTH pixels wide
WIDTH = 760
MOST_PICTURES = 24  # of one person
Pictures = dict[str, bytes]


def report_of(room: Room) -> bytes:
    """Return the report of a session as a PDF.

    Raises: NotPrinted.
    """
    pictures: Pictures = {}
    session = room.session
    with on_paper():
        chapters = tuple(_chapters(room, pictures))
        closing = tuple(_closing(room, pictures))
    report = Report(
        kind="report",
        heading=session.title,
        below=_said("opened", day=day(session.opened), code=session.code, sequence=session.sequence.title),
        badge=words("handout/report")[session.origin] if session.origin else "",
        counts=tuple(_counts(room)),
        course=tuple(_course(room)),
        chapters=chapters + closing,
        sections=tuple(_written(room)),
        limits=[*words("dashboard")["limits"]["lines"], _said("authored"), _said("pseudonyms")],
    )
    return printed(report, pictures)


def own_report(room: Room, participant: str) -> bytes:
    """Return the pages that tell one person what they did, as a PDF.

    Raises: NotPrinted.
    """
    pictures: Pictures = {}
    person = room.records.get(Participant, participant)
    assert person is not None, "whoever asks sits in the session"
    report = Report(
        kind="own",
        heading=_said("of", who=person.name, title=room.session.title),
        below=day(room.session.opened),
        sections=tuple(_own_sections(room, person, pictures)),
    )
    return printed(report, pictures)


# the numbers


def _counts(room: Room) -> Iterator[tuple[str, str]]:
    records = room.records
    codes = sum(len(one.codes) for one in records.all(Observation))
    kinds = (
        ("people", Participant),
        ("pictures", Picture),
        ("marks", Mark),
        ("drawings", Drawing),
        ("answers", Answer),
    )
    numbers = {name: len(records.all(cls)) for name, cls in kinds} | {"codes": codes}
    for name in ("people", "pictures", "codes", "marks", "drawings", "answers"):
        yield str(numbers[name]), _said(name)


def _course(room: Room) -> Iterator[tuple[str, str, str, str]]:
    session, spent = room.session, room.pace.spent
    kinds: list[Any] = [cls for cls in exported() if issubclass(cls, Submission)]
    handed = Counter(one.phase for cls in kinds for one in room.records.all(cls))
    for phase, seconds in zip(session.sequence.phases, spent, strict=True):
        title = phase.script_for(session.settings.young).title
        minutes = [
            _said("minutes", minutes=f"{value:g}") for value in (phase.minutes, round(seconds / 60, 1))
        ]
        yield title, minutes[0], minutes[1], str(handed[phase.name])


# the charts


def _chapters(room: Room, pictures: Pictures) -> Iterator[Chapter]:
    for prompt in prompts_of(room):
        choice = Choice(prompt)
        found = [_chart(figure, pictures) for figure in _figures(room, choice) if figure.drawn is not None]
        if found:
            yield Chapter(_said("prompt", prompt=prompt), tuple(found))


def _figures(room: Room, choice: Choice) -> Iterator[Figure]:
    view = view_of(room, choice)
    if view.observations.empty and view.predictions.empty:
        return
    for one in view.asked:
        about = replace(choice, attribute=one.name)
        name = "objects" if one.scale == "several" else "four_lines"
        yield FIGURES[name](view_of(room, about), TEXT)
    for name in ("agreement", "diversity", "recognition"):
        yield FIGURES[name](view, TEXT)


def _closing(room: Room, pictures: Pictures) -> Iterator[Chapter]:
    tickets = tickets_of(room)
    if tickets:
        sides, said = sides_of(tickets), words("lenses/debrief")["chart"]
        drawn = ticket_chart(sides, TEXT)
        chart = _drawn(drawn, Chart(finding(sides), said["note"].format(n=len(tickets)), ""), pictures)
        yield Chapter(words("lenses/debrief")["ticket"]["title"], (chart,))


def _chart(figure: Figure, pictures: Pictures) -> Chart:
    assert figure.drawn is not None
    drawn = figure.drawn.properties(height=figure.height) if figure.height else figure.drawn
    return _drawn(drawn, Chart(figure.title, figure.note, "", figure.told), pictures)


def _drawn(drawn: alt.LayerChart | alt.FacetChart, chart: Chart, pictures: Pictures) -> Chart:
    """Draw a chart as SVG beside the others, in the font of the page."""
    sized = drawn.properties(width=WIDTH).configure(font="Hyperlegible", background="transparent")
    spec = sized.configure_view(strokeWidth=0).to_dict(validate=False)
    vl_convert.register_font_directory(str(FONTS))
    name = f"chart-{len(pictures)}.svg"
    pictures[name] = vl_convert.vegalite_to_svg(spec).encode()
    return replace(chart, file=name)


# what people wrote


def _written(room: Room) -> Iterator[Section]:
    labels = labels_of(room, names=False)
    for page in facts("lenses"):
        answers = [one for one in room.records.all(Answer) if one.made_on == page]
        for question in dict.fromkeys(one.question for one in answers):
            told = [_wrote(one, labels[one.participant]) for one in answers if one.question == question]
            yield Section(_question(question, room), writings=tuple(told))
    open_ = [one for one in room.records.all(ExitTicket) if one.unresolved]
    if open_:
        told = [Said(labels[one.participant], (("", one.unresolved),)) for one in open_]
        yield Section(_said("unresolved"), writings=tuple(told))


def _wrote(answer: Answer, who: str) -> Said:
    text = (("", answer.text),) if answer.text else ()
    return Said(who, text + named_parts(answer))


def _question(key: str, room: Room) -> str:
    return lens_of(key.partition("/")[0], room.session.settings.young).question(key).ask


# one person's own


def _own_sections(room: Room, person: Participant, pictures: Pictures) -> Iterator[Section]:
    who, said = person.participant, words("lenses/debrief")["record"]["sections"]
    made = list(_own_pictures(room, who, pictures))
    if made:
        yield Section(_said("own_pictures"), pictures=tuple(made))
    for name, lines in lines_of(Seat(who, room, person, room.pulse)):
        if lines:
            yield Section(said[name], lines=tuple(lines))
    strips = list(_own_strips(room, who, pictures))
    if strips:
        yield Section(_said("own_drawings"), pictures=tuple(strips), wide=True)
    answers = room.records.of(Answer, who)
    if answers:
        told = [_wrote(one, _question(one.question, room)) for one in answers]
        yield Section(_said("own_answers"), writings=tuple(told))


def _own_strips(room: Room, participant: str, pictures: Pictures) -> Iterator[tuple[str, str]]:
    for number, prompt in enumerate(prompt for who, prompt in filmstrips(room) if who == participant):
        name = f"strip-{number}.png"
        pictures[name] = filmstrip(room, participant, prompt)
        yield name, ""


def _own_pictures(room: Room, participant: str, pictures: Pictures) -> Iterator[tuple[str, str]]:
    for one in room.records.of(Making, participant)[:MOST_PICTURES]:
        path = last_picture(one.trajectory)
        if path:
            told = json.loads(one.recipe)
            name = f"{one.trajectory}.png"
            pictures[name] = path.read_bytes()
            yield name, f"“{told['prompt']}” · {origin('', told['seed'], told['steps'], told['guidance'])}"


def _said(key: str, **values: object) -> str:
    return sentence("handout/report", key, **values)
