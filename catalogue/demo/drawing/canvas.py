"""A sheet to draw landscapes on: sky, ridges, gradients and grain.

Positions are shares of the sheet: x and y go from 0 (left, top) to 1; lengths are shares of its height. The
sheet is drawn at twice the size asked for, then reduced: edges come out smooth.
"""

import itertools
from io import BytesIO
from math import pi, sin
from random import Random

from PIL import Image, ImageDraw

from .palettes import Colour, Palette, mix, rgb

SCALE = 2
# A PNG above this many bytes is brought to fewer colours.
LIMIT = 110_000
Point = tuple[float, float]
Ellipse = tuple[float, float, float, float]
# The rounds of a cloud: shift from its middle, lift, radius, all as shares of half its length.
_PUFFS = ((-0.7, 0, 0.3), (-0.3, 0.6, 0.48), (0.18, 1, 0.56), (0.62, 0.3, 0.36), (0, 0, 0.5), (0.9, 0, 0.2))


class Canvas:
    """An image in progress, with its palette and its own source of chance, drawn from the seed."""

    def __init__(self, size: tuple[int, int], palette: Palette, seed: str) -> None:
        self.width, self.height = size[0] * SCALE, size[1] * SCALE
        self.aspect = self.width / self.height
        self.palette, self.random = palette, Random(seed)  # noqa: S311 - a picture, no secret
        self.image = Image.new("RGB", (self.width, self.height), palette.sky)
        self.pen = ImageDraw.Draw(self.image, "RGBA")

    def at(self, points: list[Point]) -> list[Point]:
        """Pixels of positions."""
        return [(x * self.width, y * self.height) for x, y in points]

    def depth(self, share: float) -> Colour:
        """The land's colour from far (0) to near (1)."""
        return mix(rgb(self.palette.far), rgb(self.palette.near), share)

    def polygon(self, points: list[Point], colour: Colour | str, alpha: int = 255) -> None:
        red, green, blue = rgb(colour) if isinstance(colour, str) else colour
        self.pen.polygon(self.at(points), fill=(red, green, blue, alpha))

    def ellipse(self, x: float, y: float, across: float, down: float, colour: Colour | str, alpha=255) -> None:
        """An ellipse around a centre; `across` and `down` are its half-axes."""
        red, green, blue = rgb(colour) if isinstance(colour, str) else colour
        cx, cy, rx, ry = x * self.width, y * self.height, across * self.height, down * self.height
        self.pen.ellipse((cx - rx, cy - ry, cx + rx, cy + ry), fill=(red, green, blue, alpha))

    def line(self, points: list[Point], colour: Colour | str, thickness: float, alpha: int = 255) -> None:
        red, green, blue = rgb(colour) if isinstance(colour, str) else colour
        pixels = max(1, round(thickness * self.height))
        self.pen.line(self.at(points), fill=(red, green, blue, alpha), width=pixels, joint="curve")

    def gradient(self, points: list[Point], top: Colour, bottom: Colour) -> None:
        """Fill a shape with a gradient from its highest point down to the foot of the sheet."""
        pixels = self.at(points)
        first = max(0, int(min(y for _, y in pixels)))
        last = min(self.height, int(max(y for _, y in pixels)) + 1)
        mask = Image.new("1", (self.width, last - first))
        ImageDraw.Draw(mask).polygon([(x, y - first) for x, y in pixels], fill=1)
        self.image.paste(_column(top, bottom, last - first).resize(mask.size), (0, first), mask)

    def sky(self) -> None:
        """A vertical gradient down to two thirds of the sheet."""
        top, bottom = rgb(self.palette.sky), rgb(self.palette.horizon)
        height = int(self.height * 0.66)
        self.image.paste(_column(top, bottom, height).resize((self.width, height)), (0, 0))
        self.image.paste(bottom, (0, height, self.width, self.height))

    def sun(self, x: float, y: float, radius: float) -> None:
        """A disc in its halo."""
        for factor, alpha in ((2.6, 38), (1.8, 52), (1.0, 255)):
            self.ellipse(x, y, radius * factor, radius * factor, self.palette.sun, alpha)

    def clouds(self, number: int, low: float = 0.32) -> None:
        """Long flat clouds in the upper sky, above `low`."""
        for _ in range(number):
            x, y = self.random.uniform(0, 1), self.random.uniform(0.08, low)
            half = self.random.uniform(0.07, 0.14) / self.aspect
            puffs = [(x + half * share, y - 0.012 * lift, r) for share, lift, r in _PUFFS]
            self.veil(
                [(px, py, r * half * self.aspect, r * half * self.aspect * 0.62) for px, py, r in puffs],
                "#ffffff",
                130,
                foot=y,
            )

    def veil(self, ellipses: list[Ellipse], colour: Colour | str, alpha: int, foot: float = 1.0) -> None:
        """Lay ellipses, each as for `ellipse`, as one mist cut flat at `foot`; overlaps do not show."""
        boxes = [
            (
                (x * self.width - a * self.height),
                (y - d) * self.height,
                x * self.width + a * self.height,
                (y + d) * self.height,
            )
            for x, y, a, d in ellipses
        ]
        left, top = int(min(box[0] for box in boxes)), int(min(box[1] for box in boxes))
        right, bottom = max(box[2] for box in boxes), min(max(box[3] for box in boxes), foot * self.height)
        mask = Image.new("L", (max(1, int(right) - left), max(1, int(bottom) - top)))
        pen = ImageDraw.Draw(mask)
        for x1, y1, x2, y2 in boxes:
            pen.ellipse((x1 - left, y1 - top, x2 - left, y2 - top), fill=alpha)
        self.image.paste(rgb(colour) if isinstance(colour, str) else colour, (left, top), mask)

    def rolling(self, level: float, swell: float, waves: float = 2.0) -> list[Point]:
        """The smooth crest of a range: sums of sines around `level`, `swell` high, `waves` in the width."""
        terms = [(waves * k, swell / k, self.random.uniform(0, 2 * pi)) for k in (1, 1.7, 2.9)]
        steps = 120
        return [
            (i / steps, level + sum(h * sin(2 * pi * w * i / steps + phase) for w, h, phase in terms))
            for i in range(steps + 1)
        ]

    def jagged(self, level: float, swell: float, peaks: int) -> list[Point]:
        """The broken crest of a mountain range: peaks around `level`, then finer breaks between them."""
        heights = [self.random.uniform(0.2, 1) * (1 if i % 2 else -0.6) for i in range(peaks * 2 + 1)]
        points = [(i / (peaks * 2), level - h * swell) for i, h in enumerate(heights)]
        for roughness in (0.16, 0.08, 0.04):
            points = self._broken(points, swell * roughness)
        return points

    def _broken(self, points: list[Point], roughness: float) -> list[Point]:
        """Add a shifted middle to each segment."""
        broken = [points[0]]
        for (x1, y1), (x2, y2) in itertools.pairwise(points):
            middle = (x1 + x2) / 2 + (x2 - x1) * self.random.uniform(-0.15, 0.15)
            broken += [(middle, (y1 + y2) / 2 + self.random.uniform(-1, 1) * roughness), (x2, y2)]
        return broken

    def land(self, crest: list[Point], colour: Colour, fade: float = 0.45) -> None:
        """Fill below a crest; the land fades towards the horizon's haze as it goes down."""
        haze = mix(colour, rgb(self.palette.horizon), fade)
        self.gradient([*crest, (1, 1.02), (0, 1.02)], colour, haze)

    def grain(self, number: int = 1500) -> None:
        """Scatter faint specks, as on printed paper."""
        for _ in range(number):
            x, y = self.random.randrange(self.width), self.random.randrange(self.height)
            tone = 255 if self.random.random() < 0.6 else 0
            self.pen.rectangle((x, y, x + 2, y + 2), fill=(tone, tone, tone, 22))

    def png(self) -> bytes:
        """The finished image, reduced to the size asked for."""
        image = self.image.reduce(SCALE)
        data = _png(image)
        return data if len(data) <= LIMIT else _png(image.quantize(160, Image.Quantize.MEDIANCUT))


def height_at(crest: list[Point], x: float) -> float:
    """The y of a crest at an x."""
    for (x1, y1), (x2, y2) in itertools.pairwise(crest):
        if x1 <= x <= x2:
            return y1 + (y2 - y1) * (x - x1) / ((x2 - x1) or 1)
    return crest[-1][1]


def _png(image: Image.Image) -> bytes:
    output = BytesIO()
    image.save(output, "PNG", optimize=True)
    return output.getvalue()


def _column(top: Colour, bottom: Colour, height: int) -> Image.Image:
    """A gradient one pixel wide."""
    column = Image.new("RGB", (1, max(1, height)))
    column.putdata([mix(top, bottom, y / max(1, height - 1)) for y in range(max(1, height))])
    return column
