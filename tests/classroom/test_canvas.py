"""Pictures from browsers: made harmless, made small, or refused."""

from __future__ import annotations

import io
import random
import struct
import zlib

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from tests.classroom.sheets import sheet
from workshop.classroom.canvas import MOST_BYTES, SIDE, NotAPicture, PictureTooLarge, cleaned


def opened(content: bytes) -> Image.Image:
    """Open a picture file."""
    return Image.open(io.BytesIO(content))


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "JPEG"])
def test_every_picture_becomes_a_small_square(kind: str) -> None:
    """Whatever came, one format and one size is kept."""
    made = opened(cleaned(sheet("red", 700, kind)))
    assert (made.format, made.size) == ("WEBP", (SIDE, SIDE))
    assert made.convert("RGB").getpixel((9, 9))[0] > 240  # type: ignore[index]  # a pixel of RGB has three


def test_a_drawing_is_kept_exactly() -> None:
    """Its colours are the student's choice."""
    assert opened(cleaned(sheet("#C23B4E"))).convert("RGB").getpixel((256, 256)) == (0xC2, 0x3B, 0x4E)


def test_a_photograph_is_kept_small() -> None:
    """Noise, which no format can shrink without loss, stays within bounds."""
    noise = Image.frombytes("RGB", (SIDE, SIDE), random.Random(1).randbytes(3 * SIDE * SIDE))
    buffer = io.BytesIO()
    noise.save(buffer, "JPEG", quality=90)
    assert len(cleaned(buffer.getvalue())) < 400_000


def test_what_a_photograph_tells_is_removed() -> None:
    """Place, time and text do not come along, nor does a second file behind the first."""
    buffer = io.BytesIO()
    exif = Image.Exif()
    exif[0x010E] = "at home"  # ImageDescription
    Image.new("RGB", (40, 20), "blue").save(buffer, "JPEG", exif=exif)
    told = PngInfo()
    told.add_text("where", "at home")
    second = io.BytesIO()
    Image.new("RGB", (40, 20), "blue").save(second, "PNG", pnginfo=told)
    for content in (buffer.getvalue(), second.getvalue(), sheet() + b"at home"):
        made = cleaned(content)
        assert b"at home" not in made and not opened(made).getexif()


def test_what_lies_on_its_side_is_turned() -> None:
    """The direction in which a phone was held is applied, then forgotten."""
    left_red = Image.new("RGB", (40, 40), "white")
    left_red.paste("red", (0, 0, 20, 40))
    exif = Image.Exif()
    exif[0x0112] = 6  # turn by a quarter to the right
    buffer = io.BytesIO()
    left_red.save(buffer, "JPEG", exif=exif, quality=95)
    made = opened(cleaned(buffer.getvalue())).convert("RGB")
    top, bottom = made.getpixel((256, 60)), made.getpixel((256, 450))
    assert top[1] < 80 < 200 < bottom[1]  # type: ignore[index]  # red above, white below


def test_transparency_becomes_paper() -> None:
    """A sheet without a background is drawn on white."""
    buffer = io.BytesIO()
    Image.new("RGBA", (SIDE, SIDE), (0, 0, 0, 0)).save(buffer, "PNG")
    assert opened(cleaned(buffer.getvalue())).convert("RGB").getpixel((9, 9)) == (255, 255, 255)


def bomb(side: int) -> bytes:
    """Return a tiny PNG that says it is `side` pixels wide and high."""
    header = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)

    def chunk(kind: bytes, content: bytes) -> bytes:
        return (
            struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
        )

    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b""))
        + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize("content", [b"\0" * (MOST_BYTES + 1), bomb(5_000), bomb(50_000)])
def test_too_much_is_refused_before_it_is_decoded(content: bytes) -> None:
    """More bytes than a drawing has, and few bytes that would fill the memory."""
    with pytest.raises(PictureTooLarge):
        cleaned(content)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"hello",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"GIF89a" + b"\0" * 50,
        sheet()[:60],
        bomb(512),
    ],
)
def test_what_is_no_picture_is_refused(content: bytes) -> None:
    """Text, formats that are not taken, and torn files get one sentence and no traceback."""
    with pytest.raises(NotAPicture):
        cleaned(content)
