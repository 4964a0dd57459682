"""The commune that a position is in, or nearly."""

from bisect import bisect_left, bisect_right
from functools import cache

from home.places.communes import Commune, communes
from home.places.distances import distance_km

_FARTHEST = 40  # km; the border, the sea
_DEGREES = _FARTHEST / 111  # of latitude


@cache
def _from_the_south() -> tuple[list[float], list[Commune]]:
    """Latitudes and communes of those whose own place is known."""
    placed = sorted(
        ((one.latitude, one) for one in communes() if one.is_placed and one.latitude is not None),
        key=lambda pair: pair[0],
    )
    return [latitude for latitude, _one in placed], [one for _latitude, one in placed]


def nearest(latitude: float, longitude: float) -> Commune | None:
    """The commune whose middle is the nearest; None abroad and at sea. Degrees of a round earth, not beyond it."""
    latitudes, placed = _from_the_south()
    first, last = bisect_left(latitudes, latitude - _DEGREES), bisect_right(latitudes, latitude + _DEGREES)
    found = [(_km(one, latitude, longitude), one) for one in placed[first:last]]
    km, commune = min(found, key=lambda pair: pair[0], default=(_FARTHEST, None))
    return commune if km < _FARTHEST else None


def _km(one: Commune, latitude: float, longitude: float) -> float:
    if one.latitude is None or one.longitude is None:
        return _FARTHEST
    return distance_km(latitude, longitude, one.latitude, one.longitude)
