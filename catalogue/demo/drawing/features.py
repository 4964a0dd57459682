"""What stands in a landscape: trees, houses, boats, birds. Positions and lengths as in `canvas`."""

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


def house(canvas: Canvas, x: float, y: float, width: float, height: float, roof: Colour | str) -> None:
    """A house whose foot starts at (x, y) on the left; the roof adds half its height."""
    right, wall = x + width / canvas.aspect, rgb(canvas.palette.light)
    shade, middle = mix(wall, rgb(canvas.palette.dark), 0.14), x + width * 0.55 / canvas.aspect
    canvas.polygon([(x, y), (right, y), (right, y - height), (x, y - height)], wall)
    canvas.polygon([(middle, y), (right, y), (right, y - height), (middle, y - height)], shade)
    over = width * 0.07 / canvas.aspect
    eaves, ridge = y - height, y - height * 1.5
    inset = width * 0.16 / canvas.aspect
    canvas.polygon([(x - over, eaves), (right + over, eaves), (right - inset, ridge), (x + inset, ridge)], roof)
    _windows(canvas, x, y, width, height)


def _windows(canvas: Canvas, x: float, y: float, width: float, height: float) -> None:
    pane, tall = width * 0.12 / canvas.aspect, height * 0.26
    for share in (0.22, 0.66):
        left, top = x + width * share / canvas.aspect, y - height * 0.72
        corners = [(left, top), (left + pane, top), (left + pane, top + tall), (left, top + tall)]
        canvas.polygon(corners, canvas.palette.dark, 190)


def steeple(canvas: Canvas, x: float, y: float, width: float, height: float) -> None:
    """A church tower with a pointed roof; (x, y) is its foot on the left."""
    right, top = x + width / canvas.aspect, y - height * 0.62
    canvas.polygon([(x, y), (right, y), (right, top), (x, top)], canvas.palette.light)
    middle = (x + right) / 2
    shade = mix(rgb(canvas.palette.light), rgb(canvas.palette.dark), 0.14)
    canvas.polygon([(middle, y), (right, y), (right, top), (middle, top)], shade)
    over = width * 0.1 / canvas.aspect
    canvas.polygon([(x - over, top), (right + over, top), (middle, y - height)], canvas.palette.dark)
    canvas.ellipse(middle, top + height * 0.1, width * 0.14, width * 0.2, canvas.palette.dark)


def sailing_boat(canvas: Canvas, x: float, y: float, height: float) -> None:
    """A boat with a large and a small sail; (x, y) is the middle of its waterline."""
    unit = height / canvas.aspect
    hull = [(x - unit * 0.34, y - height * 0.1), (x + unit * 0.38, y - height * 0.1), (x + unit * 0.22, y)]
    canvas.polygon([*hull, (x - unit * 0.22, y)], canvas.palette.dark)
    foot = y - height * 0.14
    canvas.polygon([(x, foot), (x, y - height), (x + unit * 0.34, foot)], canvas.palette.light)
    canvas.polygon([(x - unit * 0.03, foot), (x - unit * 0.03, y - height * 0.82), (x - unit * 0.26, foot)],
                   canvas.palette.accent)


def lighthouse(canvas: Canvas, x: float, y: float, height: float) -> None:
    """A white tower with two bands; (x, y) is the middle of its foot."""

    def slice_of(low: float, high: float) -> list[tuple[float, float]]:
        wide, narrow = (height * (0.085 - 0.03 * share) / canvas.aspect for share in (low, high))
        return [(x - wide, y - height * low), (x + wide, y - height * low),
                (x + narrow, y - height * high), (x - narrow, y - height * high)]

    canvas.polygon(slice_of(0, 0.82), canvas.palette.light)
    canvas.polygon(slice_of(0.18, 0.34), canvas.palette.accent)
    canvas.polygon(slice_of(0.52, 0.68), canvas.palette.accent)
    half = height * 0.08 / canvas.aspect
    canvas.polygon([(x - half, y - height * 0.82), (x + half, y - height * 0.82),
                    (x + half, y - height * 0.86), (x - half, y - height * 0.86)], canvas.palette.dark)
    half = height * 0.042 / canvas.aspect
    canvas.polygon([(x - half, y - height * 0.86), (x + half, y - height * 0.86),
                    (x + half, y - height * 0.95), (x - half, y - height * 0.95)], canvas.palette.sun)
    canvas.polygon([(x - half * 1.4, y - height * 0.95), (x + half * 1.4, y - height * 0.95),
                    (x, y - height * 1.03)], canvas.palette.dark)


def birds(canvas: Canvas, number: int, x: float, y: float) -> None:
    """A few gulls far away, around (x, y)."""
    for _ in range(number):
        cx, cy = x + canvas.random.uniform(-0.1, 0.1), y + canvas.random.uniform(-0.06, 0.06)
        span = canvas.random.uniform(0.012, 0.02)
        wing = span / canvas.aspect
        points = [(cx - wing, cy - span * 0.35), (cx - wing * 0.4, cy - span * 0.5), (cx, cy),
                  (cx + wing * 0.4, cy - span * 0.5), (cx + wing, cy - span * 0.35)]
        canvas.line(points, canvas.palette.dark, 0.0035, 170)


def reeds(canvas: Canvas, x: float, y: float, height: float, number: int) -> None:
    """A tuft of reeds from (x, y)."""
    for _ in range(number):
        foot = x + canvas.random.uniform(-0.5, 0.5) * height / canvas.aspect
        tall = height * canvas.random.uniform(0.6, 1)
        tip = (foot + canvas.random.uniform(-0.2, 0.25) * tall / canvas.aspect, y - tall)
        canvas.line([(foot, y), tip], canvas.palette.dark, height * 0.025)
        canvas.ellipse(tip[0], tip[1], height * 0.02, height * 0.085, canvas.palette.accent)


def ant(canvas: Canvas, x: float, y: float, size: float, slope: float = 0.0) -> None:
    """An ant walking to the right, its feet at (x, y); `slope` is how far y falls along its length."""
    colour, unit = canvas.palette.dark, size / canvas.aspect

    def along(share: float, lift: float) -> tuple[float, float]:
        return x + unit * share, y - size * lift + slope * share * size

    for share in (-0.12, 0.04, 0.2):
        hip, knee, foot = along(share * 0.6 + 0.03, 0.22), along(share * 1.9, 0.3), along(share * 2.3, 0)
        canvas.line([hip, knee, foot], colour, size * 0.035)
    for share in (0.52, 0.62):
        canvas.line([along(0.34, 0.36), along(share * 0.85, 0.56), along(share, 0.52)], colour, size * 0.03)
    for share, lift, across, down in ((-0.32, 0.28, 0.24, 0.16), (0.03, 0.26, 0.13, 0.1), (0.3, 0.32, 0.13, 0.12)):
        cx, cy = along(share, lift)
        canvas.ellipse(cx, cy, size * across, size * down, colour)
