"""A picture that came from a browser, made harmless and small.

Knows which files are taken and how they are written anew: whatever else was in them (place, time, camera,
text, further frames, a second file behind the first) does not come along. Knows nothing about who drew what.
"""

from __future__ import annotations

import io
import struct
import zlib

from PIL import Image, ImageOps

from workshop.errors import WorkshopError

SIDE = 512  # pixels of the square that is kept
MOST_BYTES = 1_500_000  # of what a browser may send
MOST_SIDE = 4_096  # pixels of what is decoded at all
FORMATS = ("PNG", "WEBP", "JPEG")
SUFFIX = "webp"
PLAIN = 60_000  # bytes up to which a picture is kept exactly; a photograph is larger and is kept roughly
PAPER = (255, 255, 255)


class PictureTooLarge(WorkshopError):
    """More bytes or pixels than a drawing has."""

    key = "classroom.picture_too_large"


class NotAPicture(WorkshopError):
    """Bytes that are no picture, or a damaged one."""

    key = "classroom.not_a_picture"


def cleaned(content: bytes) -> bytes:
    """Return a picture as a square WebP of our own making, on white paper.

    Raises: PictureTooLarge, NotAPicture.
    """
    if len(content) > MOST_BYTES:
        raise PictureTooLarge()
    picture = _squared(_decoded(content))
    exact = _written(picture, lossless=True)
    return exact if len(exact) <= PLAIN else _written(picture, lossless=False)


def _decoded(content: bytes) -> Image.Image:
    try:
        with Image.open(io.BytesIO(content), formats=FORMATS) as opened:
            if max(opened.size) > MOST_SIDE:
                raise PictureTooLarge()
            turned = ImageOps.exif_transpose(opened).convert("RGBA")
    except (OSError, SyntaxError, ValueError, EOFError, KeyError, struct.error, zlib.error, MemoryError):
        raise NotAPicture() from None  # what a decoder says is for whoever built the file
    except Image.DecompressionBombError:
        raise PictureTooLarge() from None
    return turned


def _squared(picture: Image.Image) -> Image.Image:
    """Lay a picture in the middle of a square sheet; what stands across it keeps its proportions."""
    sheet = Image.new("RGB", (SIDE, SIDE), PAPER)
    fitted = picture if picture.size == sheet.size else ImageOps.contain(picture, sheet.size)
    place = ((SIDE - fitted.width) // 2, (SIDE - fitted.height) // 2)
    sheet.paste(fitted, place, fitted)
    return sheet


def _written(picture: Image.Image, lossless: bool) -> bytes:
    buffer = io.BytesIO()
    picture.save(buffer, "WEBP", lossless=lossless, quality=20 if lossless else 80, method=1)
    return buffer.getvalue()
