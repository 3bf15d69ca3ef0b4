"""Faces: eyes and glasses, brows, noses, mouths, cheeks and the lines of age.

Knows how a face looks on a head. Knows nothing about hair on the head, clothes or places.
"""

from workshop.paperworld.world.heads import (
    COVERING,
    X,
    Y,
    hair_tone,
    midline,
    mood,
    plan,
    skin_line,
    skin_shade,
    turn,
)
from workshop.paperworld.world.paint import Canvas, Colour, hex_colour, luminance, mix, shade
from workshop.paperworld.world.palette import skin_colour
from workshop.paperworld.world.people import BROWS, Person

WHITE = hex_colour("#fffdf8")
INK = hex_colour("#2a1b18")
FRAMES = ("#2d2a3a", "#8c2f2b", "#2d2a3a", "#28566b")
FRAMES_ON_DARK = ("#f2c14e", "#f4e9d8", "#f2c14e", "#f08d6e")
LIDS: dict[str, float] = {"middle-aged": 41.0, "older": 30.0}  # how low they hang: degrees from the horizon


def face(c: Canvas, person: Person) -> None:
    """Draw eyes, brows and nose."""
    for side in (-1, 1):
        if person.glasses:
            _glass(c, person, side)
        _eye(c, person, side)
        _brow(c, person, side)
    if person.glasses:
        _bridge(c, person)
    _nose(c, person)


def _dark(person: Person) -> bool:
    return luminance(skin_colour(person.skin)) < 110


def _place(person: Person, side: int) -> tuple[float, float]:
    """Where an eye is, across, and how wide it looks: the far one of a turned face is narrower."""
    far = side == turn(person)
    return midline(person) + side * plan(person).apart * (0.78 if far else 1.0), 0.74 if far else 1.0


def complexion(c: Canvas, person: Person) -> None:
    """Draw what lies in the skin: rosy cheeks and lines of age."""
    _cheeks(c, person)
    _age_lines(c, person)


def _cheeks(c: Canvas, person: Person) -> None:
    rx, ry, strength = {
        "child": (7.0, 5.4, 0.4),
        "young": (6.0, 4.4, 0.36),
    }.get(person.age, (4.6, 3.4, 0.16))
    rosy = mix(skin_colour(person.skin), hex_colour("#e8604f"), strength)
    for side in (-1, 1):
        x, width = _place(person, side)
        out = (1.0 if person.hair == "headscarf" else 4.6) * width
        c.oval(x + side * out, Y + plan(person).nose + 2.5, rx * width, ry, rosy)


def _age_lines(c: Canvas, person: Person) -> None:
    if person.age in ("child", "young"):
        return
    line, p, m = skin_line(person), plan(person), midline(person) + turn(person)
    width = 3.2 if person.framing == "full figure" else 2.4
    for side in (-1, 1):
        start, reach = (-42.0, 30.0) if side > 0 else (150.0, 222.0)
        narrow = 0.7 if side == turn(person) else 1.0
        c.bow(m, Y + p.mouth - 2, 13.5 * narrow, 9.5, width, line, start, reach)
        if person.age == "older":
            x, share = _place(person, side)
            c.bow(x, Y + p.eyes + 3.4, 6.6 * share, 6, width, line, 35, 145)
    if person.age == "older" and person.hair != "turban" and person.worn not in COVERING:
        for y in (-13.2, -18.2) if person.hair == "bald" else (-13.2,):
            c.bow(midline(person), Y + y, 9.5, 2.6, width, line, 200, 340)


def _glass(c: Canvas, person: Person, side: int) -> None:
    x, width = _place(person, side)
    y, skin = Y + plan(person).eyes, skin_colour(person.skin)
    frame, lens = _frame(person), mix(skin, WHITE, 0.26)
    if person.colour_index % 2:
        c.box(x - 10.6 * width, y - 8.6, x + 10.6 * width, y + 9.4, frame, 4)
        c.box(x - 7.8 * width, y - 5.8, x + 7.8 * width, y + 6.6, lens, 2)
    else:
        c.oval(x, y, 10.8 * width, 10.8, frame)
        c.oval(x, y, 8 * width, 8, lens)


def _bridge(c: Canvas, person: Person) -> None:
    m, y, side = midline(person), Y + plan(person).eyes - 0.5, turn(person)
    c.stroke([(m - 1.5, y), (m + 1.5, y)], 3, _frame(person))
    if side:
        c.stroke([(m - side * 20, y), (X - side * 17, y)], 2.8, _frame(person))


def _frame(person: Person) -> Colour:
    if _dark(person) and person.hair_colour == "blond":
        return hex_colour(FRAMES_ON_DARK[1])  # gold would melt into a blond beard
    return hex_colour((FRAMES_ON_DARK if _dark(person) else FRAMES)[person.colour_index % 4])


