"""Color by Prompt: what students, the cockpit and the projector are shown, and when."""

from __future__ import annotations

from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from tests.classroom.sheets import sheet
from tests.ui.conftest import Leader, PretendedEngine, Student, mounted, opened
from workshop.classroom import moderation, pace, people
from workshop.classroom.drawing import Drawing, Sketch, finish, has_finished, keep
from workshop.classroom.picture import Picture
from workshop.classroom.reveal import Prompt, choose, reveal_in, show_wall
from workshop.classroom.room import Room
from workshop.content import facts, words
from workshop.ui import front, projector, school
from workshop.ui.color_by_prompt import place, wall
from workshop.ui.color_by_prompt.average import mean
from workshop.ui.color_by_prompt.model_row import _ticket
from workshop.ui.color_by_prompt.prompts import offered
from workshop.ui.parts import is_done
from workshop.ui.seat import take_seat

SAID = words("color_by_prompt")
PAD, TABLE, WALL = (f"twenty_steps_{name}" for name in ("sketchpad", "light_table", "drawing_wall"))


@pytest.fixture(autouse=True)
def fresh_tickets() -> None:
    """Pictures that an earlier test asked for are not asked for."""
    _ticket.clear()


@pytest.fixture
def drawing(room: Room, ada: Student) -> Room:
    """The class in its warm-up, two words known."""
    pace.start(room)
    for seen in range(2):
        pace.reveal_next(room, seen)
    return room


def prompt(room: Room) -> Prompt:
    """Return the prompt that is on."""
    reveal = reveal_in(room)
    assert reveal
    return reveal.prompt


def draw(room: Room, who: str, k: int, colour: str = "red") -> Drawing:
    """Hand in a sheet of one colour."""
    return keep(room, who, Sketch(prompt(room).id, k, picture=sheet(colour)))


def has(page: AppTest, component: str) -> bool:
    """Tell whether a component of ours is on the page."""
    return any(part.proto.component_name == component for part in page.get("bidi_component"))


# students


def test_the_sketchpad_knows_the_words_so_far(drawing: Room, ada: Student) -> None:
    """Two phrases, three to come; what is to come is not even sent."""
    ada.poll()
    pad = mounted(ada.tab, PAD)
    assert pad["phrases"] == ["a house", "with a red roof"] and (pad["k"], pad["total"]) == (2, 5)
    assert "night" not in str(pad) and pad["go"] == ""
    assert pad["address"] == f"/drawings/{drawing.id}/{prompt(drawing).id}"
    assert ada.bar["revealed"] == []


def test_a_reload_finds_the_sheet(drawing: Room, ada: Student) -> None:
    """A new tab is told where the drawings are, by words, and what was said in words."""
    first = draw(drawing, ada.id, 1)
    keep(drawing, ada.id, Sketch(prompt(drawing).id, 2, description="tall"))
    ada.open()
    pad = mounted(ada.tab, PAD)
    assert pad["kept"]["1"] == f"/drawings/{drawing.id}/{first.picture}" and pad["described"] == "tall"


def test_while_they_draw_the_model_is_asked(drawing: Room, ada: Student, engine: PretendedEngine) -> None:
    """Once for the class, the same seed for every prefix, from the first word on."""
    ada.poll()
    ada.open()
    asked = [one for one in engine.submitted if one.prompt in prompt(drawing).texts]
    assert [one.prompt for one in asked] == list(prompt(drawing).texts)
    assert {one.seed for one in asked} == {facts("color_by_prompt")["seed"]}


def test_a_closed_phase_says_so(drawing: Room, ada: Student) -> None:
    """The sheet cannot be drawn on, and the reason stands under it."""
    pace.lock(drawing, True)
    ada.poll()
    assert mounted(ada.tab, PAD)["closed"]


def test_commit_then_compare(drawing: Room, ada: Student) -> None:
    """After the last word a press ends the drawing; the film stands above the model's."""
    for seen in range(2, 5):
        pace.reveal_next(drawing, seen)
    draw(drawing, ada.id, 5)
    ada.poll()
    assert mounted(ada.tab, PAD)["go"] == "done" and not has(ada.tab, TABLE)
    seat = take_seat(ada.id, drawing)
    assert seat and not is_done(seat)
    here = place.place_in_class(seat)
    assert here
    place.go_on(seat, here, "done")
    ada.poll()
    assert has_finished(drawing, ada.id, prompt(drawing).name) and is_done(seat)
    mine, models_own = mounted(ada.tab, TABLE)["rows"]
    assert mine["own"] and list(mine["frames"]) == ["5"]
    assert list(models_own["frames"]) == ["1", "2", "3", "4", "5"]
    assert all(address.endswith("/final.png") for address in models_own["frames"].values())
    assert {one.use for one in drawing.records.all(Picture)} == {place.PAGE}


