"""The colours people and things are made of, by the names a scene uses for them.

Knows names and hex values. Knows nothing about shapes.
"""

from workshop.paperworld.world.paint import Colour, hex_colour, mix

MONK: tuple[str, ...] = (
    "#f6ede4", "#f3e7db", "#f7ead0", "#eadaba", "#d7bd96",
    "#a07e56", "#825c43", "#604134", "#3a312a", "#292420",
)  # fmt: skip

# The swatches are warmed a little, so that faces stand out from paper, coat and black hair; the medium ones
# more, so that light, medium and dark can be told apart at a glance. The order of the ten tones is kept.
WARMTH: tuple[tuple[str, float], ...] = (
    ("#f0a884", 0.19), ("#f0a884", 0.26), ("#f0a884", 0.34),
    ("#c07f48", 0.42), ("#b87540", 0.42), ("#b0703c", 0.35),
    ("#7a4a2e", 0.3), ("#8f5838", 0.14), ("#9a5f3c", 0.34), ("#9a5f3c", 0.34),
)  # fmt: skip

HAIR: dict[str, str] = {
    "black": "#25222f",
    "brown": "#6d4029",
    "blond": "#e9bd5a",
    "red": "#c4552a",
    "grey": "#9a98a3",
    "white": "#d9dbe4",
}

COLOURS: dict[str, str] = {
    "red": "#d4483f",
    "orange": "#ee8a35",
    "yellow": "#f6c544",
    "green": "#5da05a",
    "blue": "#4f86c6",
    "purple": "#8a62ae",
    "pink": "#ec8fa6",
    "white": "#fbf6ec",
    "brown": "#94623f",
    "grey": "#9c9aa4",
    "black": "#343039",
}


def skin_colour(tone: int) -> Colour:
    """Return how the Monk tone 1 to 10 is painted."""
    warm, share = WARMTH[tone - 1]
    return mix(hex_colour(MONK[tone - 1]), hex_colour(warm), share)


def hair_colour(name: str) -> Colour:
    """Return how a hair colour is painted."""
    return hex_colour(HAIR[name])


def colour(name: str) -> Colour:
    """Return how a named colour is painted."""
    return hex_colour(COLOURS[name])
