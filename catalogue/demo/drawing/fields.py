"""Landscapes of farmland: patchwork, vineyard, lavender."""

import itertools

from . import buildings, plants
from .canvas import Canvas, height_at
from .hills import ranges, wood
from .palettes import mix, rgb


def champs(canvas: Canvas) -> None:
    """A patchwork of fields with a farm."""
    canvas.sun(canvas.random.uniform(0.6, 0.85), 0.26, 0.07)
    canvas.clouds(5, 0.3)
    ranges(canvas, (0.5, 0.55), 0.015)
    rows = (0.585, 0.635, 0.72, 0.86, 1.06)
    for top, bottom in itertools.pairwise(rows):
        _row_of_fields(canvas, top, bottom)
    x = canvas.random.uniform(0.2, 0.6)
    buildings.house(canvas, x, 0.665, 0.17, 0.06, canvas.palette.accent)
    buildings.house(canvas, x + 0.1, 0.675, 0.1, 0.05, canvas.palette.accent)
    for shift, tall in ((-0.03, 0.1), (-0.015, 0.13), (0.17, 0.12), (0.19, 0.09)):
        plants.round_tree(canvas, x + shift, 0.68, tall, canvas.depth(0.9))


def _row_of_fields(canvas: Canvas, top: float, bottom: float) -> None:
    """Fields side by side between two heights, their edges slanting away, some of them ploughed."""
    x = -0.3
    while x < 1.3:
        width = canvas.random.uniform(0.16, 0.32)
        corners = [(_slant(x, top), top), (_slant(x + width, top), top)]
        corners += [(_slant(x + width, bottom), bottom), (_slant(x, bottom), bottom)]
        wheat = mix(rgb(canvas.palette.sun), rgb(canvas.palette.accent), 0.22)
        green = canvas.depth(canvas.random.uniform(0.15, 0.75))
        canvas.polygon(corners, mix(green, wheat, canvas.random.choice((0, 0, 0.25, 0.6))))
        if canvas.random.random() < 0.55:
            _furrows(canvas, x, width, top, bottom)
        x += width


def _slant(x: float, y: float) -> float:
    """Where a line through x at the foot of the sheet stands at a height, seen in perspective."""
    return 0.5 + (x - 0.5) * (0.45 + 1.3 * (y - 0.5))


def _furrows(canvas: Canvas, x: float, width: float, top: float, bottom: float) -> None:
    for step in range(1, 9):
        foot = x + width * step / 9
        line = [(_slant(foot, top), top), (_slant(foot, bottom), bottom)]
        canvas.line(line, canvas.palette.dark, 0.0022 + 0.004 * (bottom - 0.6), 34)


def vignes(canvas: Canvas) -> None:
    """Rows of vines that run to a country house."""
    canvas.sun(canvas.random.uniform(0.65, 0.85), 0.27, 0.07)
    canvas.clouds(4, 0.28)
    crest = ranges(canvas, (0.46, 0.52, 0.57), 0.025)
    x = canvas.random.uniform(0.28, 0.5)
    foot = height_at(crest, x) + 0.035
    canvas.gradient([(0, foot), (1, foot), (1, 1.02), (0, 1.02)], canvas.depth(0.4), canvas.depth(0.6))
    for shift in (-0.045, -0.025, 0.14, 0.16):
        plants.cypress(canvas, x + shift, foot + 0.005, canvas.random.uniform(0.13, 0.19), canvas.depth(0.95))
    buildings.house(canvas, x, foot, 0.2, 0.085, canvas.palette.accent)
    buildings.house(canvas, x + 0.1, foot + 0.004, 0.09, 0.055, canvas.palette.accent)
    for row in range(-11, 12):
        _vine_row(canvas, x + 0.06, foot + 0.012, row)


def _vine_row(canvas: Canvas, vanishing: float, top: float, row: int) -> None:
    """A row of leafy tufts that grow as they come closer, on a strip of bare earth."""
    earth = mix(rgb(canvas.palette.accent), rgb(canvas.palette.light), 0.62)
    end = vanishing + row * 0.17
    start = vanishing + row * 0.028
    canvas.polygon([(start - 0.001, top), (start + 0.001, top), (end + 0.045, 1.04), (end - 0.045, 1.04)], earth, 130)
    for step in range(30):
        share = (step / 29) ** 2
        x, y = start + (end - start) * share, top + (1.04 - top) * share
        radius = 0.004 + 0.034 * share
        tone = canvas.depth(canvas.random.choice((0.75, 0.85, 0.95)))
        canvas.ellipse(x, y - radius * 0.6, radius * 1.05, radius, tone)


def lavandes(canvas: Canvas) -> None:
    """Rows of flowers under a ridge of mountains."""
    canvas.sun(canvas.random.uniform(0.2, 0.4), 0.27, 0.07)
    canvas.clouds(3, 0.24)
    canvas.land(canvas.jagged(0.46, 0.06, 4), canvas.depth(0.15), 0.5)
    crest = ranges(canvas, (0.54, 0.59), 0.018)
    wood(canvas, crest, 5, 0.05, 0.1)
    canvas.gradient([(0, 0.63), (1, 0.63), (1, 1.02), (0, 1.02)], canvas.depth(0.35), canvas.depth(0.3))
    vanishing = canvas.random.uniform(0.4, 0.7)
    for row in range(-14, 15):
        start, end = vanishing + row * 0.034, vanishing + row * 0.17
        band = [(start - 0.01, 0.64), (start + 0.01, 0.64), (end + 0.055, 1.02), (end - 0.055, 1.02)]
        canvas.polygon(band, canvas.depth(0.85))
        canvas.polygon(
            [(x - 0.004 * (y > 1) - 0.002, y) for x, y in band[:2]] + [(end + 0.012, 1.02), (end - 0.05, 1.02)],
            canvas.palette.light,
            46,
        )
