"""What clothes are made of: their colours, how wide shoulders are, and how a turned body shifts.

Knows measures and colours by person. Knows nothing about shapes: collars, legs, hats and arms are elsewhere.
"""

from workshop.paperworld.world.heads import X
from workshop.paperworld.world.paint import Colour, hex_colour
from workshop.paperworld.world.palette import colour
from workshop.paperworld.world.people import SHOULDERS, Person

SLEEVES: dict[str, str] = {
    "doctor": "#fdfaf3",
    "nurse": "#3fa3ab",
    "teacher": "#d99a2b",
    "scientist": "#fdfaf3",
    "programmer": "#3c7a60",
    "chef": "#fdfaf3",
    "farmer": "#cf4a3e",
    "firefighter": "#2f3c66",
    "pilot": "#27305a",
    "judge": "#2f2a35",
    "artist": "#7769b8",
    "builder": "#8b93a3",
    "chief executive": "#56607c",
    "student": "#58a3d8",
    "athlete": "#d6336a",
}
WORK_SHIRTS = ("#e58a9b", "#8fc1e3", "#b79ad6", "#efa67a")  # a cleaner's shirt, under the apron
BARE_FOREARMS = ("nurse", "cleaner", "athlete")
LEANS: dict[str, float] = {"turned left": -4.0, "turned right": 4.0}


def sleeve(person: Person) -> Colour:
    """Return the main colour of somebody's clothes."""
    if person.occupation == "person":
        return colour(person.sweater)
    if person.occupation == "cleaner":
        return hex_colour(WORK_SHIRTS[person.colour_index % len(WORK_SHIRTS)])
    return hex_colour(SLEEVES[person.occupation])


def shoulders(person: Person) -> float:
    """Half the width of the shoulders: one of the overlapping cues of gender presentation."""
    return SHOULDERS[person.gender]


def middle(person: Person) -> float:
    """Where the middle of the chest is: a turned body shows it to one side."""
    return X + LEANS.get(person.pose, 0.0)


def sides(person: Person) -> tuple[float, float]:
    """The outer edges of the arms at the left and right of the picture; the far one is drawn in."""
    w, lean = shoulders(person), LEANS.get(person.pose, 0.0)
    return X - w + max(0.0, -lean), X + w - max(0.0, lean)
