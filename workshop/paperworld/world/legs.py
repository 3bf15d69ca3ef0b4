"""Legs and what is on them, standing and sitting: trousers, skirts, shorts, robes, coat tails, shoes.

Knows the figure below the waist, down to the soles at y = 206. Knows nothing about chests, arms or seats.
"""

from workshop.paperworld.world.cloth import middle, shoulders, sleeve
from workshop.paperworld.world.heads import X, skin_shade
from workshop.paperworld.world.paint import Canvas, Colour, hex_colour, mix, shade, tint
from workshop.paperworld.world.palette import skin_colour
from workshop.paperworld.world.people import Person

TROUSERS: dict[str, str] = {
    "doctor": "#3f6595",
    "nurse": "#3fa3ab",
    "teacher": "#7a4a35",
    "scientist": "#5b4a78",
    "programmer": "#41557f",
    "chef": "#4b4b5e",
    "farmer": "#4a74b0",
    "firefighter": "#2f3c66",
    "pilot": "#27305a",
    "judge": "#2f2a35",
    "artist": "#4e8f8c",
    "cleaner": "#4a5876",
    "builder": "#3f5f92",
    "chief executive": "#56607c",
    "student": "#3d4f86",
    "athlete": "#3350a6",
}
SHOES: dict[str, str] = {
    "doctor": "#8a4b32",
    "nurse": "#fffaf2",
    "teacher": "#3d2c2c",
    "scientist": "#d4663f",
    "programmer": "#f2c23c",
    "chef": "#26242f",
    "farmer": "#7d4a2a",
    "firefighter": "#1f1d26",
    "pilot": "#14141d",
    "judge": "#14141d",
    "artist": "#d4483f",
    "cleaner": "#f2c23c",
    "builder": "#c98a3c",
    "chief executive": "#4b2a22",
    "student": "#e2533f",
    "athlete": "#3561b8",
    "person": "#8a4b32",
}
PLAIN = ("#4a5876", "#7a5a44", "#3f6f78", "#5a4a68")  # trousers or skirts that go with a sweater
# Who wears a skirt or a kilt, by colour index: a cue that overlaps.
SKIRTS: dict[str, tuple[int, ...]] = {"woman": (1, 3), "androgynous": (3,), "man": (3,)}
SKIRTED = ("teacher", "artist", "chief executive", "student", "person")
KILTED = ("artist", "student", "person")
COATED = ("doctor", "scientist")


def in_skirt(person: Person) -> bool:
    """Tell whether a full figure shows a skirt or a kilt."""
    worn_by = KILTED if person.gender == "man" else SKIRTED
    return person.occupation in worn_by and person.colour_index in SKIRTS[person.gender]


def legs(c: Canvas, person: Person) -> None:
    """Draw everything below the waist of a full figure."""
    cloth = trousers(person)
    bare = in_skirt(person) or person.occupation == "athlete"
    skin = skin_colour(person.skin)
    below = skin if bare else cloth
    dark = skin_shade(person) if bare else shade(cloth, 0.16)
    if person.pose == "sitting":
        _seated(c, person, cloth, below, dark)
    else:
        _standing(c, person, cloth, below, dark)
    _over(c, person)


def trousers(person: Person) -> Colour:
    """Return the colour of trousers or skirt."""
    if person.occupation == "person":
        return hex_colour(PLAIN[person.colour_index % len(PLAIN)])
    return hex_colour(TROUSERS[person.occupation])


def _hips(person: Person) -> float:
    return shoulders(person) - 12


def _shoe(c: Canvas, person: Person, x: float, y: float) -> None:
    leather = hex_colour(SHOES[person.occupation])
    c.oval(x, y - 6, 11, 8, leather)
    c.box(x - 12.5, y - 6.5, x + 12.5, y, leather, 4)
    c.box(x - 12.5, y - 3.2, x + 12.5, y, shade(leather, 0.3), 1.6)


