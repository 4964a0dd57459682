"""Landscapes of water: coast, bay, marsh, lagoon."""

import itertools
from math import pi, sin

from . import animals, buildings, plants
from .canvas import Canvas, Point
from .palettes import Colour, mix, rgb


def _sea(canvas: Canvas, level: float, foot: float = 1.02) -> None:
    """Water from the horizon `level` down, with glints that grow as they come closer."""
    water, horizon = rgb(canvas.palette.water), rgb(canvas.palette.horizon)
    canvas.gradient([(0, level), (1, level), (1, foot), (0, foot)], mix(water, horizon, 0.45), water)
    for _ in range(46):
        share = canvas.random.random() ** 1.6
        y = level + 0.012 + share * (foot - level)
        half, x = (0.02 + 0.07 * share) * canvas.random.uniform(0.5, 1), canvas.random.random()
        canvas.line([(x - half, y), (x + half, y)], canvas.palette.light, 0.003 + 0.004 * share, 70)


def _sand(canvas: Canvas) -> Colour:
    return mix(rgb(canvas.palette.sun), rgb(canvas.palette.accent), 0.16)


def _beach(canvas: Canvas, level: float) -> list[Point]:
    """A strip of sand at the foot of the sheet, edged with foam; return its edge."""
    edge = canvas.rolling(level, 0.022, 0.8)
    canvas.land([(x, y - 0.016) for x, y in edge], rgb(canvas.palette.light), 0)
    canvas.gradient([*edge, (1, 1.02), (0, 1.02)], _sand(canvas), mix(_sand(canvas), rgb(canvas.palette.accent), 0.12))
    return edge


def littoral(canvas: Canvas) -> None:
    """A rocky coast: headlands, a lighthouse, sails."""
    canvas.sun(canvas.random.uniform(0.2, 0.5), 0.27, 0.06)
    canvas.clouds(4)
    level = 0.52
    _sea(canvas, level)
    _headland(canvas, 0.42, level, 0.07, 0.25)
    _headland(canvas, 0.6, level + 0.05, 0.17, 0.6)
    buildings.lighthouse(canvas, 0.82, level - 0.095, 0.34)
    for x, y, height in ((0.16, 0.61, 0.09), (0.36, 0.68, 0.14), (0.5, 0.575, 0.06)):
        buildings.sailing_boat(canvas, x + canvas.random.uniform(-0.04, 0.04), y, height)
    _headland(canvas, 0.78, 0.84, 0.12, 0.95)
    _beach(canvas, 0.92)
    animals.birds(canvas, 5, 0.45, 0.25)


def _headland(canvas: Canvas, start: float, foot: float, height: float, depth: float) -> None:
    """A cape that comes in from the right, from x `start` on, with foam at its foot."""
    crest, reach = [], 1 - start
    for step in range(31):
        share = step / 30
        rise = sin(min(1, share * 1.5) * pi / 2) ** 0.8
        crest.append((start + share * reach, foot - height * rise - canvas.random.uniform(0, 0.008)))
    base = [(1.0, foot + 0.012), (start - 0.01, foot + 0.004)]
    canvas.line([(start - 0.02, foot + 0.006), (1, foot + 0.014)], canvas.palette.light, 0.008, 150)
    canvas.polygon([*crest, *base], canvas.depth(depth))
    inner = [(x, min(foot, y + height * (0.32 + 0.5 * (1 - (x - start) / reach)))) for x, y in crest]
    canvas.polygon([*inner, *base], mix(canvas.depth(depth), rgb(canvas.palette.dark), 0.18))


def baie(canvas: Canvas) -> None:
    """A bay at low tide: an islet crowned with houses, channels in the sand."""
    canvas.sun(canvas.random.uniform(0.68, 0.85), 0.3, 0.06)
    canvas.clouds(5)
    canvas.land(canvas.rolling(0.53, 0.008, 1.2), canvas.depth(0.12), 0.3)
    sand = mix(_sand(canvas), rgb(canvas.palette.far), 0.3)
    canvas.gradient([(0, 0.56), (1, 0.56), (1, 1.02), (0, 1.02)], mix(sand, rgb(canvas.palette.horizon), 0.5), sand)
    middle = canvas.random.uniform(0.36, 0.5)
    _islet(canvas, middle, 0.585)
    for index, level in enumerate((0.63, 0.71, 0.84)):
        _channel(canvas, level, 0.014 + 0.016 * index)
    animals.birds(canvas, 6, 0.75, 0.42)
    plants.reeds(canvas, 0.09, 1.0, 0.2, 12)
    plants.reeds(canvas, 0.95, 1.01, 0.16, 9)


