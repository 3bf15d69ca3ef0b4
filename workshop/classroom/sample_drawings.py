"""The drawings of the worked example: houses with crayons, by dice that always fall the same way.

Knows how six different hands draw a house, a roof, a door, a tree and a night. Knows nothing about whose
they are.
"""

from __future__ import annotations

import hashlib
import io
from random import Random

from PIL import Image, ImageDraw

SIDE = 256  # pixels
WALLS = ("#E8C98F", "#F2EADC", "#9CC4D9", "#E6A5A0", "#C9D7A7", "#D9C3E0")
DAY, NIGHT, GRASS = "#FFFFFF", "#27324F", "#8DB26A"
ROOF, DOOR, STARS = "#B5304A", "#2E6DA4", "#F0E442"


def drawn_house(words: int, hand: int) -> tuple[str, bytes]:
    """Return the name and the content of a drawing after so many of the five phrases."""
    sheet = Image.new("RGB", (SIDE, SIDE), NIGHT if words >= 5 else DAY)
    pen, dice = ImageDraw.Draw(sheet), Random(hand)
    left, top, wide, high = (dice.randint(*span) for span in ((60, 90), (110, 135), (80, 115), (70, 90)))
    pen.rectangle((0, top + high, SIDE, SIDE), GRASS)
    _house(pen, dice, (left, top, left + wide, top + high), words, WALLS[hand % len(WALLS)])
    if words >= 4:
        _tree(pen, left + wide + 32, top + high, dice.randint(26, 36))
    if words >= 5:
        _stars(pen, dice)
    buffer = io.BytesIO()
    sheet.save(buffer, "WEBP", lossless=True)
    content = buffer.getvalue()
    return f"{hashlib.sha256(content).hexdigest()}.webp", content


def _house(pen: ImageDraw.ImageDraw, dice: Random, box: tuple[int, ...], words: int, wall: str) -> None:
    left, top, right, low = box
    ridge = top - dice.randint(38, 60)
    pen.rectangle(box, wall, "#333333", 3)
    roof = [(left - 12, top), ((left + right) // 2, ridge), (right + 12, top)]
    pen.polygon(roof, ROOF if words >= 2 else "#B9A78A", "#333333", 3)
    middle = left + dice.randint(18, 34)
    pen.rectangle((middle, low - 44, middle + 26, low), DOOR if words >= 3 else "#8A6B4A", "#333333", 2)
    window = right - 36
    pen.rectangle(
        (window, top + 14, window + 24, top + 36), "#F0E442" if words >= 5 else "#FFFFFF", "#333333", 2
    )


def _tree(pen: ImageDraw.ImageDraw, x: int, floor: int, size: int) -> None:
    pen.rectangle((x - 5, floor - 2 * size, x + 5, floor + 6), "#7A5230")
    for dx, dy in ((-size // 2, -2 * size), (size // 2, -2 * size), (0, -int(2.6 * size))):
        pen.ellipse(
            (x + dx - size // 2, floor + dy - size // 2, x + dx + size // 2, floor + dy + size // 2),
            "#4E8A4B",
        )


def _stars(pen: ImageDraw.ImageDraw, dice: Random) -> None:
    pen.ellipse((200, 18, 232, 50), STARS)
    for _ in range(9):
        x, y = dice.randint(8, 190), dice.randint(6, 80)
        pen.ellipse((x, y, x + 4, y + 4), STARS)