def test_the_facilitator_may_end_the_drawing(drawing: Room, ada: Student) -> None:
    """Show results opens the comparison for everybody, with the words that are known."""
    pace.show_results(drawing, True)
    ada.poll()
    assert mounted(ada.tab, TABLE)["phrases"] == ["a house", "with a red roof"] and not has(ada.tab, PAD)


def test_the_other_order_waits_for_the_last_word(drawing: Room, ada: Student) -> None:
    """It would give the words away."""
    pace.show_results(drawing, True)
    ada.poll()
    assert SAID["compare"]["orders"] not in [one.label for one in ada.tab.toggle]
    for seen in range(2, 5):
        pace.reveal_next(drawing, seen)
    ada.poll()
    [toggle] = [one for one in ada.tab.toggle if one.label == SAID["compare"]["orders"]]
    toggle.set_value(True).run()
    assert [row["name"] for row in mounted(ada.tab, TABLE)["rows"]][2:] == [SAID["compare"]["other_order"]]


def test_young_learners_take_no_photographs(drawing: Room, ada: Student) -> None:
    """And tones are not called skin tones."""
    school.sessions().change(drawing, replace(drawing.session.settings, young=True))
    ada.poll()
    pad = mounted(ada.tab, PAD)
    assert not pad["photos"] and "skin" not in str(pad["palette"]).casefold()


def test_alone_nothing_is_sent(engine: PretendedEngine) -> None:
    """One prompt by its first words, then word by word; the sheet has no address to be sent to."""
    page = opened("color_by_prompt")
    assert not page.exception and not has(page, PAD)
    page.session_state["color_chosen"] = 1
    page.run()
    pad = mounted(page, PAD)
    assert (pad["phrases"], pad["address"], pad["go"]) == ([offered()[1].prompt.phrases[0]], "", "next")
    assert page.query_params["color_words"] == "1"


def test_alone_a_reload_goes_on(engine: PretendedEngine) -> None:
    """The address of the tab says where it was."""
    page = opened("color_by_prompt")
    page.query_params["color_prompt"] = "1"
    page.query_params["color_words"] = "3"
    page.run()
    assert mounted(page, PAD)["k"] == 3


@pytest.mark.parametrize("number", ["99", "-1", "x"])
def test_a_made_up_address_leads_to_the_choice(engine: PretendedEngine, number: str) -> None:
    """Whatever somebody types there."""
    page = opened("color_by_prompt")
    page.query_params["color_prompt"] = number
    page.run()
    assert not page.exception and not has(page, PAD)


# the projector


@pytest.fixture
def screen(drawing: Room, leader: Leader, engine: PretendedEngine, monkeypatch: pytest.MonkeyPatch) -> Leader:
    """The machine at the front."""
    monkeypatch.setattr(front, "engine", lambda: engine)
    key = school.access().new_projector(drawing.id)
    return leader.hold(**{projector.projector_cookie(drawing.id): key})


def test_the_room_sees_the_words_and_how_many_come(drawing: Room, screen: Leader) -> None:
    """What is revealed, and no drawing before results are shown."""
    draw(drawing, people.join(drawing, "bob").participant, 1)
    tab = screen.open("projector", session=drawing.id)
    stage = mounted(tab, "twenty_steps_stage")
    assert stage["lines"][-1] == "a house with a red roof" and not has(tab, WALL)
    assert stage["note"] == SAID["wall"]["left"].format(left=3)


def test_the_wall_holds_what_was_released(drawing: Room, screen: Leader, ada: Student) -> None:
    """Ada's sheet and the model's, not Bob's; names only when they are switched on."""
    people.join(drawing, "bob")
    mine = draw(drawing, ada.id, 1)
    draw(drawing, "bob", 1, "blue")
    moderation.release(drawing, mine)
    pace.show_results(drawing, True)
    shown = mounted(screen.open("projector", session=drawing.id), WALL)
    ours, models_own = shown["tiles"]
    assert ours["frames"] == {"1": f"/drawings/{drawing.id}/{mine.picture}"} and ours["name"] == ""
    assert models_own["model"] and shown["k"] == 2
    show_wall(drawing, 1, "wall", names=True)
    shown = mounted(screen.open("projector", session=drawing.id), WALL)
    assert shown["tiles"][0]["name"] and shown["k"] == 1
    moderation.hide(drawing, mine)
    assert not has(screen.open("projector", session=drawing.id), WALL)


