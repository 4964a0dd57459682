"""Houses, steeples, lighthouses and boats. Positions and lengths as in `canvas`."""

from .canvas import Canvas
from .palettes import Colour, mix, rgb


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
    canvas.polygon(
        [(x - unit * 0.03, foot), (x - unit * 0.03, y - height * 0.82), (x - unit * 0.26, foot)],
        canvas.palette.accent,
    )


def lighthouse(canvas: Canvas, x: float, y: float, height: float) -> None:
    """A white tower with two bands; (x, y) is the middle of its foot."""

    def slice_of(low: float, high: float) -> list[tuple[float, float]]:
        wide, narrow = (height * (0.085 - 0.03 * share) / canvas.aspect for share in (low, high))
        return [
            (x - wide, y - height * low),
            (x + wide, y - height * low),
            (x + narrow, y - height * high),
            (x - narrow, y - height * high),
        ]

    canvas.polygon(slice_of(0, 0.82), canvas.palette.light)
    canvas.polygon(slice_of(0.18, 0.34), canvas.palette.accent)
    canvas.polygon(slice_of(0.52, 0.68), canvas.palette.accent)
    half = height * 0.08 / canvas.aspect
    canvas.polygon(
        [
            (x - half, y - height * 0.82),
            (x + half, y - height * 0.82),
            (x + half, y - height * 0.86),
            (x - half, y - height * 0.86),
        ],
        canvas.palette.dark,
    )
    half = height * 0.042 / canvas.aspect
    canvas.polygon(
        [
            (x - half, y - height * 0.86),
            (x + half, y - height * 0.86),
            (x + half, y - height * 0.95),
            (x - half, y - height * 0.95),
        ],
        canvas.palette.sun,
    )
    canvas.polygon(
        [(x - half * 1.4, y - height * 0.95), (x + half * 1.4, y - height * 0.95), (x, y - height * 1.03)],
        canvas.palette.dark,
    )
