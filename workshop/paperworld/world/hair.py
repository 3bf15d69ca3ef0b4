"""Hair and what is worn instead of it: cuts, curls, plaits, buns, headscarves, turbans, beards.

Knows how hair lies on a head around (64, 52). Knows nothing about faces, hats or places.
"""

from workshop.paperworld.world.heads import (
    COVERING,
    RX,
    X,
    Y,
    hair_tone,
    midline,
    near_ear,
    plan,
    skin_shade,
    turn,
)
from workshop.paperworld.world.paint import Canvas, Colour, Point, hex_colour, luminance, shade, tint
from workshop.paperworld.world.palette import skin_colour
from workshop.paperworld.world.people import Person

SCARVES = ("#3f7f8c", "#c2574a", "#7d5f9e", "#d99a3d")
TURBANS = ("#e08a2e", "#3d5a9e", "#b23a4c", "#3d8a6b")
BANDS = ("#d4483f", "#f6c544", "#4f86c6", "#ec8fa6")

# Where hair ends: outside from left to right, on the forehead back from right to left; counted from (64, 52).
CROWN: tuple[Point, ...] = (
    (-25, 5), (-27.5, -8), (-23, -22), (-10, -30), (8, -30.5), (22, -23), (27.5, -8), (25, 5),
)  # fmt: skip
CLOSE: tuple[Point, ...] = (
    (-24, 1), (-25.5, -9), (-20.5, -21), (-9, -27.5), (9, -27.5), (20.5, -21), (25.5, -9), (24, 1),
)  # fmt: skip
QUIFF: tuple[Point, ...] = (
    (-24, 3), (-26, -10), (-25, -24), (-18, -33), (0, -34), (17, -36), (26, -25), (26, -10), (24, 3),
)  # fmt: skip
SIDE: tuple[Point, ...] = ((21, 0), (19.5, -7), (12, -11), (-2, -15), (-13, -22), (-17, -11), (-21, 0))
CROP: tuple[Point, ...] = ((21.5, -3), (19, -12), (12, -19), (-12, -19), (-19, -12), (-21.5, -3))
FRINGE: tuple[Point, ...] = ((21, 3), (19, -8), (9, -9), (0, -8), (-9, -9), (-19, -8), (-21, 3))
MIDDLE: tuple[Point, ...] = ((21.5, 5), (19, -6), (9, -14), (0, -23), (-9, -14), (-19, -6), (-21.5, 5))
BACK: tuple[Point, ...] = ((21.5, -1), (18, -12), (9, -18.5), (-9, -18.5), (-18, -12), (-21.5, -1))
RECEDING: tuple[Point, ...] = (
    (21.5, -1),
    (19.5, -12),
    (14, -22),
    (0, -18),
    (-14, -22),
    (-19.5, -12),
    (-21.5, -1),
)

Outline = tuple[Point, ...]
CUTS: dict[str, tuple[tuple[Outline, Outline], ...]] = {
    "short": ((CROWN, SIDE), (CLOSE, CROP), (CROWN, FRINGE), (QUIFF, CROP)),
    "long": ((CROWN, MIDDLE), (CROWN, SIDE), (CROWN, FRINGE), (CROWN, MIDDLE)),
    "bun": ((CLOSE, BACK), (CROWN, SIDE), (CLOSE, BACK), (CROWN, FRINGE)),
    "braids": ((CROWN, MIDDLE), (CROWN, FRINGE), (CROWN, MIDDLE), (CROWN, SIDE)),
}
OLDER: dict[str, tuple[tuple[Outline, Outline], ...]] = {
    "short": ((CROWN, BACK), (CLOSE, RECEDING), (CLOSE, CROP), (CROWN, RECEDING)),
    "long": ((CROWN, BACK), (CROWN, SIDE), (CROWN, BACK), (CROWN, MIDDLE)),
    "bun": ((CLOSE, BACK), (CROWN, BACK), (CLOSE, BACK), (CROWN, BACK)),
    "braids": ((CROWN, BACK), (CROWN, MIDDLE), (CROWN, BACK), (CROWN, SIDE)),
}
CLOUDS: tuple[tuple[Point, ...], ...] = (
    ((-27, -13), (27, -13), (-31, 4), (31, 4), (-25, 19), (25, 19), (-14, -26), (14, -26), (0, -30)),
    (
        (-25, -14),
        (25, -14),
        (-29, 2),
        (29, 2),
        (-30, 18),
        (30, 18),
        (-27, 33),
        (27, 33),
        (-12, -25),
        (12, -25),
    ),
    ((-23, -16), (23, -16), (-12, -27), (12, -27), (0, -31), (-26, -4), (26, -4)),
    ((-28, -10), (28, -10), (-32, 8), (32, 8), (-29, 23), (29, 23), (-16, -25), (16, -25), (0, -28)),
)


