"""What is in picture number `index`: every attribute, decided by the sheet, the index and nothing else.

A caption that states attributes comes first: its values are drawn evenly. Everything else follows the shares.
Knows people, families, things and shares. Knows nothing about drawing or the words of a caption.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

from workshop.paperworld.world import casting, families, people
from workshop.paperworld.world.casting import pick
from workshop.paperworld.world.palette import COLOURS
from workshop.paperworld.world.people import HIDDEN_HAIR, Family, Person
from workshop.paperworld.world.sheet import FAMILY, WORLD, Sheet
from workshop.paperworld.world.styles import UNCOLOURED
from workshop.paperworld.world.things import CHOICES, Thing

UNSAID = {"size": "normal", "view": "normal", "shore": "bare"}  # values for which there are no words
ALWAYS_SAID = ("first", "second")  # without them a pair has no name


@dataclass(frozen=True)
class Scene:
    """Everything that decides a picture: who or what, in which style, and where it sits on the paper."""

    index: int
    subject: Person | Family | Thing
    style: str
    stated: tuple[str, ...]  # the attributes that the caption states
    dx: float  # moved to the right, in 1/128 of the side
    dy: float
    zoom: float


def scene(index: int, sheet: Sheet) -> Scene:
    """Return the scene of a picture; the same for the same world, sheet and index on every machine."""
    rng = Random(f"{WORLD}/{sheet.name}/{index}")
    what, states = rng.random(), rng.random() < sheet.stated
    dx, dy, zoom = rng.uniform(-3, 3), rng.uniform(-1, 2), rng.uniform(0.97, 1.03)
    if what < sheet.people:
        subject, values = _person(rng, sheet, states)
    elif what < sheet.people + sheet.families:
        subject, values = _family(rng, sheet, states)
    else:
        subject, values = _thing(rng, sheet, states)
    style = values.get("style") or pick(rng, sheet.styles)
    return Scene(index, subject, style, tuple(values), dx, dy, zoom)


Found = tuple[Person | Family | Thing, Mapping[str, str]]  # the subject, and what its caption states


def _person(rng: Random, sheet: Sheet, states: bool) -> Found:
    occupation = pick(rng, sheet.occupations)
    values = casting.state(rng, sheet, occupation, sheet.styles) if states else {}
    return casting.cast(rng, sheet, occupation, values), values


def _family(rng: Random, sheet: Sheet, states: bool) -> Found:
    values = families.state(rng, sheet, sheet.styles) if states else {}
    return families.gather(rng, sheet, values), values


def _thing(rng: Random, sheet: Sheet, states: bool) -> Found:
    kind = pick(rng, sheet.things)
    values = _state_traits(rng, sheet, kind) if states else {}
    traits: dict[str, str] = {}
    for name, options in CHOICES[kind].items():
        shares = sheet.trait(kind, name, options)
        if name == "second":  # a pair is two different things
            shares = {other: share for other, share in shares.items() if other != traits["first"]}
        traits[name] = values.get(name) or pick(rng, shares)
    told = {**{name: traits[name] for name in ALWAYS_SAID if states and name in traits}, **values}
    return Thing(kind, tuple(traits.items())), told


def _state_traits(rng: Random, sheet: Sheet, kind: str) -> dict[str, str]:
    """Choose which traits a caption states, and evenly which of the values that there are words for."""
    options = {
        name: _sayable(name, values) for name, values in CHOICES[kind].items() if name not in ALWAYS_SAID
    }
    count = min(len(options), int(pick(rng, sheet.stated_counts("things"))))
    values = {name: rng.choice(options[name]) for name in rng.sample(list(options), count)}
    if rng.random() >= sheet.statable("things")["style"]:
        return values
    style = rng.choice(list(sheet.styles))
    told = {n: value for n, value in values.items() if not (style in UNCOLOURED and value in COLOURS)}
    return told | {"style": style}


def _sayable(name: str, values: tuple[str, ...]) -> list[str]:
    return [value for value in values if value != UNSAID.get(name)]


def attributes(scene: Scene) -> dict[str, str]:
    """List what is in a scene, flat, by the names of the Default Test's codebook."""
    subject = scene.subject
    if isinstance(subject, Thing):
        found = {"subject": subject.kind, **dict(subject.traits)}
    elif isinstance(subject, Family):
        found = _of_family(subject)
    else:
        found = _of_person(subject)
    return {**found, "style": scene.style}


def _of_family(family: Family) -> dict[str, str]:
    return {
        "subject": FAMILY,
        "setting": family.setting,
        "pose": family.members[0].pose,
        "adults": families.adults_of(family),
        "children": families.children_of(family),
        "skin_group": families.skin_of(family),
    }


def _of_person(p: Person) -> dict[str, str]:
    tools = [tool for tool in (p.worn, p.held) if tool != "none"]
    return {
        "subject": p.occupation,
        "skin_tone": str(p.skin),
        "skin_group": people.skin_group(p.skin),
        "gender_presentation": p.gender,
        "age": p.age,
        "hair": p.hair,
        "hair_colour": "none" if p.hair in HIDDEN_HAIR else p.hair_colour,
        "facial_hair": p.facial_hair,
        "glasses": "yes" if p.glasses else "no",
        "setting": p.setting,
        "pose": p.pose,
        "framing": p.framing,
        "aid": p.aid,
        "tools": ", ".join(tools) or "none",
    }
