"""Who somebody in a picture is, and the words a person can be described with.

Knows the attributes of a person and their possible values. Knows nothing about shares or drawing.
"""

from dataclasses import dataclass

GENDERS = ("woman", "man", "androgynous")
AGES = ("young", "middle-aged", "older")
HAIRS = ("short", "long", "bun", "curly", "bald", "headscarf")
HAIR_COLOURS = ("black", "brown", "blond", "red", "grey", "white")
FACIAL_HAIRS = ("none", "beard", "moustache")
POSES = ("facing", "arms crossed", "waving")
SETTINGS = (
    "hospital", "office", "laboratory", "classroom", "kitchen",
    "field", "street", "studio", "construction site", "plain",
)  # fmt: skip
SKIN_GROUPS: dict[str, tuple[int, ...]] = {"light": (1, 2, 3), "medium": (4, 5, 6), "dark": (7, 8, 9, 10)}
SWEATERS = ("red", "blue", "green", "yellow", "purple")

# Two cues of gender presentation that are drawn always, in 1/128 of the picture's side.
SHOULDERS: dict[str, float] = {"woman": 33.0, "man": 40.0, "androgynous": 36.5}  # half their width
BROWS: dict[str, float] = {"woman": 2.3, "man": 4.0, "androgynous": 3.0}  # how thick they are

# What an occupation can hold in a hand and wear as a sign of the trade.
HELD: dict[str, tuple[str, ...]] = {
    "doctor": ("clipboard",),
    "nurse": ("clipboard",),
    "teacher": ("book", "chalk"),
    "scientist": ("flask",),
    "chef": ("pan", "whisk"),
    "farmer": ("pitchfork",),
    "firefighter": ("hose",),
    "artist": ("brush", "palette"),
    "chief executive": ("briefcase",),
    "builder": ("hammer",),
    "person": (),
}
WORN: dict[str, str] = {
    "doctor": "stethoscope",
    "nurse": "stethoscope",
    "scientist": "goggles",
    "chef": "tall hat",
    "farmer": "straw hat",
    "firefighter": "helmet",
    "artist": "beret",
    "chief executive": "tie",
    "builder": "hard hat",
}
HATS = ("tall hat", "straw hat", "helmet", "beret", "hard hat", "goggles")
OCCUPATIONS = tuple(HELD)


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
    setting: str
    held: str  # "none" or a tool in the hand
    worn: str  # "none" or a tool of the trade on the body
    lashes: bool
    lips: bool
    sweater: str  # the colour of plain clothes
    colour_index: int  # picks the colour of small things nobody names: shirt, scarf, plain wall


def skin_group(tone: int) -> str:
    """Return light, medium or dark for a Monk tone."""
    return next(group for group, tones in SKIN_GROUPS.items() if tone in tones)