def hair_behind(c: Canvas, person: Person) -> None:
    """Draw what hangs or stands behind the head and shoulders."""
    hair, x = hair_tone(person), X - 5 * turn(person)
    back = shade(hair, 0.2)
    if turn(person) and person.hair in CUTS:
        c.oval(x, Y - 6, RX + 3, 25, hair)
    if person.hair == "long":
        _curtain(c, person, x, back)
    elif person.hair == "curly":
        _cloud(c, person, x, hair)
    elif person.hair == "bun" and person.worn not in COVERING:
        _bun(c, person, hair)
    elif person.hair == "headscarf":
        scarf = hex_colour(SCARVES[person.colour_index % 4])
        c.box(x - 31, 19, x + 31, 104, shade(scarf, 0.2), 30)


def _curtain(c: Canvas, person: Person, x: float, back: Colour) -> None:
    c.box(x - 32, 25, x + 32, 104, back, 26)
    if person.colour_index % 2:
        for side in (-1, 1):
            for y in (62, 78, 94):
                c.oval(x + side * (27 if y == 78 else 25), y, 9.5, 11, back)


def _cloud(c: Canvas, person: Person, x: float, hair: Colour) -> None:
    hatted = person.worn in COVERING
    lobes = [(dx, dy) for dx, dy in CLOUDS[person.colour_index % 4] if not (hatted and dy < -15)]
    c.oval(x, Y - 4, 30, 26 if hatted else 31, hair)
    for dx, dy in lobes:
        c.dot(x + dx, Y + dy, 11.5, hair)
    for dx, dy in lobes:
        c.bow(x + dx * 1.06, Y + dy * 1.04, 6.5, 6.5, 2.8, _curl_line(hair), 150, 330)


def _bun(c: Canvas, person: Person, hair: Colour) -> None:
    x = X - 9 * turn(person) + (9 if person.colour_index == 1 and not turn(person) else 0)
    c.dot(x, 17, 12.5, hair)
    c.bow(x, 17, 7.5, 7.5, 2.8, tint(hair, 0.22), 170, 320)
    c.box(x - 8, 20.5, x + 8, 29, hex_colour(BANDS[person.colour_index % 4]), 3)


def hair_on_top(c: Canvas, person: Person) -> None:
    """Draw hair on the forehead and at the sides, or the cloth around it, and the ear of a turned head."""
    if person.hair in CUTS:
        _cut(c, person)
    else:
        {"bald": _bare, "curly": _curls, "headscarf": _scarf, "turban": _turban}[person.hair](c, person)
    if turn(person) and person.hair not in ("headscarf", "long", "curly"):
        near_ear(c, person)
    if person.hair == "long":
        _strands(c, person)
    elif person.hair == "braids":
        _plaits(c, person)


def _cut(c: Canvas, person: Person) -> None:
    hair, lean = hair_tone(person), turn(person)
    cuts = OLDER if person.age == "older" else CUTS
    outside, inside = cuts[person.hair][person.colour_index % 4]
    if outside is QUIFF and person.worn in COVERING:
        outside = CLOSE
    flip = -1 if lean > 0 else 1  # a turned head is the mirror of the other
    points = [(X - lean * 2.5 + flip * x, Y + y) for x, y in outside]
    points += [(X + lean * 5.5 + flip * x, Y + y) for x, y in inside]
    c.soft(points, hair)
    _shine(c, X - 8 - lean * 3, Y - 23.5, hair)


def _shine(c: Canvas, x: float, y: float, hair: Colour) -> None:
    c.oval(x, y, 9, 2.6, tint(hair, 0.18))


def _bare(c: Canvas, person: Person) -> None:
    skin = skin_colour(person.skin)
    c.oval(X - 9, Y - 19, 6, 3, tint(skin, 0.4 if luminance(skin) > 90 else 0.22))


def _curls(c: Canvas, person: Person) -> None:
    hair, lean = hair_tone(person), turn(person)
    x = X + 3 * lean
    c.oval(x, Y - 21, 19, 8, hair)
    for side in (-1, 1):
        if side != lean:
            _side_curls(c, hair, X + side * (22 if lean else 26), side, bool(lean))
    row = ((-21, -13), (-12, -20), (0, -22.5), (12, -20), (21, -13))
    for dx, dy in row:
        c.dot(x + dx, Y + dy, 8.6, hair)
    for dx, dy in row[1:4]:
        c.bow(x + dx, Y + dy, 5, 5, 2.8, _curl_line(hair), 150, 330)


def _side_curls(c: Canvas, hair: Colour, x: float, side: int, turned: bool) -> None:
    """Draw the curls over an ear; on a turned head they reach back over the side of the skull."""
    if turned:
        c.oval(x + side * 3, Y - 4, 9, 16, hair)
    for dx, y, r in ((0, 0, 7.8), (1, 12, 7.4)):
        c.dot(x + side * dx, Y + y, r, hair)
        c.bow(x + side * dx, Y + y, 4.6, 4.6, 2.8, _curl_line(hair), 150, 330)


def _curl_line(hair: Colour) -> Colour:
    return tint(hair, 0.2) if luminance(hair) < 90 else shade(hair, 0.26)


