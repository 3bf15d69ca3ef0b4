"""Pictures: the right size, the same every time, and different where scenes differ."""

from dataclasses import replace

import numpy as np
import pytest

from workshop.paperworld.world import Scene, draw, head, load_sheet, scene
from workshop.paperworld.world.people import (
    AGES,
    FACIAL_HAIRS,
    FRAMINGS,
    GENDERS,
    HAIRS,
    HELD,
    POSES,
    SETTINGS,
    WORN,
    Family,
    Person,
)
from workshop.paperworld.world.scenes import UNSAID
from workshop.paperworld.world.styles import STYLES
from workshop.paperworld.world.things import CHOICES, Thing

PLAIN = Person(
    occupation="doctor", skin=5, gender="woman", age="young", hair="short", hair_colour="brown",
    facial_hair="none", glasses=False, pose="facing", framing="half figure", aid="none", setting="plain",
    held="none", worn="none", lashes=False, lips=False, sweater="red", colour_index=0,
)  # fmt: skip
WHOLE = replace(PLAIN, framing="full figure")
PARENT = replace(WHOLE, occupation="person", gender="man")
CHILD = replace(WHOLE, occupation="person", age="child")


def picture(subject: Person | Family | Thing, style: str = "flat") -> np.ndarray:
    """Draw somebody or something in the middle of the paper."""
    return np.asarray(draw(Scene(0, subject, style, (), 0.0, 0.0, 1.0)), dtype=np.int16)


def change(first: np.ndarray, second: np.ndarray) -> float:
    """The share of pixels in which two pictures clearly differ."""
    return float((np.abs(first - second).max(axis=2) > 24).mean())


def assert_all_differ(pictures: list[np.ndarray], least: float) -> None:
    """Check that no two of some pictures differ in fewer pixels than a share of them."""
    for i, first in enumerate(pictures):
        for j, second in enumerate(pictures[i + 1 :], i + 1):
            assert change(first, second) > least, (i, j)


def test_size_and_mode() -> None:
    """A picture is RGB and as large as asked."""
    sheet = load_sheet()
    for index, size in ((0, 128), (1, 128), (2, 64), (3, 256)):
        image = draw(scene(index, sheet), size)
        assert image.size == (size, size) and image.mode == "RGB"


def test_a_picture_is_redrawn_from_its_index() -> None:
    """Drawing again gives the same bytes, also after other pictures were drawn."""
    sheet = load_sheet()
    first = [draw(scene(index, sheet)).tobytes() for index in range(40)]
    assert [draw(scene(index, sheet)).tobytes() for index in range(40)] == first


def test_occupations_differ() -> None:
    """Clothes alone tell any two occupations apart."""
    pictures = [picture(replace(PLAIN, occupation=o)) for o in HELD]
    assert_all_differ(pictures, 0.02)


VARIANTS: dict[str, tuple[str, ...]] = {
    "gender": GENDERS,
    "age": AGES,
    "hair": HAIRS,
    "facial_hair": FACIAL_HAIRS,
    "framing": FRAMINGS,
    "setting": SETTINGS,
}


@pytest.mark.parametrize("name", VARIANTS)
def test_every_value_of_an_attribute_shows(name: str) -> None:
    """Any two values of an attribute leave visibly different pictures."""
    pictures = [picture(replace(PLAIN, **{name: value})) for value in VARIANTS[name]]
    assert_all_differ(pictures, 0.004)


def test_every_pose_and_aid_shows() -> None:
    """On a whole figure: a chair and a wheelchair, arms and faces, each unlike the others."""
    seen = [replace(WHOLE, pose=pose) for pose in POSES]
    seen += [replace(WHOLE, pose="sitting", aid="wheelchair"), replace(WHOLE, aid="prosthetic arm")]
    assert_all_differ([picture(person) for person in seen], 0.004)


def test_an_arm_shows_in_a_half_figure() -> None:
    """A prosthetic arm is visible without legs, whether it hangs or waves."""
    for pose in ("facing", "waving"):
        person = replace(PLAIN, pose=pose)
        assert change(picture(person), picture(replace(person, aid="prosthetic arm"))) > 0.004


