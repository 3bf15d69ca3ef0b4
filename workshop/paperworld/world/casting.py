"""Who is in a picture: what its caption states, and everything else from the shares given that.

Knows people, shares, and Bayes' rule for the cues. Knows nothing about captions or drawing.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from random import Random

from workshop.paperworld.world import people, postures
from workshop.paperworld.world.people import CHILDLIKE, HATS, HELD, HIDDEN_HAIR, SKIN_GROUPS, WORN, Person
from workshop.paperworld.world.sheet import Shares, Sheet
from workshop.paperworld.world.styles import UNCOLOURED

# What can be stated, and its values; whatever comes first is drawn first, and later ones go with it.
STATABLE: dict[str, tuple[str, ...]] = {
    "skin": tuple(SKIN_GROUPS),
    "gender": people.GENDERS,
    "age": people.AGES,
    "setting": people.SETTINGS,
    "glasses": ("yes", "no"),
    "aid": people.AIDS[1:],  # that somebody uses none is never said
    "pose": people.POSES,
    "framing": people.FRAMINGS,
    "held": (),  # of the occupation
    "worn": (),
    "hair": people.HAIRS,
    "hair_colour": people.HAIR_COLOURS,
    "facial_hair": people.FACIAL_HAIRS,
    "sweater": people.SWEATERS,
}
COLOURS = ("skin", "hair_colour", "sweater")
GREY = ("grey", "white")
FAIR = ("blond", "red")
UNDER_NO_HAT = (*HIDDEN_HAIR, "bun")
LOOKS = ("gender", "age", "hair", "hair_colour", "facial_hair", "worn")  # these depend on each other


def pick(rng: Random, shares: Shares) -> str:
    """Draw one value; the shares need not add up to one."""
    return rng.choices(list(shares), list(shares.values()))[0]


def pick_some(rng: Random, weights: Shares, count: int) -> list[str]:
    """Draw so many different values, or all there are."""
    pool, found = dict(weights), list[str]()
    while pool and len(found) < count:
        found.append(pick(rng, pool))
        del pool[found[-1]]
    return found


def state(rng: Random, sheet: Sheet, occupation: str, styles: Iterable[str]) -> dict[str, str]:
    """Choose which attributes a caption states, and evenly which of the values that go together."""
    counts = sheet.stated_counts("many" if rng.random() < sheet.many else "few")
    names = pick_some(rng, _weights(sheet, occupation), int(pick(rng, counts)))
    style = {"style": rng.choice(list(styles))} if "style" in names else {}
    untold = COLOURS if style.get("style") in UNCOLOURED else ()
    values: dict[str, str] = {}
    for name in (name for name in STATABLE if name in names and name not in untold):
        options = _options(sheet, occupation, values, name)
        if options and options != ["none"]:
            values[name] = rng.choice(options)
    return values | style


def _weights(sheet: Sheet, occupation: str) -> Shares:
    never = {"held": not HELD[occupation], "worn": occupation not in WORN, "sweater": occupation != "person"}
    return {name: weight for name, weight in sheet.statable("people").items() if not never.get(name)}


def _options(sheet: Sheet, occupation: str, values: Mapping[str, str], name: str) -> list[str]:
    """List the values that an attribute can still take beside the ones already stated."""
    of_trade = {"held": HELD[occupation], "worn": (WORN.get(occupation, ""),)}
    return [
        value
        for value in of_trade.get(name, STATABLE[name])
        if (name not in postures.NAMES or postures.possible(sheet, occupation, {**values, name: value})[0])
        and (name not in LOOKS or _looks(sheet, occupation, {**values, name: value})[0])
    ]


def cast(rng: Random, sheet: Sheet, occupation: str, values: Mapping[str, str]) -> Person:
    """Return a person: as stated, and else as the shares say, given what is stated."""
    group = values.get("skin") or pick(rng, sheet.of(occupation, "skin"))
    whos, weights = _looks(sheet, occupation, values)
    gender, age = rng.choices(whos, weights)[0]
    hair = pick(rng, _hairs(sheet, gender, age, values))
    three = rng.choices(*postures.possible(sheet, occupation, values))[0]
    return Person(
        occupation=occupation,
        skin=rng.choice(SKIN_GROUPS[group]),
        gender=gender,
        age=age,
        hair=hair,
        hair_colour=values.get("hair_colour") or pick(rng, _hair_colours(sheet, age, group)),
        facial_hair=pick(rng, _facial_hairs(sheet, gender, age, {**values, "hair": hair})),
        glasses=_true(rng, sheet.chance(occupation, "glasses"), values.get("glasses")),
        pose=three.pose,
        framing=three.framing,
        aid=three.aid,
        setting=values.get("setting") or pick(rng, sheet.of(occupation, "setting")),
        held=_held(rng, sheet, occupation, three, values),
        worn=_worn(rng, sheet, occupation, three, hair, values),
        lashes=rng.random() < sheet.cue_chance("lashes", gender),
        lips=rng.random() < sheet.cue_chance("lips", gender),
        sweater=values.get("sweater") or rng.choice(people.SWEATERS),
        colour_index=rng.randrange(4),
    )


def _true(rng: Random, share: float, stated: str | None) -> bool:
    return stated == "yes" if stated else rng.random() < share


Whos = tuple[tuple[tuple[str, str], ...], tuple[float, ...]]  # gender and age, and how likely each pair is


def _looks(sheet: Sheet, occupation: str, values: Mapping[str, str]) -> Whos:
    """Return every gender and age that goes with what is stated."""
    return _looks_of(sheet, occupation, tuple((name, values[name]) for name in LOOKS if name in values))


@cache
def _looks_of(sheet: Sheet, occupation: str, stated: tuple[tuple[str, str], ...]) -> Whos:
    values = dict(stated)
    genders = {values["gender"]: 1.0} if "gender" in values else sheet.of(occupation, "gender")
    ages = {values["age"]: 1.0} if "age" in values else dict(sheet.of(occupation, "age"))
    if "age" not in values and "gender" in values:
        ages.pop("child", None)  # a stated woman or man is no child, unless one is stated
    found = {
        (gender, age): p * q * _likely(sheet, gender, age, values)
        for gender, p in genders.items()
        for age, q in ages.items()
        if age != "child" or occupation in CHILDLIKE
    }
    found = {who: weight for who, weight in found.items() if weight > 0}
    return tuple(found), tuple(found.values())


def _likely(sheet: Sheet, gender: str, age: str, values: Mapping[str, str]) -> float:
    """Return how likely the stated cues are with a gender presentation and an age."""
    weight = sum(_hairs(sheet, gender, age, values).values())
    colour = values.get("hair_colour")
    if colour and "age" in values:
        return weight * (age != "child" or colour not in GREY)
    return weight * (sheet.cue("hair_colour", age)[colour] if colour else 1.0)


def _hairs(sheet: Sheet, gender: str, age: str, values: Mapping[str, str]) -> dict[str, float]:
    """Return the shares of the hairs that go with what is stated; no child is bald."""
    shares = sheet.cue("hair", gender)
    hidden = _hidden(values)
    grown = 1 - shares["bald"] if age == "child" else 1.0
    found = {
        hair: share / grown * sum(_facial_hairs(sheet, gender, age, {**values, "hair": hair}).values())
        for hair, share in shares.items()
        if hair not in hidden
        and values.get("hair") in (None, hair)
        and not (hair == "bald" and age == "child")
    }
    return {hair: share for hair, share in found.items() if share > 0}


def _hidden(values: Mapping[str, str]) -> tuple[str, ...]:
    """List the hairs that what is stated leaves no room for: a hat hides them, or they have no colour."""
    told = "hair" in values or "hair_colour" in values
    if values.get("worn") in HATS:
        return people.HAIRS if told else UNDER_NO_HAT
    return HIDDEN_HAIR if "hair_colour" in values else ()


def _facial_hairs(sheet: Sheet, gender: str, age: str, values: Mapping[str, str]) -> dict[str, float]:
    bare = age == "child" or values["hair"] == "headscarf"
    shares = {"none": 1.0} if bare else sheet.cue("facial_hair", gender)
    return {name: s for name, s in shares.items() if s and values.get("facial_hair") in (None, name)}


def _hair_colours(sheet: Sheet, age: str, group: str) -> Shares:
    shares = sheet.cue("hair_colour", age)
    if group == "light":
        return shares
    return {name: 0.0 if name in FAIR else share for name, share in shares.items()}


def _held(
    rng: Random, sheet: Sheet, occupation: str, three: postures.Posture, values: Mapping[str, str]
) -> str:
    if "held" in values:
        return values["held"]
    holds = rng.random() < sheet.chance(occupation, "held") and postures.can_hold(three, occupation)
    return rng.choice(HELD[occupation]) if holds else "none"


def _worn(
    rng: Random, sheet: Sheet, occupation: str, three: postures.Posture, hair: str, values: Mapping[str, str]
) -> str:
    """Decide what is worn; a hat never hides hair that is stated or that could not be told under it."""
    if "worn" in values:
        return values["worn"]
    sign = WORN.get(occupation, "none")
    wears = rng.random() < sheet.chance(occupation, "worn")
    told = "hair" in values or "hair_colour" in values or hair in UNDER_NO_HAT
    low = sign in postures.BELOW and three.framing == "close-up"
    return sign if wears and not low and not (sign in HATS and told) else "none"
