"""A village on its hill."""

from math import exp

from . import buildings, plants
from .canvas import Canvas, Point, height_at
from .hills import ranges, wood
from .palettes import mix, rgb


def village(canvas: Canvas) -> None:
    """A village gathered round its church, on a hill."""
    canvas.sun(canvas.random.uniform(0.15, 0.3), 0.26, 0.07)
    canvas.clouds(4, 0.28)
    ranges(canvas, (0.48, 0.54), 0.025)
    middle = canvas.random.uniform(0.45, 0.58)
    hill = [(step / 60, 0.8 - 0.17 * exp(-(((step / 60 - middle) / 0.26) ** 2))) for step in range(61)]
    canvas.land(hill, canvas.depth(0.55), 0.2)
    buildings.steeple(canvas, middle - 0.02, 0.63, 0.065, 0.33)
    for row, spread in ((0, 0.12), (1, 0.19), (2, 0.25)):
        _row_of_houses(canvas, hill, middle, spread, row)
    near = canvas.rolling(0.88, 0.025, 0.8)
    canvas.land(near, canvas.depth(0.85), 0.05)
    wood(canvas, near, 7, 0.1, 0.17)


def _row_of_houses(canvas: Canvas, hill: list[Point], middle: float, spread: float, row: int) -> None:
    """Houses side by side around `middle`, lower on the hill and larger for each row."""
    x = middle - spread
    while x < middle + spread - 0.03:
        width = canvas.random.uniform(0.075, 0.11) * (1 + row * 0.12)
        height = width * canvas.random.uniform(0.55, 0.8)
        warm = mix(rgb(canvas.palette.accent), rgb(canvas.palette.dark), canvas.random.uniform(0, 0.35))
        buildings.house(canvas, x, height_at(hill, x + 0.02) + 0.012 + row * 0.05, width, height, warm)
        if canvas.random.random() < 0.3:
            foot = height_at(hill, x) + 0.02 + row * 0.05
            plants.cypress(canvas, x - 0.004, foot, height * 1.9, canvas.depth(0.95))
        x += width / canvas.aspect * canvas.random.uniform(1.02, 1.3)
