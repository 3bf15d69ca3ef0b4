"""The facilitator's panel, the projector's board and the wall: what each shows, and when."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pandas as pd
import pytest

from tests.ui.conftest import QUEUED, Leader, PretendedEngine, is_mounted, mounted, said
from workshop.classroom import pace, people
from workshop.classroom.default_test import change_test, keep_test, kept_test
from workshop.classroom.observation import Observation
from workshop.classroom.picture import Picture
from workshop.classroom.prediction import Prediction
from workshop.classroom.room import Room
from workshop.classroom.submission import hand_in
from workshop.content import facts, words
from workshop.diffusion.models import ModelCard
from workshop.ui import projector, school
from workshop.ui.default_test import board, making, wall
from workshop.ui.default_test.answers import asked_in, current_test
from workshop.ui.default_test.codebook import attribute, attributes
from workshop.ui.default_test.dial import chart, finding, in_both_data
from workshop.ui.default_test.part import name_observation, name_prediction
from workshop.ui.default_test.probed import are_unread, likeliest, names_of, shares_along
from workshop.ui.default_test.progress import progress_of
from workshop.ui.default_test.recipes import along_the_data, along_the_dial, many, many_seeds, recipes
from workshop.ui.pictures import refer

SAID = words("ui/default_test")
TEST = 3  # phase of the twelve minutes
STAGE, WALL = "twenty_steps_stage", "twenty_steps_wall"


@pytest.fixture
def testing(room: Room) -> Room:
    """A class in the phase of the test."""
    pace.start(room)
    pace.go_to(room, TEST)
    return room


@pytest.fixture
def screen(testing: Room, leader: Leader) -> Leader:
    """The machine at the front."""
    key = school.access().new_projector(testing.id)
    return leader.hold(**{projector.projector_cookie(testing.id): key})


def show(screen: Leader, room: Room, **changes: Any) -> None:
    """Let the projector show the test as the facilitator wants it."""
    test = keep_test(room, current_test(room))
    change_test(room, test.name, **changes)
    screen.open("projector", session=room.id)


def describe(room: Room, count: int) -> None:
    """Let so many people commit and describe two pictures each."""
    test = current_test(room)
    for number in range(count):
        person = people.join(room, f"person {number}").participant
        hand_in(room, Prediction(person, test.name, {"gender_presentation": "woman"}))
        for recipe in recipes(test)[:2]:
            hand_in(room, Observation(person, test.name, recipe.digest, {"gender_presentation": "man"}))


# the projector


def test_the_room_sees_the_question_first(testing: Room, screen: Leader) -> None:
    """And how many have committed, but no picture."""
    describe(testing, 2)
    show(screen, testing)
    stage = mounted(screen.tab, STAGE)
    assert stage["note"] == SAID["board"]["committed"].format(count=2, all=2)
    assert not is_mounted(screen.tab, WALL) and not is_mounted(screen.tab, "twenty_steps_scrubber")


def test_the_room_sees_what_was_chosen(testing: Room, screen: Leader) -> None:
    """The run without its end, or all pictures."""
    show(screen, testing, view="steps")
    run = mounted(screen.tab, "twenty_steps_scrubber")
    assert run["single"] and run["marks"] is None
    show(screen, testing, view="pictures")
    assert len(mounted(screen.tab, WALL)["pictures"]) == 12


def test_the_dial_waits_for_the_reveal(testing: Room, screen: Leader) -> None:
    """Before it, the room sees the pictures as they are."""
    show(screen, testing, view="dial")
    assert is_mounted(screen.tab, WALL) and not is_mounted(screen.tab, "twenty_steps_dial")
    pace.show_results(testing, True)
    show(screen, testing, view="dial")
    assert mounted(screen.tab, "twenty_steps_dial")["room"]


def test_the_second_dial_waits_for_the_reveal_and_needs_a_twin(
    testing: Room, screen: Leader, twin: ModelCard
) -> None:
    """Then the room sees the same seeds with other data."""
    show(screen, testing, view="data")
    assert is_mounted(screen.tab, WALL) and not is_mounted(screen.tab, "twenty_steps_dial")
    pace.show_results(testing, True)
    show(screen, testing, view="data")
    dial = mounted(screen.tab, "twenty_steps_dial")
    assert dial["room"] and dial["words"] == words("ui/dial")["data"]
    assert SAID["data"]["room"].format(model="paperworld") in said(screen.tab)


def test_without_a_twin_there_is_one_dial(testing: Room) -> None:
    """The pretended model has none."""
    assert along_the_data(current_test(testing)) == {}


def test_a_recipe_of_the_twin_names_it(testing: Room, twin: ModelCard) -> None:
    """The first stop is the class's own pictures; what follows says which twin, and how much of it."""
    test = current_test(testing)
    own, half, whole = along_the_data(test).values()
    assert own == recipes(test)
    assert {(one.lora, one.lora_scale) for one in half} == {(twin.lora, 0.5)}
    assert {(one.lora, one.lora_scale) for one in whole} == {(twin.lora, 1.0)}


