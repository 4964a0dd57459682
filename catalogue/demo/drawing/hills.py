"""Rolling hills, and the ranges and woods that other landscapes have too."""

from math import sin

from . import plants
from .canvas import Canvas, Point, height_at
from .palettes import mix, rgb


def ranges(canvas: Canvas, levels: tuple[float, ...], swell: float) -> list[Point]:
    """Hill ranges from far to near; return the crest of the nearest."""
    crest = []
    for index, level in enumerate(levels):
        crest = canvas.rolling(level, swell * (1 + index * 0.25), canvas.random.uniform(0.6, 1.3))
        canvas.land(crest, canvas.depth(index / max(1, len(levels) - 1) * 0.85))
    return crest


def wood(canvas: Canvas, crest: list[Point], number: int, low: float, high: float, depth: float = 0.95) -> None:
    """Groups of trees standing on a crest, `low` to `high` tall."""
    for _ in range(number):
        middle = canvas.random.uniform(0.04, 0.96)
        for _ in range(canvas.random.randint(1, 4)):
            x = min(0.99, max(0.01, middle + canvas.random.uniform(-0.03, 0.03)))
            tone = canvas.depth(depth * canvas.random.uniform(0.82, 1))
            foot = height_at(crest, x) + 0.01
            plants.round_tree(canvas, x, foot, canvas.random.uniform(low, high), tone)


def colline(canvas: Canvas) -> None:
    """Rolling hills under a low sun, trees and a winding path."""
    canvas.sun(canvas.random.uniform(0.2, 0.8), 0.3, 0.075)
    canvas.clouds(4, 0.25)
    ranges(canvas, (0.46, 0.53), 0.03)
    middle = canvas.rolling(0.62, 0.04, 0.9)
    canvas.land(middle, canvas.depth(0.45))
    wood(canvas, middle, 7, 0.05, 0.09, 0.8)
    near = canvas.rolling(0.76, 0.045, 0.7)
    canvas.land(near, canvas.depth(0.75), 0.15)
    _path(canvas, near)
    wood(canvas, near, 4, 0.13, 0.2)


def _path(canvas: Canvas, crest: list[Point]) -> None:
    """A light path from the foot of the sheet up to a crest, narrower as it goes away."""
    end, left, right = canvas.random.uniform(0.35, 0.65), [], []
    top = height_at(crest, end)
    for step in range(25):
        share = step / 24
        y, width = 1.02 - (1.02 - top) * share, 0.07 * (1 - share) ** 1.4 + 0.004
        x = end + 0.13 * sin(share * 5.2) * (1 - share)
        left.append((x - width, y))
        right.append((x + width, y))
    canvas.polygon([*left, *reversed(right)], mix(rgb(canvas.palette.light), canvas.depth(0.5), 0.25))
