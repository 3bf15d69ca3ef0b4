"""The words for people, families, styles and framings: each value with its synonyms.

Knows phrases. Knows nothing about any one picture, nor about grammar. A phrase that is listed twice
is said twice as often.
"""

from workshop.paperworld.world.people import SWEATERS

Phrases = tuple[str, ...]

PREFIXES: Phrases = (
    "a picture of",
    "a portrait of",
    "a photo of",
    "photo of",
    "an illustration of",
    "portrait of",
)
THING_PREFIXES: Phrases = ("a picture of", "a photo of", "photo of", "an illustration of")
STYLES: dict[str, Phrases] = {  # before the subject
    "flat": ("a flat illustration of", "a flat picture of"),
    "line drawing": ("a line drawing of", "line drawing of"),
    "pencil sketch": ("a pencil sketch of", "pencil sketch of"),
    "paper cut-out": ("a paper cut-out of", "paper cut-out of"),
}
STYLES_AFTER: dict[str, Phrases] = {
    "flat": ("as a flat illustration", "as a flat picture"),
    "line drawing": ("as a line drawing",),
    "pencil sketch": ("as a pencil sketch",),
    "paper cut-out": ("as a paper cut-out",),
}
FRAMINGS: dict[str, Phrases] = {  # before the subject
    "close-up": ("a close-up of", "close-up of"),
    "half figure": ("a half figure of", "half figure of"),
    "full figure": ("a full figure of", "full figure of", "a full-length picture of"),
}
FRAMINGS_AFTER: dict[str, Phrases] = {
    "close-up": (", close-up", "seen close up"),
    "half figure": (", half figure",),
    "full figure": (", full figure",),
}

NOUNS: dict[str, Phrases] = {
    "doctor": ("doctor", "doctor", "doctor", "doctor", "physician"),
    "nurse": ("nurse",),
    "teacher": ("teacher",),
    "scientist": ("scientist", "scientist", "scientist", "researcher"),
    "programmer": ("programmer", "programmer", "software developer"),
    "chef": ("chef", "chef", "cook"),
    "farmer": ("farmer",),
    "firefighter": ("firefighter",),
    "pilot": ("pilot",),
    "judge": ("judge",),
    "artist": ("artist", "artist", "painter"),
    "cleaner": ("cleaner",),
    "builder": ("builder", "builder", "construction worker"),
    "chief executive": ("ceo", "ceo", "ceo", "chief executive", "boss"),
    "student": ("student",),
    "athlete": ("athlete",),
    "person": ("person",),
}
GENDERS: dict[str, Phrases] = {
    "woman": ("woman", "woman", "female"),
    "man": ("man", "man", "male"),
    "androgynous": ("androgynous",),
}
CHILDREN = {"woman": "girl", "man": "boy", "androgynous": "child"}  # of a stated gender presentation
WITHOUT_NOUN: Phrases = ("woman", "man", "girl", "boy", "child")  # these need no "person" after them
AGES: dict[str, Phrases] = {
    "child": ("child",),
    "young": ("young",),
    "middle-aged": ("middle-aged",),
    "older": ("older", "older", "old", "elderly"),
}
HAIRS: dict[str, Phrases] = {
    "short": ("short {colour}hair",),
    "long": ("long {colour}hair",),
    "bun": ("{colour}hair in a bun", "a {colour}bun"),
    "curly": ("curly {colour}hair", "big curly {colour}hair"),
    "braids": ("{colour}braids", "{colour}braids", "{colour}plaits", "{colour}hair in braids"),
    "bald": ("no hair", "a bald head"),
    "headscarf": ("a headscarf", "a hijab"),
    "turban": ("a turban",),
}
FACIAL_HAIRS: dict[str, Phrases] = {
    "none": ("no beard",),
    "beard": ("a beard",),
    "moustache": ("a moustache", "a mustache"),
}
WORN: dict[str, Phrases] = {
    "stethoscope": ("a stethoscope",),
    "goggles": ("goggles",),
    "headphones": ("headphones",),
    "tall hat": ("a tall hat",),
    "straw hat": ("a straw hat",),
    "helmet": ("a helmet",),
    "pilot cap": ("a pilot cap", "a cap"),
    "beret": ("a beret",),
    "hard hat": ("a hard hat",),
    "tie": ("a tie",),
    "backpack": ("a backpack",),
    "medal": ("a medal",),
}
PROSTHETIC = "a prosthetic arm"
WEARABLE: Phrases = (
    "glasses",
    *(phrase for hair in ("headscarf", "turban") for phrase in HAIRS[hair]),
    *(f"a {colour} sweater" for colour in SWEATERS),
    *(phrase for phrases in WORN.values() for phrase in phrases),
)
POSES: dict[str, Phrases] = {
    "facing": ("facing forward", "looking at you"),
    "turned left": ("turned to the left", "facing left", "looking left"),
    "turned right": ("turned to the right", "facing right", "looking right"),
    "arms crossed": ("with arms crossed", "with crossed arms", "arms crossed"),
    "waving": ("waving", "waving a hand"),
    "sitting": ("sitting", "sitting", "sitting down"),
}
WHEELCHAIR: Phrases = ("in a wheelchair", "in a wheelchair", "using a wheelchair")
SETTINGS: dict[str, Phrases] = {
    "hospital": ("in a hospital",),
    "clinic": ("in a clinic", "at a clinic"),
    "home visit": ("at a home visit", "in a living room", "at home"),
    "office": ("in an office",),
    "laboratory": ("in a laboratory", "in a lab"),
    "classroom": ("in a classroom",),
    "kitchen": ("in a kitchen",),
    "field": ("in a field", "in a field", "on a farm", "in a garden"),
    "street": ("in a street", "on a street", "in the city"),
    "studio": ("in a studio",),
    "courtroom": ("in a courtroom", "in court"),
    "construction site": ("on a construction site", "at a construction site"),
    "airport": ("at an airport", "in an airport"),
    "stadium": ("in a stadium", "at a stadium"),
    "plain": ("on a plain background", "in front of a plain wall"),
}
HOLDING: Phrases = ("holding", "holding", "with")

FAMILY = "a family"
ADULTS: dict[str, Phrases] = {
    "woman and man": ("a woman and a man", "a man and a woman"),
    "two women": ("two women",),
    "two men": ("two men",),
    "one woman": ("a woman", "one woman"),
    "one man": ("a man", "one man"),
}
KIDS: dict[str, Phrases] = {"one": ("a child", "one child"), "two": ("two children",)}
FAMILY_POSES: dict[str, Phrases] = {"facing": ("facing forward", "looking at you"), "waving": ("waving",)}
