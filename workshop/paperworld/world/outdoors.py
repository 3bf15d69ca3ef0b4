"""Places under an open or a wide sky: field, street, construction site, stadium, and an airport's hall.

Knows how each place looks, in two variants. Knows nothing about who stands in it.
"""

from workshop.paperworld.world.paint import Canvas, Colour, hex_colour, shade


def draw_field(c: Canvas, variant: int) -> None:
    """Draw a field: hills, rows of wheat, a red barn, and a bale of straw or a tree."""
    c.box(0, 0, 128, 128, hex_colour(("#93d5f4", "#9adcec")[variant]))
    c.dot(112, 18, 13, hex_colour("#f9c43a"))
    c.oval(16, 96, 66, 30, hex_colour("#7fb85c"))
    c.oval(112, 98, 62, 32, hex_colour("#9acb66"))
    c.box(0, 98, 128, 128, hex_colour("#ecc648"))
    for x in (-24, 14, 52, 76, 114, 152):
        c.shape([(x - 5, 128), (x + 5, 128), (64 + (x - 64) * 0.7, 98)], hex_colour("#cf9a35"))
    c.box(2, 46, 32, 82, hex_colour("#c63f35"))
    c.shape([(-4, 48), (4, 30), (17, 22), (30, 30), (38, 48)], hex_colour("#74302e"))
    c.box(10, 60, 24, 82, hex_colour("#fbeed8"))
    if variant:
        c.box(108, 72, 116, 102, hex_colour("#8a5a3c"), 2)
        for x, y, r in ((112, 56, 16), (102, 66, 10), (122, 66, 10)):
            c.dot(x, y, r, hex_colour("#3f8a4c"))
    else:
        c.dot(110, 92, 17, hex_colour("#c98f2f"))
        c.dot(110, 92, 14, hex_colour("#f3d05f"))
        c.ring(110, 92, 9, 3, hex_colour("#c98f2f"))


def draw_street(c: Canvas, variant: int) -> None:
    """Draw a street: houses on both sides, a traffic light, and a car or a bus."""
    c.box(0, 0, 128, 128, hex_colour(("#f5abc3", "#f3b0d0")[variant]))
    c.box(30, 64, 98, 104, hex_colour("#d483a6"))
    _front(c, 0, 34, 4, hex_colour(("#b9563f", "#7d5aa0")[variant]))
    _front(c, 94, 128, 10, hex_colour(("#3f7f93", "#3f8f7a")[variant]))
    c.box(0, 96, 128, 104, hex_colour("#d9d2cc"))
    c.box(0, 104, 128, 128, hex_colour("#6f6c7c"))
    for x in (44, 60, 76):
        c.shape([(x, 108), (x + 9, 108), (x * 1.14 - 6, 128), (x * 1.14 - 18, 128)], hex_colour("#f4efe6"))
    _traffic_light(c)
    _car(c, hex_colour("#f5c033"), 12 if variant else 0)


def _front(c: Canvas, left: float, right: float, top: float, wall: Colour) -> None:
    c.box(left, top, right, 98, wall)
    c.box(left, top, right, top + 5, shade(wall, 0.3))
    for y in (top + 11, top + 34, top + 57):
        for x in (left + 4, left + 19.5):
            c.box(x, y, x + 10.5, y + 15, hex_colour("#fff0c2"))


def _traffic_light(c: Canvas) -> None:
    c.box(108, 52, 114, 112, hex_colour("#3a3845"))
    c.box(101, 14, 121, 62, hex_colour("#2f2d3a"), 5)
    for y, code in ((23, "#ef4b3e"), (38, "#f9c43a"), (53, "#4fc56a")):
        c.dot(111, y, 6, hex_colour(code))


def _car(c: Canvas, paint: Colour, taller: float) -> None:
    c.box(-8, 80 - taller * 1.6, 26 + taller, 104, paint, 7)
    c.box(-4, 84 - taller * 1.6, 20 + taller, 95 - taller, hex_colour("#bfe6f2"), 3)
    c.box(-8, 94, 40, 112, paint, 6)
    c.box(-8, 102, 40, 106, shade(paint, 0.22))
    c.dot(26, 113, 8, hex_colour("#2f2d3a"))
    c.dot(26, 113, 3.4, hex_colour("#d9d2cc"))


def draw_construction_site(c: Canvas, variant: int) -> None:
    """Draw a construction site: a yellow crane, an unfinished brick wall, and cones or a barrier."""
    c.box(0, 0, 128, 128, hex_colour(("#92c6e4", "#8ccbd9")[variant]))
    c.box(0, 104, 128, 128, hex_colour("#b98a58"))
    for y in (60, 82):
        c.box(30, y, 98, y + 5, hex_colour("#5b7db0"))
    for x in (40, 82):
        c.box(x, 60, x + 5, 104, hex_colour("#5b7db0"))
    yellow = hex_colour("#f6b521")
    c.box(17, 4, 27, 112, yellow)
    for y in range(22, 104, 14):
        c.stroke([(19, y + 9), (25, y)], 2.6, hex_colour("#a86f14"))
    c.box(0, 8, 70, 16, yellow)
    c.shape([(22, -2), (46, 10), (0, 10)], yellow)
    c.stroke([(6, 16), (6, 34)], 3, hex_colour("#4c4450"))
    c.box(-1, 33, 13, 46, hex_colour("#4c5a78"), 2)
    _brick_wall(c)
    if variant:
        c.box(2, 84, 42, 96, hex_colour("#fffaf0"), 2)
        for x in (4, 18, 32):
            c.shape([(x + 4, 84), (x + 10, 84), (x + 5, 96), (x - 1, 96)], hex_colour("#d9382f"))
        for x in (7, 33):
            c.box(x, 96, x + 5, 116, hex_colour("#4c4450"))
    else:
        c.shape([(16, 78), (22, 78), (32, 114), (6, 114)], hex_colour("#ef6a2c"))
        c.shape([(12.6, 90), (25.4, 90), (28.2, 100), (9.8, 100)], hex_colour("#fffaf0"))
        c.box(1, 112, 37, 118, hex_colour("#ef6a2c"), 2)


