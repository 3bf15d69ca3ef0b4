"""What can be taken home, where it is offered, and who gets it."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient
from streamlit.testing.v1 import AppTest

from tests.ui.conftest import TEACHER, Leader, PretendedEngine, Student, opened, said, trajectory
from workshop import downloads
from workshop.classroom import pace, people
from workshop.classroom.answer import Answer
from workshop.classroom.arrivals import take_in
from workshop.classroom.making import Making
from workshop.classroom.mark import Mark
from workshop.classroom.observation import Observation
from workshop.classroom.room import Room
from workshop.classroom.session import SessionSettings
from workshop.classroom.sessions import Sessions
from workshop.content import facts, words
from workshop.cookies import FACILITATOR, IDENTITY, participant_of
from workshop.diffusion.recipe import Recipe
from workshop.ui import reports, school
from workshop.ui.dashboard.view import Choice, view_of
from workshop.ui.exports import export_address, parcel_of
from workshop.ui.summary import summary_of

SAID = words("ui/exports")
ADA = "a" * 43  # a secret of a browser
DIGEST = "d" * 64


@pytest.fixture
def web(room: Room) -> Iterator[TestClient]:
    """A browser without cookies, on a server with the routes of downloads only."""
    with TestClient(Starlette(routes=downloads.routes()), base_url="http://localhost") as client:
        yield client


@pytest.fixture
def teacher(web: TestClient) -> TestClient:
    """The same browser with the teacher's cookie."""
    web.cookies.set(FACILITATOR, school.access().redeem(school.access().new_link("", "teacher")))
    return web


@pytest.fixture
def worked(room: Room, engine: PretendedEngine) -> Room:
    """A class in which Ada and Bob did something; Ada's browser holds the secret ADA."""
    pace.start(room)
    ada, bob = participant_of(ADA), "bob"
    for who in (ada, bob):
        people.join(room, who)
    recipe = Recipe("paperworld@1", "a doctor", seed=7)
    run = trajectory(engine.folder, recipe)
    room.records.put(Making(ada, run.digest, recipe.canonical, phase="colour_first"))
    room.records.put(Mark(ada, run.digest, 9, "recognised", phase="colour_first"))
    room.records.put(Mark(bob, run.digest, 4, "recognised", phase="colour_first"))
    for who, value in ((ada, "office"), (bob, "hospital")):
        codes = {"setting": value, "skin_tone": "3"}
        room.records.put(Observation(who, "a doctor", run.digest, codes, "light first", 3))
    room.records.put(Answer(ada, "human/chose", "=1+1 #panic(1)", {"observed": "<b>x</b>"}, phase="bridge"))
    return room


def unzipped(content: bytes) -> zipfile.ZipFile:
    """Open a ZIP that was sent."""
    return zipfile.ZipFile(io.BytesIO(content))


def rows_of(archive: zipfile.ZipFile, file: str) -> list[dict[str, str]]:
    """Read one table of a ZIP."""
    text = archive.read(f"{file}.csv").decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def links(tab: AppTest) -> list[str]:
    """Return where the link buttons of a page lead."""
    return [one.proto.url for one in tab.get("link_button")]


# who gets what


def test_a_zip_is_for_who_leads(web: TestClient, worked: Room) -> None:
    """Without the cookie, or with a colleague's, there is a sentence and no file."""
    address = export_address([worked.id], names=False)
    assert web.get(address).status_code == 403
    web.cookies.set(FACILITATOR, school.access().redeem(school.access().new_link("", "colleague")))
    for refused in (address, f"/report/{worked.id}.pdf", "/export"):
        answer = web.get(refused)
        assert answer.status_code == 403 and answer.text.endswith(".")


def test_the_zip_holds_exactly_what_was_handed_in(teacher: TestClient, worked: Room) -> None:
    """Tables, the run's last picture and the records, under a name of its own, kept by no cache."""
    answer = teacher.get(export_address([worked.id], names=False))
    assert answer.status_code == 200 and answer.headers["cache-control"] == "no-store"
    assert worked.session.code in answer.headers["content-disposition"]
    archive = unzipped(answer.content)
    assert [row["step"] for row in rows_of(archive, "recognition")] == ["9", "4"]
    [picture] = [name for name in archive.namelist() if name.startswith("pictures/")]
    assert archive.read(picture).startswith(b"\x89PNG")
    assert rows_of(archive, "answers")[0]["text"] == "'=1+1 #panic(1)"
    assert json.loads(archive.read(f"sessions/{worked.session.code}/records.json"))["mark"]