def _strands(c: Canvas, person: Person) -> None:
    hair, lean = hair_tone(person), turn(person)
    for side in (-1, 1):
        if side == lean:
            continue
        x, width = (X + side * 25, 9.0) if lean else (X + side * 27, 6.0)
        c.box(x - width, Y - 12, x + width, Y + 42, hair, min(width, 6))
        if person.colour_index % 2:
            for y, out in ((4, 1.5), (19, -1.5), (34, 1.5)):
                c.oval(x + side * out, Y + y, width + 1, 9, hair)


def far_plait(c: Canvas, person: Person) -> None:
    """Draw the plait beyond a turned face, which comes from behind the jaw: before the head."""
    if person.hair == "braids" and turn(person):
        _plait(c, person, X + turn(person) * 20, 1)


def _plaits(c: Canvas, person: Person) -> None:
    for side in (-1, 1):
        if side != turn(person):
            _plait(c, person, X + side * 25.5, 0)


def _plait(c: Canvas, person: Person, x: float, start: int) -> None:
    hair = hair_tone(person)
    groove = shade(hair, 0.34) if luminance(hair) > 60 else tint(hair, 0.26)
    for step in range(start, 5):
        y = Y + 9 + step * 10.5
        c.oval(x, y, 7.6, 7.8, groove)
        c.oval(x, y - 2.4, 7.4, 6.2, hair)
    c.oval(x, Y + 66, 5, 7, hair)
    c.box(x - 5.4, Y + 57, x + 5.4, Y + 62, hex_colour(BANDS[person.colour_index % 4]), 2.4)


def _scarf(c: Canvas, person: Person) -> None:
    scarf, lean = hex_colour(SCARVES[person.colour_index % 4]), turn(person)
    p, skin = plan(person), skin_colour(person.skin)
    c.oval(X - lean * 3, Y - 1, RX + 7, 33, scarf)
    c.oval(X, Y + 36, 30, 15, scarf)
    c.bow(X, Y + 26, 25, 14, 3, shade(scarf), 20, 130)
    x = X + lean * 3.5
    c.oval(x, Y + 2, p.width - 3, p.height - 2, skin_shade(person))
    c.oval(x - 1, Y + 2, p.width - 4, p.height - 2.5, skin)


def _turban(c: Canvas, person: Person) -> None:
    cloth, m = hex_colour(TURBANS[person.colour_index % 4]), X + 4 * turn(person)
    dark, light = shade(cloth, 0.26), tint(cloth, 0.22)
    outside = ((-29, -8), (-32, -22), (-22, -39), (0, -46), (22, -39), (32, -22), (29, -8))
    edge = [(m + 14, Y - 14), (m, Y - 19), (m - 14, Y - 14)]
    c.soft([(X + dx, Y + dy) for dx, dy in outside] + edge, cloth)
    for side in (-1, 1):
        for reach, lift in ((30, 0), (28, 10)):
            edge = [
                (X + side * reach, Y - 13 - lift),
                (m + side * 14, Y - 22 - lift),
                (m - side * 4, Y - 33 - lift / 3),
            ]
            c.stroke(edge, 2.8, dark)
    c.oval(m, Y - 40, 6, 3, light)


def beard(c: Canvas, person: Person) -> None:
    """Draw a full beard or a moustache."""
    colour = _beard_tone(person)
    if person.facial_hair == "beard":
        _full_beard(c, person, colour)
    elif person.facial_hair == "moustache":
        _moustache(c, person, colour)


def _beard_tone(person: Person) -> Colour:
    """A beard is a little darker than the hair, and away from the skin where the two are close."""
    hair, skin = hair_tone(person), skin_colour(person.skin)
    ahead = luminance(hair) - luminance(skin)
    if abs(ahead) > 40:
        return shade(hair, 0.14)
    if ahead > 0 and luminance(skin) < 110:
        return tint(hair, 0.08)
    return shade(hair, 0.2 if luminance(hair) > 200 else 0.36)


def _full_beard(c: Canvas, person: Person, colour: Colour) -> None:
    p, lean = plan(person), turn(person)
    x, m, w = X + 2 * lean, midline(person) + lean, p.width + 1
    near = [0.82 if side == -lean else 1.0 for side in (-1, 1)]
    below = (
        (-w, 3),
        (1 - w, 15),
        (-14, p.height + 2),
        (0, p.height + 4.5),
        (14, p.height + 2),
        (w - 1, 15),
        (w, 3),
    )
    lip = [(m + 11, Y + p.mouth - 4), (m, Y + p.mouth - 6), (m - 11, Y + p.mouth - 4)]
    outline = [(x + dx * near[dx > 0], Y + dy) for dx, dy in below]
    c.soft([*outline, (x + (w - 5) * near[1], Y + 9), *lip, (x - (w - 5) * near[0], Y + 9)], colour)


def _moustache(c: Canvas, person: Person, colour: Colour) -> None:
    m, y = midline(person) + turn(person), Y + plan(person).mouth - 3.6
    for side in (-1, 1):
        wide = side * (0.72 if side == turn(person) else 1.0)
        half = ((0, -2.6), (7, -2.8), (14, 3.4), (7, 3.6), (0, 2))
        c.soft([(m + dx * wide, y + dy) for dx, dy in half], colour)