def _brick_wall(c: Canvas) -> None:
    brick, mortar = hex_colour("#c4583c"), hex_colour("#f0d3b4")
    c.box(96, 38, 130, 110, brick)
    c.box(112, 26, 130, 40, brick)
    for row in range(6):
        y = 38 + row * 12
        c.box(96, y, 130, y + 3, mortar)
        for x in (104, 120) if row % 2 else (112,):
            c.box(x, y, x + 3, y + 12, mortar)


def draw_airport(c: Canvas, variant: int) -> None:
    """Draw an airport: a wide window with a plane taking off, a departures board, and seats."""
    c.box(0, 0, 128, 128, hex_colour(("#7f8fce", "#8b86cf")[variant]))
    c.box(0, 3, 128, 80, hex_colour("#f2f4f8"))
    for x0, x1 in ((0, 42), (45, 90), (93, 128)):
        c.box(x0, 6, x1, 77, hex_colour(("#8fc2f2", "#a0b5f4")[variant]))
    c.box(0, 68, 128, 77, hex_colour("#6f9a78"))
    _plane(c)
    c.box(94, 4, 127, 60, hex_colour("#23284a"), 3)
    for i, y in enumerate(range(11, 52, 11)):
        c.box(98, y, 110, y + 5, hex_colour("#f9c43a"))
        c.box(113, y, 123, y + 5, hex_colour("#f3f1ea" if (i + variant) % 2 else "#6fd08f"))
    c.box(0, 100, 128, 128, hex_colour("#55619a"))
    c.box(0, 100, 128, 103, hex_colour("#a9b4e2"))
    for x in (-8, 12, 94, 114):
        c.box(x, 76, x + 17, 98, hex_colour("#ef8a3c"), 4)
        c.box(x, 94, x + 17, 102, hex_colour("#c9662a"), 3)
    for x in (2, 24, 98, 120):
        c.box(x, 101, x + 4, 116, hex_colour("#2f3560"))


def _plane(c: Canvas) -> None:
    white, red = hex_colour("#fffdf8"), hex_colour("#d9483f")
    c.shape([(4, 30), (0, 14), (8, 14), (15, 29)], red)
    c.stroke([(7, 35), (29, 26)], 11, white)
    c.stroke([(30, 25.5), (35, 23)], 7, white)
    c.shape([(14, 32), (24, 28), (20, 52), (12, 54)], hex_colour("#c3ccde"))
    for x in (13, 20, 27):
        c.dot(x, 32.6 - (x - 13) * 0.42, 1.7, hex_colour("#3f6fa8"))


def draw_stadium(c: Canvas, variant: int) -> None:
    """Draw a stadium: full stands, floodlights, grass and a red track."""
    c.box(0, 0, 128, 128, hex_colour(("#5d5fb0", "#6f5aae")[variant]))
    stand = hex_colour(("#8583cf", "#9a83cf")[variant])
    c.shape([(0, 32), (128, 32), (128, 78), (0, 78)], stand)
    crowd = ("#f7e7f2", "#ef6f8f", "#5fd0d8", "#f9d34a")
    for row, y in enumerate((41, 54, 67)):
        for i in range(12):
            x = -2 + 12 * i + 6 * (row % 2)
            bright = x < 34 or x > 94
            c.dot(
                x,
                y,
                4.2,
                hex_colour(crowd[(i * 3 + row * 2 + variant) % 4]) if bright else shade(stand, 0.18),
            )
    for x in (17, 111):
        c.box(x - 2.5, 20, x + 2.5, 60, hex_colour("#2f2f5a"))
        c.box(x - 15, 3, x + 15, 25, hex_colour("#2f2f5a"), 3)
        for dx in (-8.5, 0, 8.5):
            for y in (9, 19):
                c.dot(x + dx, y, 3.6, hex_colour("#fff7c9"))
    c.box(0, 76, 128, 98, hex_colour("#5cab57"))
    c.box(0, 76, 128, 81, hex_colour("#f4f1ea"))
    c.box(0, 96, 128, 128, hex_colour("#cf5a3c"))
    for x in (-30, 20, 64, 108, 158):
        c.stroke([(64 + (x - 64) * 0.62, 97), (x, 130)], 3, hex_colour("#f9e6d8"))
    if variant:
        c.box(2, 84, 36, 89, hex_colour("#f4f1ea"), 1)
        for x in (4, 29):
            c.box(x, 86, x + 4.5, 116, hex_colour("#3f6fb8"))