def test_names_come_only_when_chosen(teacher: TestClient, worked: Room) -> None:
    """The toggle is a part of the address."""
    name = people.member(worked, "bob").name
    for names, expected in ((False, "P02"), (True, f"P02 {name}")):
        archive = unzipped(teacher.get(export_address([worked.id], names)).content)
        assert rows_of(archive, "recognition")[1]["participant"] == expected


def test_a_person_gets_their_own_and_nothing_else(web: TestClient, worked: Room) -> None:
    """By the cookie of their browser; a stranger gets a sentence."""
    assert web.get(f"/my-work/{worked.id}.zip").status_code == 403
    web.cookies.set(IDENTITY, ADA)
    archive = unzipped(web.get(f"/my-work/{worked.id}.zip").content)
    assert [row["step"] for row in rows_of(archive, "recognition")] == ["9"]
    assert not [name for name in archive.namelist() if "records" in name or "summary" in name]
    assert web.get(f"/my-work/{worked.id}.pdf").content.startswith(b"%PDF")
    assert web.get("/my-work/0123456789ab.zip").status_code == 403


def test_kits_and_sheets_are_for_facilitators(web: TestClient) -> None:
    """Others read which link to open."""
    for address in ("/kits/twelve/guide.pdf", "/sheet.pdf?prompt=a+red+house"):
        assert web.get(address).status_code == 403


def test_kits_and_sheets_are_sent(teacher: TestClient) -> None:
    """As PDF and as Markdown; what does not exist is refused with a sentence."""
    assert teacher.get("/kits/twelve/student.pdf").content.startswith(b"%PDF")
    assert teacher.get("/kits/twelve/guide.md").text.startswith("# Twenty Steps: 12 minutes")
    assert teacher.get("/sheet.pdf?prompt=a+house+[at+night]").content.startswith(b"%PDF")
    for wrong in ("/kits/forty/guide.pdf", "/kits/twelve/poem.md", "/sheet.pdf?prompt=house"):
        assert teacher.get(wrong).status_code == 403


# what is in it


def test_the_summary_says_what_the_dashboard_says(worked: Room) -> None:
    """The same n and the same interval, from the same tables."""
    from workshop.insight.shares import distribution
    from workshop.ui.dashboard.view import measured

    view = view_of(worked, Choice(prompt="a doctor"))
    [asked] = [one for one in view.asked if one.name == "setting"]
    shown = distribution(view.observations, measured(asked)).set_index("value").loc["office"]
    rows = [
        row for row in summary_of(worked) if row["measure"] == "share_seen" and row.get("value") == "office"
    ]
    [row] = [row for row in rows if row["attribute"] == "setting"]
    assert (row["count"], row["n"], row["low"]) == (shown["count"], shown["n"], shown["low"])
    [steps] = [row for row in summary_of(worked) if row["measure"] == "recognised"]
    assert steps["n"] == 2 and steps["low"] <= steps["number"] <= steps["high"]


def test_an_imported_session_has_the_same_numbers(worked: Room, classroom: Sessions) -> None:
    """There and back, the dashboard counts the same, of everybody and of each group."""
    classroom.change(worked, settings=replace(worked.session.settings, groups=2))
    assert {row["group"] for row in summary_of(worked)} == {"", "1", "2"}
    parcel = io.BytesIO(b"".join(parcel_of([worked]).chunks()))
    [back] = take_in(classroom, TEACHER, parcel)
    told = [{**row, "session": ""} for row in summary_of(back)]
    assert told == [{**row, "session": ""} for row in summary_of(worked)] and told


def test_a_report_is_printed_at_any_moment(room: Room) -> None:
    """Before anybody came it says what will be there."""
    assert reports.report_of(room).startswith(b"%PDF")


