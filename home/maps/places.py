"""Where organisations are on the outline of their region.

The outlines' projection is a Lambert conformal conic of parallels 44° and 49° (see france.py); its scale and origin,
which the file does not give, were found again from ends of the outlines (Bray-Dunes, Lauterbourg, cap Corse…), within
two kilometres. Overseas, longitudes and latitudes run evenly between the ends of each outline.
"""

import re
from collections.abc import Iterable
from functools import cache
from math import cos, log, pi, radians, sin, tan

from home.maps.france import FRENCH_REGIONS, VIEW_BOX, FrenchRegion, region_by_insee

_RING = re.compile(r"M([^l]+)l([^z]+)z")
_NUMBER = re.compile(r"-?(?:\d+\.?\d*|\.\d+)")
_MERIDIAN, _SOUTH, _NORTH = 3, 44, 49
_SCALE, _LEFT, _TOP = 3244.3, 314.0, -2802.9
# West, south, east and north ends of the overseas outlines, in degrees.
_ENDS = {
    "01": (-61.81, 15.83, -61.00, 16.51),
    "02": (-61.23, 14.39, -60.81, 14.88),
    "03": (-54.60, 2.11, -51.62, 5.75),
    "04": (55.22, -21.39, 55.84, -20.87),
    "06": (45.02, -13.01, 45.30, -12.64),
}
_DOT = 8  # radius of a point on the map of France
_MARGIN = 0.06  # of the outline's longest side


@cache
def box_of(region: FrenchRegion) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of an outline."""
    xs, ys = list[float](), list[float]()
    for start, steps in _RING.findall(region.path):
        x, y = map(float, _NUMBER.findall(start))
        xs, ys = [*xs, x], [*ys, y]
        numbers = list(map(float, _NUMBER.findall(steps)))
        for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = x + dx, y + dy
            xs.append(x)
            ys.append(y)
    return min(xs), min(ys), max(xs), max(ys)


def position(region: FrenchRegion, latitude: float, longitude: float) -> tuple[float, float]:
    """A place in units of the outline; degrees in."""
    if region.insee in _ENDS:
        west, south, east, north = _ENDS[region.insee]
        left, top, right, bottom = box_of(region)
        across, down = (longitude - west) / (east - west), (north - latitude) / (north - south)
        return left + across * (right - left), top + down * (bottom - top)
    return _lambert(latitude, longitude)


def _lambert(latitude: float, longitude: float) -> tuple[float, float]:
    """Formulas: J. P. Snyder, Map Projections: A Working Manual (USGS, 1987), chapter 15, of a sphere."""
    south, north = radians(_SOUTH), radians(_NORTH)
    cone = log(cos(south) / cos(north)) / log(_stretch(north) / _stretch(south))
    radius = cos(south) * _stretch(south) ** cone / cone / _stretch(radians(latitude)) ** cone
    angle = cone * radians(longitude - _MERIDIAN)
    return _LEFT + _SCALE * radius * sin(angle), _TOP + _SCALE * radius * cos(angle)


def _stretch(latitude: float) -> float:
    return tan(pi / 4 + latitude / 2)


def map_of_france(places: Iterable) -> dict | None:
    """As `map_of_places`, of places all over France, with `region`, an INSEE code; `regions` are all to be drawn."""
    points = []
    for place in places:
        if place.latitude is None or place.longitude is None or place.region not in _known_codes():
            continue
        x, y = position(region_by_insee(place.region), place.latitude, place.longitude)
        points.append({"x": round(x, 1), "y": round(y, 1), "title": place.title})
    return {"view_box": VIEW_BOX, "regions": FRENCH_REGIONS, "points": points, "radius": _DOT} if points else None


@cache
def _known_codes() -> frozenset[str]:
    return frozenset(region.insee for region in FRENCH_REGIONS)


def map_of_places(insee: str, places: Iterable) -> dict | None:
    """What `components/region_map.html` draws of `places` (title, latitude, longitude); None when none can be shown.

    One without coordinates, or whose coordinates are not in the region, is only in lists.
    """
    if not insee:
        return None
    region = region_by_insee(insee)
    left, top, right, bottom = box_of(region)
    margin = _MARGIN * max(right - left, bottom - top)
    points = []
    for place in places:
        if place.latitude is None or place.longitude is None or abs(place.latitude) >= 90:
            continue
        x, y = position(region, place.latitude, place.longitude)
        if left - margin <= x <= right + margin and top - margin <= y <= bottom + margin:
            points.append({"x": round(x, 1), "y": round(y, 1), "title": place.title})
    box = (left - margin, top - margin, right - left + 2 * margin, bottom - top + 2 * margin)
    view_box = " ".join(f"{number:.1f}" for number in box)
    drawn = {"view_box": view_box, "region": region.slug, "points": points, "radius": round(margin / 3, 2)}
    return drawn if points else None
