"""A place that a visitor gives: read in forms, suggested as one types, found from the browser's position."""

RADII = (10, 30, 60, 100)  # km
DEFAULT_RADIUS = 30
