"""A prompt is obeyed when everything it states is read."""

from dataclasses import replace

from workshop.paperworld.training import data
from workshop.paperworld.training.obedience import Request, new_requests, obeyed, score, stated
from workshop.paperworld.world import load_sheet, scene
from workshop.paperworld.world.people import Person

SHEET = load_sheet("skewed")


def test_what_a_caption_states_has_the_names_of_the_attributes() -> None:
    """Skin is asked for by its group, and a tool in the hand without the one on the head."""
    drawn = next(s for s in (scene(n, SHEET) for n in range(10_000)) if "held" in s.stated)
    assert isinstance(drawn.subject, Person)
    person = replace(drawn.subject, worn="beret", skin=9)
    asked = stated(replace(drawn, subject=person, stated=("held", "skin")))
    assert asked == {"subject": person.occupation, "tools": person.held, "skin_group": "dark"}


def test_requests_are_new_combinations() -> None:
    """None of them was stated together in a training picture, and none is asked for twice."""
    requests = new_requests(20, trained=2_000, sheet=SHEET)
    asked = [tuple(sorted(request.stated.items())) for request in requests]
    seen = {tuple(sorted(stated(scene(number, SHEET)).items())) for number in range(2_000)}
    assert len(set(asked)) == 20 and not seen & set(asked)
    again = new_requests(3, trained=2_000, sheet=SHEET)
    assert again == requests[:3]
    assert data.HELD_OUT > 2_000


def test_other_tools_are_no_disobedience() -> None:
    """Asked for a flask, a scientist may wear goggles too; anything else must be as stated."""
    request = Request("", {"subject": "scientist", "tools": "flask", "glasses": "no"}, 0)
    reading = {"subject": "scientist", "tools": "flask, goggles", "glasses": "yes"}
    assert obeyed(request, reading, ["tools"]) == {"subject": True, "tools": True, "glasses": False}


def test_the_score_is_a_mean_over_attributes() -> None:
    """Rarely stated attributes share one place."""
    verdicts = [{"subject": True, "age": row % 4 > 0} for row in range(40)] + [
        {"subject": False, "roof": True}
    ]
    found = score(verdicts)
    assert found["obedience"] == {"mean": 0.9085, "min": 0.75, "subject": 0.9756, "age": 0.75, "others": 1.0}
    assert found["obedience_n"] == {"subject": 41, "age": 40, "others": 1}
    assert found["obeyed_wholly"] == round(30 / 41, 4)