def test_without_drawings_the_hands_are_shown(drawing: Room, screen: Leader) -> None:
    """A class that drew on paper counts hands; the wall does not stand in their way."""
    pace.show_results(drawing, True)
    assert not wall.show_board(drawing)
    assert not has(screen.open("projector", session=drawing.id), WALL)


def test_the_average_waits_for_enough_drawings(drawing: Room, screen: Leader) -> None:
    """It shows nobody's work from five on; hidden sheets do not count."""
    pace.show_results(drawing, True)
    show_wall(drawing, 1, "average", names=False)
    for number in range(5):
        people.join(drawing, f"person {number}")
        draw(drawing, f"person {number}", 1)
    assert len(screen.open("projector", session=drawing.id).get("image")) == 2
    moderation.hide(drawing, drawing.records.all(Drawing)[0])
    assert not screen.open("projector", session=drawing.id).get("image")


def test_the_average_is_the_mean_of_the_sheets(drawing: Room) -> None:
    """Of black and white it is grey, at k words only of what was drawn up to then."""
    for who, colour in (("person 1", "black"), ("person 2", "white")):
        people.join(drawing, who)
        draw(drawing, who, 1, colour)
    draw(drawing, "person 2", 2, "black")
    assert mean(wall.sheets_after(drawing, prompt(drawing), 1))[9, 9].tolist() == [128, 128, 128]
    assert mean(wall.sheets_after(drawing, prompt(drawing), 2))[9, 9].tolist() == [0, 0, 0]


# the cockpit


@pytest.fixture
def cockpit(drawing: Room, leader: Leader) -> Leader:
    """The teacher before this session."""
    leader.open("facilitator", session=drawing.id)
    return leader


def test_the_panel_reveals(drawing: Room, cockpit: Leader) -> None:
    """The button says which words come."""
    cockpit.press(SAID["panel"]["reveal"].format(phrase=prompt(drawing).phrases[2]))
    reveal = reveal_in(drawing)
    assert reveal and reveal.shown == 3


def test_the_panel_counts_who_has_drawn(drawing: Room, cockpit: Leader, ada: Student) -> None:
    """Since the newest words, and who is done."""
    people.join(drawing, "bob")
    draw(drawing, ada.id, 2)
    draw(drawing, "bob", 1)
    finish(drawing, ada.id, prompt(drawing).name)
    tab = cockpit.open("facilitator", session=drawing.id)
    [line] = [part.proto.text for part in tab.get("progress")]
    assert line.startswith(SAID["panel"]["drawn"].format(drawn=1, people=2))
    assert SAID["panel"]["finished"].format(finished=1) in line


def test_one_press_releases_all(drawing: Room, cockpit: Leader, ada: Student) -> None:
    """And the thumbnails say what the next press on one of them does."""
    for k in (1, 2):
        draw(drawing, ada.id, k)
    tab = cockpit.open("facilitator", session=drawing.id)
    [tile] = mounted(tab, WALL)["tiles"]
    assert tile["quiet"] and tile["press"] == SAID["panel"]["release"]
    tab = cockpit.press(SAID["panel"]["release_all"].format(count=1))
    assert len(moderation.visible(drawing, Drawing)) == 2
    [tile] = mounted(tab, WALL)["tiles"]
    assert not tile["quiet"] and tile["press"] == SAID["panel"]["hide"]


def test_an_own_prompt(drawing: Room, cockpit: Leader) -> None:
    """Typed, split, used; the class begins anew with its first word."""
    field = next(one for one in cockpit.tab.text_input if one.label == SAID["panel"]["own"])
    field.set_value("a snail [in the rain]").run()
    cockpit.press(SAID["panel"]["use"])
    reveal = reveal_in(drawing)
    assert reveal and (reveal.prompt.phrases, reveal.shown) == (("a snail", "in the rain"), 0)


def test_a_prompt_that_does_not_fit_is_refused(drawing: Room, cockpit: Leader) -> None:
    """One word reveals nothing; the class goes on with what it has."""
    before = prompt(drawing)
    field = next(one for one in cockpit.tab.text_input if one.label == SAID["panel"]["own"])
    field.set_value("snail").run()
    assert cockpit.press(SAID["panel"]["use"]).error
    assert prompt(drawing) == before


def test_another_prompt_is_another_sheet(drawing: Room, ada: Student) -> None:
    """The browser keeps it under another name, and nothing of the old one is shown."""
    draw(drawing, ada.id, 1)
    ada.poll()
    old = mounted(ada.tab, PAD)["place"]
    choose(drawing, ["a snail", "in the rain"])
    pace.reveal_next(drawing, 0)
    ada.poll()
    pad = mounted(ada.tab, PAD)
    assert pad["place"] != old and pad["kept"] == {} and pad["phrases"] == ["a snail"]
