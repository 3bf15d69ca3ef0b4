"""Arms, hands and the tools in them: waving, crossed, or holding something.

Knows where hands go in a half figure. Knows nothing about faces or places.
"""

from collections.abc import Callable

from workshop.paperworld.world.clothes import shoulders, sleeve
from workshop.paperworld.world.heads import X, skin_shade
from workshop.paperworld.world.paint import Canvas, hex_colour, shade
from workshop.paperworld.world.palette import colour, skin_colour
from workshop.paperworld.world.people import Person

HAND = (22.0, 104.0)  # where a tool is held


def arms(c: Canvas, person: Person) -> None:
    """Draw what the arms do, and the tool in the hand on the left of the picture."""
    if person.pose == "arms crossed":
        _crossed(c, person)
        return
    if person.pose == "waving":
        _waving(c, person)
    if person.held != "none":
        _holding(c, person)


def _crossed(c: Canvas, person: Person) -> None:
    cloth, w = sleeve(person), shoulders(person)
    rim = shade(cloth, 0.34)
    c.stroke([(X + w - 7, 108), (X + 18, 121), (X - 16, 115)], 16, rim)
    c.stroke([(X + w - 7, 108), (X + 18, 121), (X - 16, 115)], 12, cloth)
    c.dot(X - 21, 113, 6.5, skin_colour(person.skin))
    c.stroke([(X - w + 7, 108), (X - 16, 123), (X + 16, 117)], 16, rim)
    c.stroke([(X - w + 7, 108), (X - 16, 123), (X + 16, 117)], 12, cloth)
    c.dot(X + 22, 114, 6.5, skin_colour(person.skin))


def _waving(c: Canvas, person: Person) -> None:
    cloth, w, skin = sleeve(person), shoulders(person), skin_colour(person.skin)
    c.stroke([(X + w - 9, 106), (111, 104), (113, 82)], 17, shade(cloth, 0.28))
    c.stroke([(X + w - 9, 106), (111, 103), (112, 82)], 13, cloth)
    for x in (105, 111, 117):
        c.stroke([(112, 66), (x, 54 if x == 111 else 56)], 5, skin)
    c.stroke([(111, 68), (102, 65)], 5, skin)
    c.dot(112, 68, 8.5, skin_shade(person))
    c.dot(111.4, 67.6, 8, skin)


def _holding(c: Canvas, person: Person) -> None:
    cloth, w = sleeve(person), shoulders(person)
    TOOLS[person.held](c)
    c.stroke([(X - w + 8, 124), (HAND[0] + 3, 114)], 17, shade(cloth, 0.28))
    c.stroke([(X - w + 8, 125), (HAND[0] + 3, 114)], 13, cloth)
    c.dot(*HAND, 7.6, skin_shade(person))
    c.dot(HAND[0] - 0.6, HAND[1] - 0.4, 7, skin_colour(person.skin))


def _clipboard(c: Canvas) -> None:
    c.box(5, 70, 35, 112, hex_colour("#a8693c"), 3)
    c.box(8.5, 75, 31.5, 109, hex_colour("#fffaf0"))
    c.box(13, 67, 27, 75, hex_colour("#6c7486"), 2)
    for y in (82, 89):
        c.box(12, y, 28, y + 2.8, hex_colour("#9fb3c4"))


def _book(c: Canvas) -> None:
    c.box(4, 72, 34, 110, hex_colour("#b63c3a"), 3)
    c.box(4, 72, 10, 110, hex_colour("#8c2b31"), 2)
    c.box(15, 80, 29, 91, hex_colour("#f6d873"), 2)


def _chalk(c: Canvas) -> None:
    c.stroke([(20, 100), (12, 78)], 7, hex_colour("#fffdf6"))


