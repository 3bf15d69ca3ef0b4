"""The caption of a picture: natural words for what its scene states, and for nothing else.

Knows how phrases are put together. Knows nothing about shares or drawing. Everything is lower case.
"""

from random import Random

from workshop.paperworld.world import phrases as said
from workshop.paperworld.world.families import adults_of, children_of, skin_of
from workshop.paperworld.world.people import Family, Person, skin_group
from workshop.paperworld.world.scenes import Scene, scene
from workshop.paperworld.world.sheet import WORLD, Sheet
from workshop.paperworld.world.thing_captions import article, describe_thing
from workshop.paperworld.world.thing_phrases import MACRO
from workshop.paperworld.world.things import Thing

LONG = 4  # stated attributes: a caption of so many needs no more words than they do
PREFIXED = 0.2  # share of captions that begin with "a picture of" or the like, where nothing else comes first


def caption(index: int, sheet: Sheet) -> str:
    """Return the training caption of a picture."""
    return describe(scene(index, sheet), sheet.name)


def describe(scene: Scene, sheet_name: str) -> str:
    """Put what a scene states into words; the choice among synonyms follows from the index."""
    rng = Random(f"{WORLD}/{sheet_name}/{scene.index}/caption")
    subject = scene.subject
    if isinstance(subject, Thing):
        text = describe_thing(rng, subject, scene.stated)
    elif isinstance(subject, Family):
        text = _describe_family(rng, subject, scene.stated)
    else:
        text = _describe_person(rng, subject, scene.stated)
    return _in_style(rng, scene, text)


def _in_style(rng: Random, scene: Scene, text: str) -> str:
    """Say how something is drawn and how near it is, before or after what it is."""
    subject, first, last, long = scene.subject, "", "", len(scene.stated) >= LONG
    if "style" in scene.stated:
        first, last = _either(rng, long, said.STYLES[scene.style], said.STYLES_AFTER[scene.style])
    if isinstance(subject, Person) and "framing" in scene.stated:
        before, after = said.FRAMINGS[subject.framing], said.FRAMINGS_AFTER[subject.framing]
        near, nearer = ("", rng.choice(after)) if first else _either(rng, long, before, after)
        first, last = first or near, f"{nearer} {last}"
    if isinstance(subject, Thing) and "view" in scene.stated:
        first, last = rng.choice(MACRO), rng.choice(said.STYLES_AFTER[scene.style]) if first else last
    if not first and not long and rng.random() < PREFIXED:
        first = rng.choice(said.PREFIXES if isinstance(subject, Person) else said.THING_PREFIXES)
    return " ".join(f"{first} {text} {last}".split()).replace(" ,", ",")


def _either(rng: Random, long: bool, before: said.Phrases, after: said.Phrases) -> tuple[str, str]:
    """Choose a phrase that comes before the subject or one that comes after it; in long captions, before."""
    return (rng.choice(before), "") if long or rng.random() < 0.75 else ("", rng.choice(after))


def _describe_family(rng: Random, family: Family, stated: tuple[str, ...]) -> str:
    """Say who belongs together; of their skin before the noun, or where it can only mean all of them."""
    group = skin_of(family) if "skin" in stated else ""
    members = _members(rng, family, stated)
    bare = {"adults", "children"} <= set(stated) and rng.random() < 0.7
    front = bool(group and members and not bare) or rng.random() < 0.5
    parts = [f"a {group}-skinned family" if group and front and not bare else "" if bare else said.FAMILY]
    if members:
        parts.append(members if bare else f"with {members}")
    if group and (bare or not front):
        parts.append(f"all with {group} skin" if members else f"with {group} skin")
    if "pose" in stated:
        parts.append(rng.choice(said.FAMILY_POSES[family.members[0].pose]))
    if "setting" in stated:
        parts.append(rng.choice(said.SETTINGS[family.setting]))
    return " ".join(part for part in parts if part)