def _standing(c: Canvas, person: Person, cloth: Colour, below: Colour, dark: Colour) -> None:
    hips = _hips(person)
    for side, tone in ((-1, below), (1, dark)):
        x = X + side * (hips - 9.5)
        c.box(x - 9, 140, x + 9, 200, tone, 4)
        if person.occupation == "athlete":
            c.box(x - 9, 178, x + 9, 200, hex_colour("#fffaf0"), 2)
            c.box(x - 9, 181, x + 9, 185, hex_colour("#d6336a"))
        if person.occupation == "firefighter":
            _bands(c, x - 9, x + 9, 172)
        _shoe(c, person, X + side * (hips - 6.5) + (middle(person) - X) * 0.9, 206)
    c.box(X - hips, 130, X + hips, 150, cloth, 5)
    c.box(X - hips, 130, X + hips, 133.4, shade(cloth, 0.26), 1.5)
    if in_skirt(person):
        c.shape([(X - hips, 134), (X + hips, 134), (X + hips + 9, 170), (X - hips - 9, 170)], cloth)
        c.shape([(X + 5, 138), (X + hips, 134), (X + hips + 9, 170), (X + 9, 170)], shade(cloth, 0.14))
    elif person.occupation == "athlete":
        for side in (-1, 1):
            x = X + side * (hips - 8)
            c.box(x - 12, 134, x + 12, 162, cloth if side < 0 else shade(cloth, 0.1), 3)
            c.stroke([(x + side * 9, 138), (x + side * 9.5, 159)], 3.6, hex_colour("#fffaf0"))


def _bands(c: Canvas, left: float, right: float, y: float) -> None:
    c.box(left, y, right, y + 8, hex_colour("#f3e04a"))


def _seated(c: Canvas, person: Person, cloth: Colour, below: Colour, dark: Colour) -> None:
    hips = _hips(person)
    spread = hips - 5
    for side, tone in ((-1, below), (1, dark)):
        x = X + side * spread
        c.stroke([(x, 152), (x, 188)], 16, tone)
        if person.occupation == "athlete":
            c.box(x - 8, 178, x + 8, 192, hex_colour("#fffaf0"))
        if person.occupation == "firefighter":
            _bands(c, x - 8, x + 8, 176)
        _shoe(c, person, x + side * 2, 200)
    c.box(X - hips - 2, 130, X + hips + 2, 152, shade(cloth, 0.18), 8)
    if in_skirt(person):
        c.box(X - hips - 6, 132, X + hips + 6, 164, cloth, 9)
        c.box(X - hips - 6, 158, X + hips + 6, 164, shade(cloth, 0.18), 3)
        return
    for side in (-1, 1):
        x = X + side * spread
        c.stroke([(x - side * 2, 140), (x, 150)], 22, mix(cloth, shade(cloth), 0.4))
        c.dot(x - 1, 149, 9, tint(cloth, 0.1))
    if person.occupation == "athlete":
        for side in (-1, 1):
            c.dot(X + side * spread, 154, 8.5, below)


def _over(c: Canvas, person: Person) -> None:
    """Draw what hangs down over the legs."""
    hips, seated, x = _hips(person), person.pose == "sitting", middle(person)
    hem = 156.0 if seated else 166.0
    if person.occupation in COATED:
        _coat_tails(c, sleeve(person), hips, hem)
    elif person.occupation == "judge":
        _robe(c, sleeve(person), hips, seated)
    elif person.occupation == "chef":
        c.box(x - hips - 1, 130, x + hips + 1, hem + 6, hex_colour("#f3ebe4"), 4)
        c.box(x - hips - 1, 130, x + hips + 1, 136, hex_colour("#d4483f"), 2)
    elif person.occupation == "cleaner":
        apron = hex_colour("#1f7a72")
        c.box(x - hips + 1, 128, x + hips - 1, hem - 4, apron, 5)
        c.box(x - 12, 138, x + 12, 148, shade(apron, 0.3), 3)
    elif person.occupation == "artist":
        c.box(X - hips - 3, 126, X + hips + 3, 146, sleeve(person), 5)
        c.dot(X + 9, 137, 4.2, hex_colour("#f6c544"))


def _coat_tails(c: Canvas, cloth: Colour, hips: float, hem: float) -> None:
    for side, tone in ((-1, cloth), (1, shade(cloth, 0.1))):
        c.shape(
            [(X, 124), (X + side * (hips + 2), 122), (X + side * (hips + 5), hem), (X + side * 5, hem)], tone
        )


def _robe(c: Canvas, cloth: Colour, hips: float, seated: bool) -> None:
    hem, wide = (184.0, 10.0) if seated else (192.0, 12.0)
    c.shape([(X - hips, 124), (X + hips, 124), (X + hips + wide, hem), (X - hips - wide, hem)], cloth)
    for dx in (-12, 12):
        c.stroke([(X + dx, 134), (X + dx * 1.5, hem - 3)], 4, tint(cloth, 0.17))
    if seated:
        for side in (-1, 1):
            c.oval(X + side * (hips - 5), 150, 11, 9, tint(cloth, 0.1))
