"""The ants' hill, the site's emblem."""

from math import exp

from . import animals
from .canvas import Canvas, Point, height_at
from .hills import ranges
from .palettes import mix, rgb


def fourmiliere(canvas: Canvas) -> None:
    """The ants' hill, cut open to show its chambers, and ants on their way to it."""
    canvas.sun(canvas.random.uniform(0.2, 0.35), 0.26, 0.075)
    canvas.clouds(3, 0.24)
    ranges(canvas, (0.5, 0.57), 0.03)
    middle, ground = canvas.random.uniform(0.6, 0.7), 0.7
    mound = [(step / 80, ground - 0.33 * exp(-(((step / 80 - middle) / 0.155) ** 2))) for step in range(81)]
    earth = mix(rgb(canvas.palette.accent), rgb(canvas.palette.dark), 0.38)
    canvas.gradient([*mound, (1, 1.02), (0, 1.02)], mix(earth, rgb(canvas.palette.light), 0.18), earth)
    canvas.line(mound, canvas.depth(0.75), 0.022)
    _galleries(canvas, middle, mix(earth, rgb(canvas.palette.dark), 0.55))
    for index in range(5):
        x = 0.06 + index * 0.105
        y = height_at(mound, x)
        slope = (height_at(mound, x + 0.02) - y) / 0.02 / canvas.aspect
        animals.ant(canvas, x, y - 0.008, 0.1, slope)
    _grass(canvas, mound)


def _galleries(canvas: Canvas, middle: float, colour: tuple[int, int, int]) -> None:
    """Chambers linked by tunnels, some of them lit."""
    rooms = (
        (0, 0.47, 0.05),
        (-0.09, 0.58, 0.055),
        (0.08, 0.6, 0.05),
        (-0.02, 0.71, 0.065),
        (-0.2, 0.77, 0.055),
        (0.15, 0.78, 0.06),
        (0.0, 0.89, 0.07),
        (-0.33, 0.9, 0.06),
        (0.27, 0.91, 0.055),
    )
    links = ((0, 1), (0, 2), (1, 3), (2, 3), (1, 4), (2, 5), (3, 6), (4, 7), (5, 8), (4, 6))
    spots = [(middle + x, y) for x, y, _ in rooms]
    canvas.line([(middle, 0.365), spots[0]], colour, 0.022)
    for start, end in links:
        canvas.line([spots[start], spots[end]], colour, 0.022)
    for index, ((x, y), room) in enumerate(zip(spots, rooms, strict=True)):
        canvas.ellipse(x, y, room[2] * 1.5, room[2] * 0.72, colour)
        if index % 2:
            canvas.ellipse(x, y + room[2] * 0.12, room[2] * 1.1, room[2] * 0.42, canvas.palette.sun, 200)
        if index in (3, 6, 8):
            animals.ant(canvas, x, y + room[2] * 0.5, room[2] * 0.85)


def _grass(canvas: Canvas, mound: list[Point]) -> None:
    for _ in range(90):
        x = canvas.random.random()
        foot, tall = height_at(mound, x) + 0.006, canvas.random.uniform(0.012, 0.035)
        tip = (x + canvas.random.uniform(-0.006, 0.006), foot - tall)
        canvas.line([(x, foot), tip], canvas.depth(0.9), 0.004)
