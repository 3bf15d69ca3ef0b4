"""Who belongs to a family: one or two adults, one or two children, mostly of one skin group.

Knows families and their shares. Knows nothing about captions or drawing.
"""

from collections.abc import Iterable, Mapping
from random import Random

from workshop.paperworld.world.casting import cast, pick, pick_some
from workshop.paperworld.world.people import SETTINGS, SKIN_GROUPS, Family, skin_group
from workshop.paperworld.world.sheet import FAMILY, Sheet
from workshop.paperworld.world.styles import UNCOLOURED

ADULTS: dict[str, tuple[str, ...]] = {
    "woman and man": ("woman", "man"),
    "two women": ("woman", "woman"),
    "two men": ("man", "man"),
    "one woman": ("woman",),
    "one man": ("man",),
}
CHILDREN: dict[str, int] = {"one": 1, "two": 2}
SEVERAL = "several"  # the skin group of a family whose members differ
STATABLE: dict[str, tuple[str, ...]] = {
    "skin": tuple(SKIN_GROUPS),
    "adults": tuple(ADULTS),
    "children": tuple(CHILDREN),
    "pose": ("facing", "waving"),
    "setting": SETTINGS,
}
SEEN = {"framing": "full figure", "aid": "none"}


def state(rng: Random, sheet: Sheet, styles: Iterable[str]) -> dict[str, str]:
    """Choose which attributes of a family a caption states, and their values evenly."""
    count = int(pick(rng, sheet.stated_counts(FAMILY)))
    names = pick_some(rng, sheet.statable(FAMILY), count)
    options = {**STATABLE, "style": tuple(styles)}
    values = {name: rng.choice(options[name]) for name in names}
    if values.get("style") in UNCOLOURED:
        values.pop("skin", None)
    return values


def gather(rng: Random, sheet: Sheet, values: Mapping[str, str]) -> Family:
    """Return a family: as stated, and else as the shares say."""
    told = {name: values.get(name) or pick(rng, sheet.of(FAMILY, name)) for name in STATABLE}
    genders = list(ADULTS[told["adults"]])
    rng.shuffle(genders)
    kids = [pick(rng, sheet.of("person", "gender")) for _ in range(CHILDREN[told["children"]])]
    groups = _groups(rng, told["skin"], len(genders), len(kids))
    ages = [pick(rng, sheet.of(FAMILY, "age"))] * len(genders) + ["child"] * len(kids)
    seen = {**SEEN, "setting": told["setting"], "pose": told["pose"]}
    members = tuple(
        cast(rng, sheet, "person", {**seen, "gender": g, "age": age, "skin": group})
        for g, age, group in zip(genders + kids, ages, groups, strict=True)
    )
    return Family(members, told["setting"])


def _groups(rng: Random, told: str, adults: int, kids: int) -> list[str]:
    """Return the skin group of each member; where they differ, the first two do."""
    if told != SEVERAL:
        return [told] * (adults + kids)
    two = rng.sample(list(SKIN_GROUPS), 2)
    return two + [rng.choice(two) for _ in range(adults + kids - 2)]


def adults_of(family: Family) -> str:
    """Return which adults there are, by the names of the data sheet."""
    found = tuple(sorted(m.gender for m in family.members if m.age != "child"))
    return next(name for name, genders in ADULTS.items() if tuple(sorted(genders)) == found)


def children_of(family: Family) -> str:
    """Return how many children there are, in words."""
    count = sum(member.age == "child" for member in family.members)
    return next(name for name, number in CHILDREN.items() if number == count)


def skin_of(family: Family) -> str:
    """Return the skin group of all members, or "several"."""
    groups = {skin_group(member.skin) for member in family.members}
    return groups.pop() if len(groups) == 1 else SEVERAL
