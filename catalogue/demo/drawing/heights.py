"""Landscapes of high land: mountains and volcano."""

from math import exp, sin

from . import plants
from .canvas import Canvas, Point, height_at
from .hills import wood


def montagne(canvas: Canvas) -> None:
    """High peaks with snow, foothills, firs."""
    canvas.sun(canvas.random.uniform(0.2, 0.8), 0.24, 0.06)
    canvas.clouds(3, 0.22)
    for level, swell, peaks, depth in ((0.42, 0.15, 5, 0.08), (0.5, 0.2, 4, 0.32)):
        crest = canvas.jagged(level, swell, peaks)
        canvas.land(crest, canvas.depth(depth), 0.5)
        _snow(canvas, crest, level - swell * 0.3)
    for level, depth, number, tall in ((0.7, 0.6, 34, 0.075), (0.84, 0.88, 22, 0.16)):
        crest = canvas.rolling(level, 0.035, 0.9)
        canvas.land(crest, canvas.depth(depth), 0.25)
        for _ in range(number):
            x, height = canvas.random.random(), tall * canvas.random.uniform(0.6, 1)
            plants.fir(canvas, x, height_at(crest, x) + 0.02, height, canvas.depth(min(1, depth + 0.12)))


def _snow(canvas: Canvas, crest: list[Point], limit: float) -> None:
    """Snow on what rises above `limit`, with a broken lower edge."""
    run: list[Point] = []
    for x, y in [*crest, (1.0, 2.0)]:
        if y < limit:
            run.append((x, y))
        elif run:
            edge = [(px, py + (limit - py) * canvas.random.uniform(0.35, 0.95)) for px, py in reversed(run)]
            if len(run) > 2:
                canvas.polygon([*run, *edge], canvas.palette.light, 235)
            run = []


def volcan(canvas: Canvas) -> None:
    """A volcano above a sea of clouds, its plume, wooded slopes."""
    canvas.sun(canvas.random.uniform(0.1, 0.22), 0.25, 0.06)
    middle = canvas.random.uniform(0.5, 0.62)
    _plume(canvas, middle, 0.26)
    cone = [(step / 80, _cone_height(step / 80, middle)) for step in range(81)]
    canvas.land(cone, canvas.depth(0.42), 0.35)
    shaded = [(x, y) for x, y in cone if x >= middle + 0.03]
    canvas.polygon([*shaded, (1, 1.02), (middle + 0.14, 1.02), (middle + 0.09, 0.6)], canvas.palette.dark, 38)
    _lava(canvas, middle)
    for level, alpha in ((0.6, 120), (0.64, 170)):
        _mist(canvas, level, alpha)
    for level, depth in ((0.72, 0.62), (0.83, 0.85)):
        crest = canvas.rolling(level, 0.035, 1.1)
        canvas.land(crest, canvas.depth(depth), 0.1)
        wood(canvas, crest, 8, 0.05 + 0.05 * depth, 0.08 + 0.07 * depth)
    plants.palm(canvas, 0.09, 0.99, 0.5, 0.15)
    plants.palm(canvas, 0.94, 1.0, 0.4, -0.2)


def _cone_height(x: float, middle: float) -> float:
    """A steep cone with a dented crater around `middle`."""
    distance = abs(x - middle)
    slope = 0.62 - 0.38 * exp(-max(0, distance - 0.045) * 5.2)
    dent = 0.022 * (1 - (distance / 0.045) ** 2) if distance < 0.045 else 0
    return slope + dent


def _plume(canvas: Canvas, x: float, foot: float) -> None:
    puffs = []
    for step in range(9):
        share = step / 8
        radius = 0.02 + 0.05 * share
        puffs.append((x + 0.17 * share**1.6, foot + 0.02 - 0.21 * share, radius * 1.25, radius))
    canvas.veil(puffs, canvas.palette.light, 150)


def _lava(canvas: Canvas, middle: float) -> None:
    """Two thin glowing flows down from the crater."""
    for drift, reach in ((-0.045, 0.2), (0.025, 0.14)):
        points = [
            (middle + drift * share * 1.6 + 0.006 * sin(share * 9), 0.262 + reach * share)
            for share in (step / 12 for step in range(13))
        ]
        canvas.line(points, canvas.palette.accent, 0.009, 235)
        canvas.line(points[:8], canvas.palette.sun, 0.003, 200)


def _mist(canvas: Canvas, level: float, alpha: int) -> None:
    puffs = []
    for _ in range(20):
        x, radius = canvas.random.uniform(-0.05, 1.05), canvas.random.uniform(0.03, 0.06)
        puffs.append((x, level + canvas.random.uniform(-0.01, 0.02), radius * 2.6, radius))
    canvas.veil(puffs, canvas.palette.light, alpha)
