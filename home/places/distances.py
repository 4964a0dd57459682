"""How far one place is from another, as the crow flies."""

from math import asin, cos, radians, sin, sqrt

_EARTH = 6371.0  # mean radius, km


def distance_km(latitude: float, longitude: float, other_latitude: float, other_longitude: float) -> float:
    """Kilometres between two points given in degrees, on a sphere: right within a half per cent."""
    south, north = radians(latitude), radians(other_latitude)
    across = radians(other_longitude - longitude)
    half = sin((north - south) / 2) ** 2 + cos(south) * cos(north) * sin(across / 2) ** 2
    return 2 * _EARTH * asin(sqrt(half))