def _flask(c: Canvas) -> None:
    glass = hex_colour("#f0f6f5")
    c.box(16, 62, 26, 82, glass)
    c.box(13, 59, 29, 64, hex_colour("#cfdedf"), 2)
    c.dot(21, 92, 16, glass)
    c.cap(21, 92, 13.5, 13.5, hex_colour("#f08a2c"), -12, 192)
    c.dot(16, 99, 2.4, hex_colour("#ffc36b"))


def _pan(c: Canvas) -> None:
    c.stroke([(22, 108), (22, 88)], 6, hex_colour("#8a5a3c"))
    c.dot(22, 76, 17, hex_colour("#3b3a47"))
    c.dot(22, 76, 12.5, hex_colour("#5a5968"))
    c.oval(22, 76, 8.5, 7.5, hex_colour("#fffdf6"))
    c.dot(23, 76, 3.8, hex_colour("#f6b93b"))


def _whisk(c: Canvas) -> None:
    steel = hex_colour("#7b8494")
    c.oval(22, 74, 11, 15, steel)
    c.oval(22, 74, 8, 12, hex_colour("#e8ecee"))
    c.oval(22, 74, 4, 13, steel)
    c.oval(22, 74, 1.6, 11, hex_colour("#e8ecee"))
    c.stroke([(22, 90), (22, 114)], 5.5, hex_colour("#b5503c"))


def _pitchfork(c: Canvas) -> None:
    steel = hex_colour("#5d5f6e")
    c.stroke([(21, 74), (21, 134)], 5, hex_colour("#94623f"))
    c.stroke([(9, 52), (9, 70), (33, 70), (33, 52)], 4.5, steel)
    c.stroke([(21, 50), (21, 74)], 4.5, steel)


def _hose(c: Canvas) -> None:
    c.stroke([(22, 112), (6, 124), (6, 134)], 9, hex_colour("#e2b33c"))
    c.stroke([(22, 106), (20, 84)], 10, hex_colour("#d23f34"))
    c.shape([(14, 84), (27, 83), (24, 66), (14, 67)], hex_colour("#b98b2e"))
    c.oval(12, 56, 5, 8, hex_colour("#7cc4e8"))
    c.oval(21, 52, 4.5, 8, hex_colour("#a6daf0"))


def _brush(c: Canvas) -> None:
    c.stroke([(23, 116), (19, 80)], 5, hex_colour("#c98f4a"))
    c.stroke([(19, 80), (18, 74)], 7, hex_colour("#a9afb8"))
    c.oval(17.5, 64, 6, 10, colour("blue"))


def _palette(c: Canvas) -> None:
    c.oval(21, 90, 19, 17, hex_colour("#c88f57"))
    c.oval(21, 89, 18, 16, hex_colour("#e0ad74"))
    for x, y, name in ((10, 86, "red"), (17, 79, "yellow"), (27, 80, "blue"), (33, 89, "green")):
        c.dot(x, y, 4.2, colour(name))


def _briefcase(c: Canvas) -> None:
    c.box(12, 88, 32, 104, hex_colour("#5f3a28"), 5)
    c.box(16, 92, 28, 104, hex_colour("#cba98a"), 2)
    c.box(2, 100, 42, 130, hex_colour("#94592f"), 4)
    c.box(2, 110, 42, 114, hex_colour("#74421f"))
    c.box(19, 109, 26, 117, colour("yellow"), 1)


def _hammer(c: Canvas) -> None:
    c.stroke([(22, 116), (22, 78)], 6, hex_colour("#b97d46"))
    c.box(6, 66, 36, 79, hex_colour("#5d5f6e"), 3)
    c.box(6, 66, 13, 79, hex_colour("#8b8e9d"), 3)


TOOLS: dict[str, Callable[[Canvas], None]] = {
    "clipboard": _clipboard,
    "book": _book,
    "chalk": _chalk,
    "flask": _flask,
    "pan": _pan,
    "whisk": _whisk,
    "pitchfork": _pitchfork,
    "hose": _hose,
    "brush": _brush,
    "palette": _palette,
    "briefcase": _briefcase,
    "hammer": _hammer,
}
