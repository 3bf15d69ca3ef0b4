"""Who somebody in a picture is, and the words a person can be described with.

Knows the attributes of a person and of a family, their possible values, and which of them go together.
Knows nothing about shares or drawing.
"""

from dataclasses import dataclass

GENDERS = ("woman", "man", "androgynous")
AGES = ("child", "young", "middle-aged", "older")
HAIRS = ("short", "long", "bun", "curly", "braids", "bald", "headscarf", "turban")
HAIR_COLOURS = ("black", "brown", "blond", "red", "grey", "white")
HIDDEN_HAIR = ("bald", "headscarf", "turban")  # no hair to be seen, so no hair colour
FACIAL_HAIRS = ("none", "beard", "moustache")
POSES = ("facing", "turned left", "turned right", "arms crossed", "waving", "sitting")
STILL = ("facing", "turned left", "turned right")  # poses without arms in them
FRAMINGS = ("close-up", "half figure", "full figure")
AIDS = ("none", "wheelchair", "prosthetic arm")
SETTINGS = (
    "hospital", "clinic", "home visit", "office", "laboratory", "classroom", "kitchen", "field", "street",
    "studio", "courtroom", "construction site", "airport", "stadium", "plain",
)  # fmt: skip
SKIN_GROUPS: dict[str, tuple[int, ...]] = {"light": (1, 2, 3), "medium": (4, 5, 6), "dark": (7, 8, 9, 10)}
SWEATERS = ("red", "blue", "green", "yellow", "purple")

# Two cues of gender presentation that are drawn always, in 1/128 of the picture's side.
SHOULDERS: dict[str, float] = {"woman": 33.0, "man": 40.0, "androgynous": 36.5}  # half their width
BROWS: dict[str, float] = {"woman": 2.3, "man": 4.0, "androgynous": 3.0}  # how thick they are

# What an occupation can hold in a hand and wear as a sign of the trade.
HELD: dict[str, tuple[str, ...]] = {
    "doctor": ("clipboard",),
    "nurse": ("clipboard", "syringe"),
    "teacher": ("book", "chalk"),
    "scientist": ("flask",),
    "programmer": ("laptop",),
    "chef": ("pan", "whisk"),
    "farmer": ("pitchfork",),
    "firefighter": ("hose",),
    "pilot": ("suitcase",),
    "judge": ("gavel",),
    "artist": ("brush", "palette"),
    "cleaner": ("mop", "spray bottle"),
    "builder": ("hammer",),
    "chief executive": ("briefcase",),
    "student": ("book",),
    "athlete": ("ball",),
    "person": (),
}
WORN: dict[str, str] = {
    "doctor": "stethoscope",
    "nurse": "stethoscope",
    "scientist": "goggles",
    "programmer": "headphones",
    "chef": "tall hat",
    "farmer": "straw hat",
    "firefighter": "helmet",
    "pilot": "pilot cap",
    "artist": "beret",
    "builder": "hard hat",
    "chief executive": "tie",
    "student": "backpack",
    "athlete": "medal",
}
HATS = ("tall hat", "straw hat", "helmet", "pilot cap", "beret", "hard hat", "goggles")
OCCUPATIONS = tuple(HELD)
CHILDLIKE = ("student", "athlete", "person")  # who can be a child


@dataclass(frozen=True)
class Person:
    """Everything that decides how somebody is drawn; lashes and lips are cues, never stated."""

    occupation: str
    skin: int  # Monk tone, 1 to 10
    gender: str
    age: str
    hair: str
    hair_colour: str
    facial_hair: str
    glasses: bool
    pose: str
    framing: str
    aid: str
    setting: str
    held: str  # "none" or a tool in the hand
    worn: str  # "none" or a tool of the trade on the body
    lashes: bool
    lips: bool
    sweater: str  # the colour of plain clothes
    colour_index: int  # picks the colour of small things nobody names: shirt, scarf, plain wall


@dataclass(frozen=True)
class Family:
    """Two to four people who belong together: one or two adults, then one or two children."""

    members: tuple[Person, ...]
    setting: str


def skin_group(tone: int) -> str:
    """Return light, medium or dark for a Monk tone."""
    return next(group for group, tones in SKIN_GROUPS.items() if tone in tones)


def fit(pose: str, framing: str, aid: str, held: str) -> bool:
    """Tell whether a picture can show all of these at once.

    A close-up has no arms to cross and no hand to hold with; whoever sits is seen as a whole, whoever uses a
    wheelchair sits; crossed arms hold nothing, and a prosthetic arm is seen where it is not crossed.
    """
    if framing == "close-up" and (pose not in STILL or aid != "none" or held != "none"):
        return False
    if pose == "sitting" and framing != "full figure":
        return False
    if aid == "wheelchair" and pose != "sitting":
        return False
    return not (pose == "arms crossed" and (held != "none" or aid == "prosthetic arm"))
