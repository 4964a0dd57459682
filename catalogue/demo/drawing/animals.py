"""Birds and ants. Positions and lengths as in `canvas`."""

from .canvas import Canvas


def birds(canvas: Canvas, number: int, x: float, y: float) -> None:
    """A few gulls far away, around (x, y)."""
    for _ in range(number):
        cx, cy = x + canvas.random.uniform(-0.1, 0.1), y + canvas.random.uniform(-0.06, 0.06)
        span = canvas.random.uniform(0.012, 0.02)
        wing = span / canvas.aspect
        points = [
            (cx - wing, cy - span * 0.35),
            (cx - wing * 0.4, cy - span * 0.5),
            (cx, cy),
            (cx + wing * 0.4, cy - span * 0.5),
            (cx + wing, cy - span * 0.35),
        ]
        canvas.line(points, canvas.palette.dark, 0.0035, 170)


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
    for share, lift, across, down in (
        (-0.32, 0.28, 0.24, 0.16),
        (0.03, 0.26, 0.13, 0.1),
        (0.3, 0.32, 0.13, 0.12),
    ):
        cx, cy = along(share, lift)
        canvas.ellipse(cx, cy, size * across, size * down, colour)
