"""Logos of regions: a mark in the region's colour and its name."""

from io import BytesIO
from math import ceil
from pathlib import Path
from random import Random

import reportlab
from PIL import Image, ImageDraw, ImageFont

from .palettes import mix, rgb

_SCALE = 4
_HEIGHT = 120
_MARK = 96
_MARGIN = 12
_TEXT_SIZE = 40
_SUB_SIZE = 18
_BOLD, _REGULAR = "VeraBd.ttf", "Vera.ttf"
_SUBTITLE = "Animation numérique de territoire"


def draw_logo(name: str, accent: str) -> bytes:
    """Return the PNG of a logo on a transparent ground, 120 pixels high, as wide as the name needs.

    `accent` is the colour of the mark and of the name, as `#rrggbb`; it must read on white.
    """
    colour = rgb(accent)
    width = _MARGIN * 3 + _MARK + _text_width(name)
    image = Image.new("RGBA", (width * _SCALE, _HEIGHT * _SCALE), (255, 255, 255, 0))
    pen = ImageDraw.Draw(image)
    _draw_mark(image, name, colour)
    left = (_MARGIN * 2 + _MARK) * _SCALE
    pen.text((left, 34 * _SCALE), name, fill=colour, font=_font(_BOLD, _TEXT_SIZE * _SCALE), anchor="lm")
    pen.text(
        (left, 82 * _SCALE),
        _SUBTITLE,
        fill=(80, 90, 98),
        font=_font(_REGULAR, _SUB_SIZE * _SCALE),
        anchor="lm",
    )
    output = BytesIO()
    image.reduce(_SCALE).save(output, "PNG", optimize=True)
    return output.getvalue()


def _font(file: str, size: int) -> ImageFont.FreeTypeFont:
    """Bitstream Vera, at a size in pixels; the typeface that Pillow ships has no accented letter."""
    return ImageFont.truetype(Path(reportlab.__file__).parent / "fonts" / file, size)


def _text_width(name: str) -> int:
    """Width in pixels of the widest line, at the size of the finished logo."""
    lines = _font(_BOLD, _TEXT_SIZE).getlength(name), _font(_REGULAR, _SUB_SIZE).getlength(_SUBTITLE)
    return ceil(max(lines)) + 4


def _draw_mark(image: Image.Image, name: str, colour: tuple[int, int, int]) -> None:
    """A rounded square with hills, and three linked dots that stand for the network."""
    side = _MARK * _SCALE
    mark = Image.new("RGB", (side, side), colour)
    pen, random = ImageDraw.Draw(mark), Random(name)  # noqa: S311 - a picture, no secret
    for level, share in ((0.62, 0.28), (0.76, 0.5)):
        shift = random.uniform(-0.25, 0.25)
        box = ((shift - 0.4) * side, level * side, (shift + 1.4) * side, (level + 1.1) * side)
        pen.ellipse(box, fill=mix(colour, (255, 255, 255), share))
    _draw_network(pen, random, side)
    mask = Image.new("L", (side, side))
    ImageDraw.Draw(mask).rounded_rectangle((0, 0, side - 1, side - 1), side * 0.22, fill=255)
    image.paste(mark, (_MARGIN * _SCALE, (_HEIGHT - _MARK) // 2 * _SCALE), mask)


def _draw_network(pen: ImageDraw.ImageDraw, random: Random, side: int) -> None:
    base = ((0.24, 0.46), (0.5, 0.24), (0.77, 0.42))
    dots = [((x + random.uniform(-0.04, 0.04)) * side, (y + random.uniform(-0.05, 0.05)) * side) for x, y in base]
    pen.line(dots, fill="white", width=round(side * 0.035), joint="curve")
    for (x, y), radius in zip(dots, (0.07, 0.1, 0.07), strict=True):
        r = radius * side
        pen.ellipse((x - r, y - r, x + r, y + r), fill="white")
