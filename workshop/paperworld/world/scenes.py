"""What is in picture number `index`: every attribute, decided by the sheet, the index and nothing else.

A caption that states attributes comes first: its values are drawn evenly. Everything else follows the shares.
Knows people, things and shares. Knows nothing about drawing or the words of a caption.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from random import Random

from workshop.paperworld.world import people
from workshop.paperworld.world.people import HAIR_COLOURS, HATS, HELD, SKIN_GROUPS, WORN, Person
from workshop.paperworld.world.sheet import WORLD, Shares, Sheet
from workshop.paperworld.world.things import CHOICES, Thing


@dataclass(frozen=True)
class Scene:
    """Everything that decides a picture: somebody or something, and where exactly it sits on the paper."""

    index: int
    person: Person | None
    thing: Thing | None
    stated: tuple[str, ...]  # the attributes that the caption states
    dx: float  # moved to the right, in 1/128 of the side
    dy: float
    zoom: float


def scene(index: int, sheet: Sheet) -> Scene:
    """Return the scene of a picture; the same for the same world, sheet and index on every machine."""
    rng = Random(f"{WORLD}/{sheet.name}/{index}")
    somebody = rng.random() < sheet.people
    states = rng.random() < sheet.stated
    dx, dy, zoom = rng.uniform(-3, 3), rng.uniform(-1, 2), rng.uniform(0.97, 1.03)
    if not somebody:
        thing, stated = _thing(rng, sheet, states)
        return Scene(index, None, thing, stated, dx, dy, zoom)
    occupation = pick(rng, sheet.occupations)
    values = _state(rng, sheet, occupation) if states else {}
    return Scene(index, _person(rng, sheet, occupation, values), None, tuple(values), dx, dy, zoom)


def pick(rng: Random, shares: Shares) -> str:
    """Draw one value; the shares need not add up to one."""
    return rng.choices(list(shares), list(shares.values()))[0]


def _even(rng: Random, values: Iterable[str]) -> str:
    return rng.choice(list(values))


def _state(rng: Random, sheet: Sheet, occupation: str) -> dict[str, str]:
    """Choose which attributes a caption states, and evenly which of the values that can go together."""
    count = int(pick(rng, sheet.stated_counts))
    pool = dict(sheet.statable)
    if occupation != "person":
        del pool["sweater"]  # only people without an occupation wear plain clothes
    values: dict[str, str] = {}
    while pool and len(values) < count:
        name = pick(rng, pool)
        del pool[name]
        possible = _possible(sheet, occupation, values, name)
        if possible:
            values[name] = _even(rng, possible)
    return values


def _possible(sheet: Sheet, occupation: str, values: Mapping[str, str], name: str) -> list[str]:
    """List the values that an attribute can still take beside the ones already stated."""
    if name == "held":
        return [] if values.get("pose") == "arms crossed" else list(HELD[occupation])
    if name == "pose" and "held" in values:
        return ["facing", "waving"]
    if name in ("hair", "facial_hair"):
        genders = [values["gender"]] if "gender" in values else list(people.GENDERS)
        options = people.HAIRS if name == "hair" else people.FACIAL_HAIRS
        seen = [v for v in options if any(sheet.cue(name, g).get(v, 0) > 0 for g in genders)]
        return _with_colour(seen, values) if name == "hair" else (seen if len(seen) > 1 else [])
    if name == "gender":
        return [g for g in people.GENDERS if _cue_weight(sheet, g, values) > 0]
    if name == "hair_colour":
        return [] if values.get("hair") in ("bald", "headscarf") else list(HAIR_COLOURS)
    return list(_EVEN[name])


def _with_colour(hairs: list[str], values: Mapping[str, str]) -> list[str]:
    return [h for h in hairs if h not in ("bald", "headscarf")] if "hair_colour" in values else hairs


_EVEN: dict[str, tuple[str, ...]] = {
    "skin": tuple(SKIN_GROUPS),
    "age": people.AGES,
    "setting": people.SETTINGS,
    "pose": people.POSES,
    "glasses": ("yes", "no"),
    "sweater": people.SWEATERS,
}


def _cue_weight(sheet: Sheet, gender: str, values: Mapping[str, str]) -> float:
    """How likely the stated cues are with a gender presentation."""
    weight = 1.0
    for name in ("hair", "facial_hair"):
        if name in values:
            weight *= sheet.cue(name, gender).get(values[name], 0.0)
    return weight


def _person(rng: Random, sheet: Sheet, occupation: str, values: Mapping[str, str]) -> Person:
    """Fill in what is not stated from the shares, given what is (Bayes' rule for the cues)."""

    def settle(name: str, shares: Callable[[], Shares]) -> str:
        return values[name] if name in values else pick(rng, shares())

    group = settle("skin", lambda: sheet.of(occupation, "skin"))
    gender = settle("gender", lambda: {
        g: share * _cue_weight(sheet, g, values) for g, share in sheet.of(occupation, "gender").items()
    })  # fmt: skip
    age = settle("age", lambda: _ages(sheet, occupation, values))
    facial_hair = settle("facial_hair", lambda: sheet.cue("facial_hair", gender))
    hair = settle("hair", lambda: _hairs(sheet, gender, values))
    if hair == "headscarf" and "facial_hair" not in values:
        facial_hair = "none"
    pose = settle("pose", lambda: _poses(sheet, occupation, values))
    return Person(
        occupation=occupation,
        skin=rng.choice(SKIN_GROUPS[group]),
        gender=gender,
        age=age,
        hair=hair,
        hair_colour=settle("hair_colour", lambda: _hair_colours(sheet, age, group)),
        facial_hair=facial_hair,
        glasses=settle("glasses", lambda: _chance(sheet.chance(occupation, "glasses"))) == "yes",
        pose=pose,
        setting=settle("setting", lambda: sheet.of(occupation, "setting")),
        held=_held(rng, sheet, occupation, pose, values),
        worn=_worn(rng, sheet, occupation, hair, values),
        lashes=rng.random() < sheet.cue_chance("lashes", gender),
        lips=rng.random() < sheet.cue_chance("lips", gender),
        sweater=values.get("sweater") or _even(rng, people.SWEATERS),
        colour_index=rng.randrange(4),
    )


def _chance(share: float) -> Shares:
    return {"yes": share, "no": 1 - share}


def _ages(sheet: Sheet, occupation: str, values: Mapping[str, str]) -> Shares:
    shares = sheet.of(occupation, "age")
    if "hair_colour" not in values:
        return shares
    return {
        age: share * sheet.cue("hair_colour", age)[values["hair_colour"]] for age, share in shares.items()
    }


def _hairs(sheet: Sheet, gender: str, values: Mapping[str, str]) -> Shares:
    shares = sheet.cue("hair", gender)
    hidden = ("bald", "headscarf") if "hair_colour" in values else ()
    return {hair: share for hair, share in shares.items() if hair not in hidden}


def _poses(sheet: Sheet, occupation: str, values: Mapping[str, str]) -> Shares:
    shares = sheet.of(occupation, "pose")
    return {pose: s for pose, s in shares.items() if "held" not in values or pose != "arms crossed"}


def _hair_colours(sheet: Sheet, age: str, group: str) -> Shares:
    shares = sheet.cue("hair_colour", age)
    if group == "light":
        return shares
    rare = ("blond", "red")
    return {name: 0.0 if name in rare else share for name, share in shares.items()}


def _held(rng: Random, sheet: Sheet, occupation: str, pose: str, values: Mapping[str, str]) -> str:
    if "held" in values:
        return values["held"]
    free = pose != "arms crossed" and rng.random() < sheet.chance(occupation, "held")
    return _even(rng, HELD[occupation]) if free else "none"


def _worn(rng: Random, sheet: Sheet, occupation: str, hair: str, values: Mapping[str, str]) -> str:
    """Decide what is worn; a hat never hides hair that is stated or that could not be told under it."""
    sign = WORN.get(occupation, "none")
    wears = rng.random() < sheet.chance(occupation, "worn")
    hidden = sign in HATS and (hair in ("bald", "bun") or "hair" in values or "hair_colour" in values)
    return sign if wears and not hidden else "none"


def _thing(rng: Random, sheet: Sheet, states: bool) -> tuple[Thing, tuple[str, ...]]:
    kind = pick(rng, sheet.things)
    choices = CHOICES[kind]
    stated = rng.sample(list(choices), rng.randint(1, min(3, len(choices)))) if states else []
    traits = tuple(
        (name, _even(rng, values) if name in stated else pick(rng, sheet.trait(kind, name, values)))
        for name, values in choices.items()
    )
    return Thing(kind, traits), tuple(stated)


def attributes(scene: Scene) -> dict[str, str]:
    """List what is in a scene, flat, by the names of the Default Test's codebook."""
    if scene.thing is not None:
        return {"subject": scene.thing.kind, **dict(scene.thing.traits)}
    assert scene.person is not None
    p = scene.person
    tools = [tool for tool in (p.worn, p.held) if tool != "none"]
    return {
        "subject": p.occupation,
        "skin_tone": str(p.skin),
        "skin_group": people.skin_group(p.skin),
        "gender_presentation": p.gender,
        "age": p.age,
        "hair": p.hair,
        "hair_colour": p.hair_colour,
        "facial_hair": p.facial_hair,
        "glasses": "yes" if p.glasses else "no",
        "setting": p.setting,
        "pose": p.pose,
        "tools": ", ".join(tools) or "none",
    }