def _islet(canvas: Canvas, middle: float, foot: float) -> None:
    unit = 1 / canvas.aspect
    left, right = middle - 0.25 * unit, middle + 0.25 * unit
    rock = [(left, foot), (middle - 0.16 * unit, foot - 0.07), (middle - 0.05 * unit, foot - 0.13)]
    rock += [(middle + 0.07 * unit, foot - 0.12), (middle + 0.17 * unit, foot - 0.06), (right, foot)]
    canvas.polygon(rock, canvas.depth(0.7))
    for shift, lift, width in (
        (-0.16, 0.045, 0.05),
        (-0.1, 0.075, 0.055),
        (0.08, 0.075, 0.05),
        (0.14, 0.045, 0.045),
    ):
        buildings.house(canvas, middle + shift * unit, foot - lift, width, 0.035, canvas.palette.accent)
    for shift, lift, width in ((-0.13, 0.015, 0.055), (-0.03, 0.02, 0.06), (0.07, 0.015, 0.05)):
        buildings.house(canvas, middle + shift * unit, foot - lift, width, 0.035, canvas.palette.dark)
    buildings.house(canvas, middle - 0.05 * unit, foot - 0.11, 0.11, 0.055, canvas.palette.dark)
    buildings.steeple(canvas, middle - 0.018 * unit, foot - 0.12, 0.04, 0.2)


def _channel(canvas: Canvas, level: float, thickness: float) -> None:
    """A winding arm of water across the sand."""
    upper = canvas.rolling(level, 0.012, 1.1)
    lower = [(x, y + thickness * (0.6 + 0.4 * sin(x * 9))) for x, y in upper]
    canvas.polygon([*upper, *reversed(lower)], canvas.palette.water, 215)
    canvas.line(upper, canvas.palette.light, 0.003, 120)


def marais(canvas: Canvas) -> None:
    """A salt marsh: ponds parted by dykes, heaps of salt, reeds."""
    canvas.sun(canvas.random.uniform(0.25, 0.75), 0.34, 0.065)
    canvas.clouds(5)
    canvas.land(canvas.rolling(0.5, 0.006, 1.5), canvas.depth(0.25), 0.2)
    for _ in range(9):
        plants.round_tree(canvas, canvas.random.random(), 0.515, canvas.random.uniform(0.03, 0.06), canvas.depth(0.4))
    canvas.gradient([(0, 0.51), (1, 0.51), (1, 1.02), (0, 1.02)], canvas.depth(0.35), canvas.depth(0.75))
    vanishing = canvas.random.uniform(0.35, 0.65)
    for top, bottom in ((0.535, 0.57), (0.585, 0.65), (0.67, 0.785), (0.81, 0.985)):
        _row_of_ponds(canvas, vanishing, top, bottom)
    for shift, y, size in ((-0.16, 0.66, 0.035), (0.13, 0.66, 0.035), (0.2, 0.8, 0.065), (-0.26, 0.8, 0.06)):
        _salt_heap(canvas, vanishing + shift, y, size)
    plants.reeds(canvas, 0.05, 1.02, 0.3, 16)
    plants.reeds(canvas, 0.96, 1.02, 0.24, 12)
    animals.birds(canvas, 5, 0.6, 0.28)


def _row_of_ponds(canvas: Canvas, vanishing: float, top: float, bottom: float) -> None:
    """Ponds in perspective towards a point of the horizon (y 0.5)."""
    edges = [(edge - 0.5) * 0.62 for edge in (-2.1, -1.25, -0.55, 0.1, 0.75, 1.4, 2.2, 3)]
    for left, right in itertools.pairwise(edges):
        corners = []
        for y, side in ((top, left + 0.03), (top, right), (bottom, right), (bottom, left + 0.03)):
            corners.append((vanishing + side * (y - 0.47) / 0.3, y))
        water, sky = rgb(canvas.palette.water), rgb(canvas.palette.horizon)
        canvas.polygon(corners, mix(water, sky, canvas.random.uniform(0.1, 0.6)))


def _salt_heap(canvas: Canvas, x: float, y: float, size: float) -> None:
    unit = size / canvas.aspect
    canvas.polygon(
        [(x - unit, y), (x - unit * 0.12, y - size), (x + unit * 0.12, y - size), (x + unit, y)],
        canvas.palette.light,
    )
    shade = mix(rgb(canvas.palette.light), rgb(canvas.palette.dark), 0.16)
    canvas.polygon(
        [(x + unit * 0.1, y), (x + unit * 0.02, y - size), (x + unit * 0.12, y - size), (x + unit, y)], shade
    )


def lagon(canvas: Canvas) -> None:
    """A tropical shore: a high island, a reef, palms."""
    canvas.sun(canvas.random.uniform(0.25, 0.45), 0.24, 0.06)
    canvas.clouds(5, 0.36)
    level = 0.56
    peak = canvas.jagged(level - 0.1, 0.16, 3)
    fall = [(x, level - (level - y) * sin(min(1, max(0, (x - 0.38) / 0.5)) * pi)) for x, y in peak]
    canvas.polygon([*fall, (1, level + 0.01), (0, level + 0.01)], canvas.depth(0.35))
    _sea(canvas, level)
    canvas.line(canvas.rolling(level + 0.06, 0.003, 2), canvas.palette.light, 0.009, 210)
    buildings.sailing_boat(canvas, canvas.random.uniform(0.42, 0.62), 0.73, 0.13)
    edge = _beach(canvas, 0.88)
    plants.palm(canvas, 0.13, edge[15][1] + 0.03, 0.58, 0.22)
    plants.palm(canvas, 0.06, edge[7][1] + 0.05, 0.44, 0.02)
    plants.palm(canvas, 0.93, edge[110][1] + 0.05, 0.4, -0.25)