def _eye(c: Canvas, person: Person, side: int) -> None:
    x, width = _place(person, side)
    y, size, look = Y + plan(person).eyes, plan(person).size, 0.4 + 0.8 * turn(person)
    c.oval(x, y, 5.7 * size * width, 6.2 * size, WHITE)
    c.oval(x + look, y + 0.7, 4.1 * size * width, 4.4 * size, INK)
    c.dot(x + look - 1.2, y - 0.9, 1.5 * size, WHITE)
    if person.age in LIDS:
        low = LIDS[person.age]
        lid = skin_shade(person) if not _dark(person) else shade(skin_colour(person.skin), 0.2)
        c.cap(x, y, 6.2 * size * width, 6.7 * size, lid, 180 + low, 360 - low)
    if person.lashes:
        c.bow(x, y, 7 * size * width, 7.2 * size, 2.7, hex_colour("#1d151b"), 190, 350)
        tip = x + side * 6.2 * width
        c.stroke([(tip, y - 3), (tip + side * 2.6, y - 5.4)], 2.3, hex_colour("#1d151b"))


def _brow(c: Canvas, person: Person, side: int) -> None:
    x, width = _place(person, side)
    colour, skin = hair_tone(person), skin_colour(person.skin)
    if abs(luminance(colour) - luminance(skin)) < 38:
        colour = shade(colour, 0.55) if luminance(skin) > 110 else hex_colour("#140f16")
    y = Y + plan(person).eyes - 6.6 - (1.4 if mood(person) == 2 else 0.0)
    thick = BROWS[person.gender] * (0.8 if person.age == "child" else 1.0)
    c.bow(x, y, 8 * width, 5, thick, colour, 205, 335)


def _nose(c: Canvas, person: Person) -> None:
    skin, p, side = skin_colour(person.skin), plan(person), turn(person)
    colour = (
        mix(skin, hex_colour("#b04a38"), 0.36) if not _dark(person) else mix(skin, hex_colour("#d8925f"), 0.3)
    )
    x = midline(person) + side * 3.2
    rx, ry = {"child": (2.6, 2.0), "young": (3.3, 2.5)}.get(person.age, (4.0, 3.0))
    if side:
        profile = ((-3, p.eyes + 2), (2, p.nose - 2), (3.4, p.nose + 1), (0, p.nose + ry), (-3.4, p.nose + 1))
        c.soft([(x + side * dx, Y + y) for dx, y in profile], colour)
    else:
        c.oval(x, Y + p.nose, rx, ry, colour)


def mouth(c: Canvas, person: Person) -> None:
    """Draw one of four mouths, two of them open; red lips are a cue of their own."""
    x, y = midline(person) + turn(person) * 1.5, Y + plan(person).mouth
    width = (0.84 if turn(person) else 1.0) * (0.86 if person.age == "child" else 1.0)
    if mood(person) in (0, 2):
        _open_mouth(c, person, x, y, width)
    else:
        _closed_mouth(c, person, x, y, width)


def _lips(person: Person) -> Colour:
    return hex_colour("#d0575a") if _dark(person) else hex_colour("#c8434b")


def _open_mouth(c: Canvas, person: Person, x: float, y: float, width: float) -> None:
    laugh = mood(person) == 2
    rx, ry = (8.6 * width, 8.6) if laugh else (9.0 * width, 6.6)
    if person.lips:
        c.cap(x, y - 3.4, rx + 1.6, ry + 2.2, _lips(person), 0, 180)
        for side in (-1, 1):
            c.oval(x + side * 3.4 * width, y - 3.2, 4.6 * width, 2.2, _lips(person))
    else:
        c.cap(x, y - 3, rx + 0.4, ry + 0.4, hex_colour("#1c1012") if _dark(person) else INK, 0, 180)
    c.cap(x, y - 2.6, rx - 0.8, ry - 1.0, hex_colour("#7c2429"), 0, 180)
    c.box(x - rx + 1.6, y - 2.8, x + rx - 1.6, y - 0.2, WHITE, 1)
    if laugh:
        c.oval(x, y + 3.4, 3.8 * width, 2.2, hex_colour("#e8787a"))


def _closed_mouth(c: Canvas, person: Person, x: float, y: float, width: float) -> None:
    line = hex_colour("#1c1012") if _dark(person) else hex_colour("#7c2f2c")
    wide = (8.6 if mood(person) == 1 else 6.4) * width
    if person.lips:
        for side in (-1, 1):
            c.oval(x + side * wide * 0.36, y - 1.2, wide * 0.52, 2.2, _lips(person))
        c.cap(x, y - 1.6, wide, 6.0, _lips(person), 0, 180)
        c.bow(x, y - 3.4, wide, 5.0, 1.8, shade(_lips(person), 0.5), 25, 155)
        return
    c.bow(x, y - 5, wide, 7.0, 3.2, line, 22, 158)
