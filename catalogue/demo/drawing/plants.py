"""Trees and reeds. Positions and lengths as in `canvas`."""

from math import cos, pi, sin

from .canvas import Canvas
from .palettes import Colour, mix, rgb


def round_tree(canvas: Canvas, x: float, y: float, height: float, colour: Colour) -> None:
    """A leafy tree whose foot is at (x, y)."""
    trunk = height * 0.05 / canvas.aspect
    canvas.polygon(
        [(x - trunk, y), (x + trunk, y), (x + trunk, y - height * 0.5), (x - trunk, y - height * 0.5)],
        canvas.palette.dark,
    )
    canvas.ellipse(x, y - height * 0.62, height * 0.3, height * 0.36, colour)
    light = mix(colour, rgb(canvas.palette.light), 0.22)
    canvas.ellipse(x - height * 0.07 / canvas.aspect, y - height * 0.7, height * 0.17, height * 0.2, light)


def cypress(canvas: Canvas, x: float, y: float, height: float, colour: Colour) -> None:
    """A tall thin tree."""
    canvas.ellipse(x, y - height * 0.5, height * 0.11, height * 0.52, colour)


def fir(canvas: Canvas, x: float, y: float, height: float, colour: Colour) -> None:
    """A mountain tree in three storeys."""
    for share, width in ((0.0, 0.26), (0.25, 0.2), (0.5, 0.14)):
        base, half = y - height * share, height * width / canvas.aspect
        canvas.polygon([(x - half, base), (x + half, base), (x, base - height * 0.5)], colour)


def palm(canvas: Canvas, x: float, y: float, height: float, lean: float = 0.15) -> None:
    """A leaning palm tree."""
    colour, top_x, top_y = canvas.palette.dark, x + height * lean / canvas.aspect, y - height
    bend = (x + height * lean * 0.3 / canvas.aspect, y - height * 0.5)
    canvas.line([(x, y), bend, (top_x, top_y)], colour, height * 0.035)
    for angle in (-160, -125, -90, -50, -15, 15, 195):
        _frond(canvas, top_x, top_y, height * 0.42, angle * pi / 180)


def _frond(canvas: Canvas, x: float, y: float, length: float, angle: float) -> None:
    """A leaf that rises, then hangs."""
    points, width = [], length * 0.09
    for step in range(9):
        share = step / 8
        drop = 0.55 * share * share * length
        points.append((x + cos(angle) * share * length / canvas.aspect, y + sin(angle) * share * length * 0.6 + drop))
    under = [(px, py + width * sin(pi * i / 8)) for i, (px, py) in enumerate(points)]
    canvas.polygon([*points, *reversed(under)], canvas.depth(0.9))


def reeds(canvas: Canvas, x: float, y: float, height: float, number: int) -> None:
    """A tuft of reeds from (x, y)."""
    for _ in range(number):
        foot = x + canvas.random.uniform(-0.5, 0.5) * height / canvas.aspect
        tall = height * canvas.random.uniform(0.6, 1)
        tip = (foot + canvas.random.uniform(-0.2, 0.25) * tall / canvas.aspect, y - tall)
        canvas.line([(foot, y), tip], canvas.palette.dark, height * 0.025)
        canvas.ellipse(tip[0], tip[1], height * 0.02, height * 0.085, canvas.palette.accent)