def test_the_data_of_both_is_told_where_it_is_known(testing: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    """The shares on the two data sheets; of a prompt that says more, nothing is known."""
    monkeypatch.undo()  # the shipped model
    test = replace(current_test(testing), model="paperworld")
    told = in_both_data(test, attribute("gender_presentation"))
    assert "“Man” 78% in the uneven data, 33% in the balanced" in told
    assert in_both_data(replace(test, prompt="a doctor waving"), attribute("setting")) == ""


@pytest.mark.parametrize(("count", "shown"), [(4, False), (5, True)])
def test_results_need_enough_people(testing: Room, screen: Leader, count: int, shown: bool) -> None:
    """What the room had in mind and what it saw, in one chart."""
    for run in map(making.made, recipes(current_test(testing))):
        assert run is None
    describe(testing, count)
    making.ask_for(recipes(current_test(testing)))
    for run in making.all_made(recipes(current_test(testing)))[:2]:
        refer(testing, run, "a doctor")
    pace.show_results(testing, True)
    show(screen, testing)
    charts = screen.tab.get("arrow_vega_lite_chart") or screen.tab.get("vega_lite_chart")
    assert bool(charts) is shown
    if not shown:  # and no run that nobody chose
        told = SAID["board"]["too_few"].format(count=4, needed=5)
        assert mounted(screen.tab, STAGE)["lines"] == [told]


def test_a_run_that_cannot_be_made_leaves_the_stage(
    testing: Room, screen: Leader, engine: PretendedEngine
) -> None:
    """Then the projector shows its recording."""
    engine.answer = lambda recipe: replace(QUEUED, phase="failed")
    making._asked.clear()
    assert not board.VIEWS["steps"](testing, current_test(testing))


# the panel


@pytest.fixture
def cockpit(testing: Room, leader: Leader) -> Leader:
    """The facilitator before the session."""
    leader.open("facilitator", session=testing.id)
    return leader


def test_the_panel_says_how_far_the_class_is(testing: Room, cockpit: Leader) -> None:
    """Who has committed, and who has described all of their share."""
    describe(testing, 3)
    told = said(cockpit.tab.run())
    assert SAID["panel"]["committed"].format(count=3, all=3) in told
    assert SAID["panel"]["made"].format(made=12, all=12) in told


def test_another_prompt_is_another_test(testing: Room, cockpit: Leader) -> None:
    """With the same seeds; the class commits anew."""
    pace.show_results(testing, True)
    (form,) = [one for one in cockpit.tab.text_input if one.label == SAID["panel"]["own"]]
    form.input("a painter")
    cockpit.press(SAID["panel"]["use"])
    test = kept_test(testing)
    assert test is not None and (test.prompt, len(test.seeds)) == ("a painter", 12)
    assert not testing.pulse.results


def test_young_learners_get_prompts_of_the_list_only(testing: Room, cockpit: Leader) -> None:
    """And variants without a word about how somebody looks."""
    school.sessions().change(testing, replace(testing.session.settings, young=True))
    cockpit.tab.run()
    assert SAID["panel"]["own"] not in [one.label for one in cockpit.tab.text_input]
    young = facts("default_test")["prompt"][0]["young"]
    assert current_test(testing).variants["C"] == young


def test_a_hundred_runs_can_be_stopped(testing: Room, cockpit: Leader, engine: PretendedEngine) -> None:
    """What is made by then stays on the wall, and a restart asks for no more."""
    cockpit.tab.run()
    done = {recipe.digest for recipe in recipes(current_test(testing))}
    engine.answer = lambda recipe: engine.done(recipe) if recipe.digest in done else QUEUED
    count = len(many_seeds(current_test(testing)))
    cockpit.press(SAID["panel"]["many"].format(count=count))
    assert len(current_test(testing).many) == count == 100
    assert len(mounted(cockpit.tab, WALL)["pictures"]) == 12 and mounted(cockpit.tab, WALL)["missing"] == 88
    assert {one.picture for one in testing.records.all(Picture)} == done  # they leave with the session
    cockpit.press(SAID["panel"]["stop"])
    assert current_test(testing).many == current_test(testing).seeds
    assert all(ticket.cancelled for ticket in engine.tickets if ticket.state is QUEUED)


def test_a_variant_keeps_the_seeds(testing: Room) -> None:
    """B and C are other words over the same noise."""
    test = keep_test(testing, current_test(testing))
    change_test(testing, test.name, variant="B")
    changed = current_test(testing)
    assert changed.prompt_now == "a doctor in a kitchen" != test.prompt_now
    assert [one.seed for one in recipes(changed)] == [one.seed for one in recipes(test)]


# the probe


def reading(**values: str) -> dict[str, dict[str, float]]:
    """Return a reading that is nearly sure."""
    return {name: {value: 0.9, "other": 0.1} for name, value in values.items()}


def test_shares_along_the_dial_are_counted(testing: Room, engine: PretendedEngine) -> None:
    """Each picture is one case, tones count for their groups, and what nobody has read is not counted."""
    stops = along_the_dial(current_test(testing))
    making.ask_for([recipe for row in stops.values() for recipe in row])
    for row, values in zip(stops.values(), (("woman", "8"), ("man", "2")), strict=False):
        for recipe in row:
            engine.readings[recipe.digest] = reading(gender_presentation=values[0], skin_tone=values[1])
    asked = [attribute("gender_presentation"), attribute("skin_tone")]
    found = shares_along(stops, asked).set_index(["attribute", "stop", "value"])
    assert found.loc[("gender_presentation", 1.0, "woman"), "share"] == 1
    assert found.loc[("gender_presentation", 2.0, "woman"), "count"] == 0
    assert found.loc[("skin_tone", 1.0, "dark"), ["count", "n"]].tolist() == [12, 12]
    assert found.loc[("skin_tone", 2.0, "light"), "low"] == pytest.approx(
        0.7575, abs=1e-3
    )  # Wilson, 12 of 12
    assert 4.0 not in found.index.get_level_values("stop")


def test_the_finding_names_both_ends() -> None:
    """What the last stop shows most, and how often the first one did."""
    rows = [("woman", 1.0, 5), ("man", 1.0, 7), ("woman", 7.0, 0), ("man", 7.0, 12)]
    table = pd.DataFrame(rows, columns=["value", "stop", "count"]).assign(n=12, low=0.0, high=1.0)
    table["share"], table["name"] = (
        table["count"] / 12,
        table["value"].map(attribute("gender_presentation").values),
    )
    told = finding("guidance", attribute("gender_presentation"), table)
    assert "“Man”" in told and "7 of 12" in told and "12 of 12" in told
    assert json.loads(chart("guidance", table).to_json())["layer"]


def test_the_finding_about_data_follows_the_default_of_the_uneven_data() -> None:
    """What was usual at first is told, and how rare it is at the end."""
    rows = [("woman", 0.0, 1), ("man", 0.0, 11), ("woman", 1.0, 8), ("man", 1.0, 4)]
    table = pd.DataFrame(rows, columns=["value", "stop", "count"]).assign(n=12, low=0.0, high=1.0)
    table = table.assign(
        share=table["count"] / 12, name=table["value"].map(attribute("gender_presentation").values)
    )
    told, stops = finding("data", attribute("gender_presentation"), table), SAID["data"]["stops"]
    assert "“Man” in 11 of 12" in told and "4 of 12" in told
    assert f"“{stops['0']}”" in told and f"“{stops['1']}”" in told


def test_a_reading_of_tones_adds_up_to_groups() -> None:
    """Four dark tones of a quarter each outweigh one light tone of a half."""
    chances = {"1": 0.4, "7": 0.2, "8": 0.2, "9": 0.2}
    assert likeliest(attribute("skin_tone"), {"skin_tone": chances}) == "dark"
    assert list(names_of(attribute("skin_tone"))) == ["light", "medium", "dark"]


def test_without_a_probe_nothing_is_waited_for(testing: Room) -> None:
    """The pretended model brings none."""
    test = current_test(testing)
    making.ask_for(recipes(test))
    assert not are_unread(test, recipes(test))


def test_probe_and_class_are_compared_on_what_both_have_seen(testing: Room, engine: PretendedEngine) -> None:
    """The class's majority against the reading, picture by picture."""
    test = keep_test(testing, current_test(testing))
    making.ask_for(recipes(test))
    first, second = making.all_made(recipes(test))[:2]
    for run in (first, second):
        refer(testing, run, test.name)
    describe(testing, 3)
    engine.readings[first.digest] = reading(gender_presentation="man")
    engine.readings[second.digest] = reading(gender_presentation="woman")
    found = wall.agreement(testing, test, [attribute("gender_presentation")])["gender_presentation"]
    assert (found.same, found.n) == (1, 2)


# lines and numbers


def test_the_wall_says_what_most_of_the_class_saw(testing: Room) -> None:
    """Of the pictures that it has described, beside what the probe reads there; not of the others."""
    describe(testing, 3)
    for run in making.all_made(recipes(current_test(testing))):
        refer(testing, run, "a doctor")
    found = wall.class_saw(testing, current_test(testing), [attribute("gender_presentation")])
    told = SAID["wall"]["class"].format(told="Man")
    assert found == {recipe.digest: told for recipe in recipes(current_test(testing))[:2]}


def test_a_line_says_what_was_handed_in() -> None:
    """In the words of the codebook, own words as they are."""
    told = name_observation(
        Observation("ada", "a doctor", "0", {"objects": "glasses; a *red* lamp"}, note="hm")
    )
    assert "Glasses, a *red* lamp" in told and "hm" in told
    assert "Woman" in name_prediction(Prediction("ada", "a doctor", {"gender_presentation": "woman"}))
    assert name_prediction(Prediction("ada", "a doctor")) == SAID["line"]["skipped"].format(test="a doctor")


def test_progress_counts_whole_shares(testing: Room) -> None:
    """Two pictures of one's own share, in a short run."""
    describe(testing, 2)
    found = progress_of(testing, current_test(testing))
    assert len(found.committed) == len(found.answered) == 2 and not found.coded
    assert asked_in(testing) == attributes(short=True)


def test_a_wall_begins_with_the_seeds_of_the_class(testing: Room) -> None:
    """So that pictures the class has described are on it."""
    test = replace(current_test(testing), many=many_seeds(current_test(testing)))
    assert [one.digest for one in many(test)[:12]] == [one.digest for one in recipes(test)]
    assert len({one.seed for one in many(test)}) == 100