def test_a_report_has_the_charts_and_the_writings(worked: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each finding with its drawing, under the prompt; what people wrote with pseudonyms, as it is."""
    seen = {}
    monkeypatch.setattr(
        reports, "printed", lambda report, pictures: seen.update(report=report, pictures=pictures)
    )
    reports.report_of(worked)
    report, pictures = seen["report"], seen["pictures"]
    charts = [chart for chapter in report.chapters for chart in chapter.charts]
    assert charts and {chart.file for chart in charts} == set(pictures)
    assert all(chart.title and pictures[chart.file].startswith(b"<svg") for chart in charts)
    [section] = report.sections
    assert (section.writings[0].who, section.writings[0].parts[0][1]) == ("P01", "=1+1 #panic(1)")
    name = people.member(worked, "bob").name
    assert name not in repr(report)


def test_young_learners_report_says_nothing_about_persons(
    worked: Room, classroom: Sessions, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither in a chart nor in a number."""
    classroom.change(worked, SessionSettings(young=True))
    seen = {}
    monkeypatch.setattr(
        reports, "printed", lambda report, pictures: seen.update(report=report, pictures=pictures)
    )
    reports.report_of(worked)
    text = repr(seen["report"]).lower()
    assert "skin tone" not in text and "gender" not in text
    assert not {row.get("attribute") for row in summary_of(worked)} & {
        "skin_tone",
        "gender_presentation",
        "age",
    }


# where it is offered


def test_the_cockpit_exports_at_any_moment(leader: Leader, worked: Room) -> None:
    """While the class runs and after its end; the toggle changes the address."""
    for end in (False, True):
        if end:
            pace.end(worked)
        tab = leader.open("facilitator", session=worked.id)
        assert {export_address([worked.id], False), f"/report/{worked.id}.pdf"} <= set(links(tab))
    tab.toggle(key=f"names {worked.id}").set_value(True).run()
    assert export_address([worked.id], True) in links(tab)


def test_several_sessions_go_into_one_zip(leader: Leader, worked: Room, classroom: Sessions) -> None:
    """The list offers them together as soon as there are two."""
    other = classroom.create(TEACHER)
    tab = leader.open("facilitator")
    tab.button_group(key="export several").set_value([worked.id, other.id]).run()
    address = next(one for one in links(tab) if len(parse_qs(urlsplit(one).query).get("session", [])) == 2)
    assert set(parse_qs(urlsplit(address).query)["session"]) == {worked.id, other.id}


def test_an_imported_session_says_so(leader: Leader, worked: Room, classroom: Sessions) -> None:
    """In the list and in its cockpit; and nothing in it changes."""
    [back] = take_in(classroom, TEACHER, io.BytesIO(b"".join(parcel_of([worked]).chunks())))
    assert SAID["imported"] in said(leader.open("facilitator"))
    tab = leader.open("facilitator", session=back.id)
    assert SAID["imported"] in said(tab) and not tab.exception


def test_a_student_takes_the_own_work_along(ada: Student, room: Room) -> None:
    """At the end, the page offers a PDF and a ZIP."""
    room.records.put(Mark(ada.id, DIGEST, 3, "stop"))
    pace.start(room)
    pace.end(room)
    tab = ada.open().tab
    tab.switch_page(str(Path("pages/look_up.py").resolve())).run()
    assert {f"/my-work/{room.id}.pdf", f"/my-work/{room.id}.zip"} <= set(links(tab))


def test_the_kits_are_listed(leader: Leader, room: Room) -> None:
    """Each route with its three parts, as PDF and as Markdown, and the sheet of a typed prompt."""
    tab = leader.open("kits")
    assert not tab.exception and not tab.error
    for route in facts("kits")["routes"]:
        for part in facts("kits")["parts"]:
            assert {f"/kits/{route}/{part}.pdf", f"/kits/{route}/{part}.md"} <= set(links(tab))
    tab.text_input(key="sheet_prompt").set_value("a golden city").run()
    assert any("prompt=a+golden+city" in one for one in links(tab))
    tab.text_input(key="sheet_prompt").set_value("house").run()
    assert tab.error and not any("/sheet.pdf" in one for one in links(tab))


def test_visitors_see_no_kits(room: Room) -> None:
    """The page is not among theirs."""
    with pytest.raises(ValueError, match="kits"):
        opened("kits")


def test_nobodys_words_become_markdown_in_the_list(leader: Leader, classroom: Sessions, worked: Room) -> None:
    """A title is shown as it was typed, also among those to be exported."""
    classroom.change(worked, replace(worked.session.settings), title="**loud**")
    classroom.create(TEACHER)
    tab = leader.open("facilitator")
    assert any(
        r"\*\*loud\*\*" in option.content for option in tab.button_group(key="export several").proto.options
    )