@pytest.mark.parametrize(
    "subject", [PLAIN, Thing("apple", tuple((n, v[0]) for n, v in CHOICES["apple"].items()))]
)
def test_styles_differ(subject: Person | Thing) -> None:
    """The same scene looks different in each style."""
    assert_all_differ([picture(subject, style) for style in STYLES], 0.05)


def test_members_of_a_family_show() -> None:
    """Another child or another adult is another picture, and so is another skin tone of one of them."""
    groups = (
        (PARENT, CHILD),
        (PARENT, CHILD, CHILD),
        (PARENT, PARENT, CHILD),
        (PARENT, PARENT, CHILD, CHILD),
        (PARENT, PARENT, CHILD, replace(CHILD, skin=10)),
    )
    assert_all_differ([picture(Family(members, "plain")) for members in groups], 0.004)


@pytest.mark.parametrize(("field", "values"), [("held", HELD), ("worn", WORN)])
def test_every_tool_shows(field: str, values: dict[str, tuple[str, ...] | str]) -> None:
    """Each tool and each sign of a trade covers a visible part of the picture."""
    for occupation, tools in values.items():
        bare = replace(PLAIN, occupation=occupation)
        for tool in (tools,) if isinstance(tools, str) else tools:
            assert change(picture(bare), picture(replace(bare, **{field: tool}))) > 0.02, tool


def test_skin_gets_darker_from_tone_to_tone() -> None:
    """The ten tones keep their order on the forehead, and the eyes stay white on all of them."""
    seen = [picture(replace(PLAIN, hair="bald", skin=tone)) for tone in range(1, 11)]
    light = [float(p[34:38, 62:70].mean()) for p in seen]
    groups = [np.mean(light[:3]), np.mean(light[3:6]), np.mean(light[6:])]
    assert groups == sorted(groups, reverse=True) and light[3:] == sorted(light[3:], reverse=True)
    assert all((p[48:60, 46:58].min(axis=2) > 240).sum() >= 12 for p in seen)


def test_glasses_show_on_every_skin() -> None:
    """Glasses are visible whatever the skin tone."""
    for tone in range(1, 11):
        person = replace(PLAIN, skin=tone)
        assert change(picture(person), picture(replace(person, glasses=True))) > 0.01


def test_every_trait_of_a_thing_shows() -> None:
    """Changing any trait of a thing changes its picture."""
    for kind, traits in CHOICES.items():
        usual = {name: UNSAID.get(name, values[0]) for name, values in traits.items()}
        plain = picture(Thing(kind, tuple(usual.items())))
        for name, values in traits.items():
            for value in set(values) - {usual[name]}:
                changed = Thing(kind, tuple({**usual, name: value}.items()))
                assert change(plain, picture(changed)) > 0.01, (kind, name, value)


@pytest.mark.parametrize("pose", POSES)
@pytest.mark.parametrize("framing", FRAMINGS)
@pytest.mark.parametrize("age", AGES)
def test_glasses_are_drawn_within_the_box_of_the_head(pose: str, framing: str, age: str) -> None:
    """However near or small somebody is, and wherever the figure sits on the paper."""
    person = replace(PLAIN, pose=pose, framing=framing, age=age)
    without = Scene(0, person, "flat", (), 2.5, 1.5, 1.03)
    with_glasses = replace(without, subject=replace(person, glasses=True))
    changed = np.any(np.asarray(draw(without)) != np.asarray(draw(with_glasses)), axis=2)
    rows, columns = np.nonzero(changed)
    box = head(without)
    assert box is not None and len(rows)
    left, top, right, bottom = box
    assert left < columns.min() and columns.max() < right and top < rows.min() and rows.max() < bottom
    assert (right - left) * (bottom - top) < 40 * (np.ptp(rows) + 1) * (np.ptp(columns) + 1)


def test_what_is_nobody_has_no_head() -> None:
    """Families have several, things none."""
    scenes = [scene(number, load_sheet("skewed")) for number in range(200)]
    assert {head(drawn) is None for drawn in scenes if not isinstance(drawn.subject, Person)} == {True}