def _members(rng: Random, family: Family, stated: tuple[str, ...]) -> str:
    adults, kids = rng.choice(said.ADULTS[adults_of(family)]), rng.choice(said.KIDS[children_of(family)])
    if "adults" in stated and "children" in stated:
        return f"{adults.replace(' and ', ', ')} and {kids}"
    return adults if "adults" in stated else kids if "children" in stated else ""


def _describe_person(rng: Random, person: Person, stated: tuple[str, ...]) -> str:
    front = _said_in_front(rng, person, stated)
    before = _noun(rng, person, stated, front)
    traits = _traits(rng, person, tuple(name for name in stated if name not in front))
    after = _after(rng, person, stated)
    rng.shuffle(traits)
    parts = [before]
    if traits:
        parts.append(_join(rng, traits))
    for phrase in after:
        parts[-1] += "," if rng.random() < 0.4 else ""
        parts.append(phrase)
    return " ".join(parts)


def _said_in_front(rng: Random, person: Person, stated: tuple[str, ...]) -> set[str]:
    """Choose what is said before the noun: "a dark-skinned bald doctor"."""
    front = {str(name) for name in ("skin", "hair") if name in stated and rng.random() < 0.25}
    return front if person.hair == "bald" else front - {"hair"}


def _join(rng: Random, traits: list[str]) -> str:
    if len(traits) == 1 and traits[0] in said.WEARABLE and rng.random() < 0.4:
        return f"wearing {traits[0]}"
    *first, last = traits
    return f"with {', '.join(first)} and {last}" if first else f"with {last}"


def _noun(rng: Random, person: Person, stated: tuple[str, ...], front: set[str]) -> str:
    """Say who it is: age, skin, gender presentation, occupation; a child's age and gender are one word."""
    child = "age" in stated and person.age == "child"
    adjectives = [rng.choice(said.AGES[person.age])] if "age" in stated and not child else []
    adjectives += ["bald"] if "hair" in front else []
    adjectives += [f"{skin_group(person.skin)}-skinned"] if "skin" in front else []
    who = _gender(rng, person, child) if "gender" in stated else ["child"] if child else []
    if person.occupation == "person" and who and who[-1] in said.WITHOUT_NOUN:
        return article(" ".join([*adjectives, *who]))
    return article(" ".join([*adjectives, *who, rng.choice(said.NOUNS[person.occupation])]))


def _gender(rng: Random, person: Person, child: bool) -> list[str]:
    if not child:
        return [rng.choice(said.GENDERS[person.gender])]
    return [*(["androgynous"] if person.gender == "androgynous" else []), said.CHILDREN[person.gender]]


def _traits(rng: Random, person: Person, stated: tuple[str, ...]) -> list[str]:
    colour = f"{person.hair_colour} " if "hair_colour" in stated else ""
    traits = {
        "skin": f"{skin_group(person.skin)} skin",
        "hair": rng.choice(said.HAIRS[person.hair]).format(colour=colour),
        "facial_hair": rng.choice(said.FACIAL_HAIRS[person.facial_hair]),
        "glasses": "glasses" if person.glasses else "no glasses",
        "sweater": f"a {person.sweater} sweater",
        "worn": rng.choice(said.WORN.get(person.worn, ("",))),
        "aid": said.PROSTHETIC if person.aid == "prosthetic arm" else "",
    }
    if "hair" not in stated:
        traits["hair_colour"] = f"{person.hair_colour} hair"
    return [trait for name, trait in traits.items() if trait and name in stated]


def _after(rng: Random, person: Person, stated: tuple[str, ...]) -> list[str]:
    found = []
    if "pose" in stated:
        found.append(rng.choice(said.POSES[person.pose]))
    if "aid" in stated and person.aid == "wheelchair":
        found.append(rng.choice(said.WHEELCHAIR))
    if "held" in stated:
        tool = person.held if person.held == "chalk" else article(person.held)
        found.append(f"{rng.choice(said.HOLDING)} {tool}")
    if "setting" in stated:
        found.append(rng.choice(said.SETTINGS[person.setting]))
    return found
