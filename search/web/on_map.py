"""Where the dates that are near a place are, on the outline of its region, or of France when some lie beyond."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from home.enums import DATES
from home.maps.places import map_of_france, map_of_places
from search.answering.results import Result
from search.filtering.around import Around


@dataclass(frozen=True)
class _Spot:
    title: str
    latitude: float
    longitude: float
    region: str


def map_of_results(results: Iterable[Result], around: Around | None) -> dict[str, Any] | None:
    """What `components/dates_map.html` draws; None when no place is asked, or no date is anywhere. No query."""
    if around is None:
        return None
    region = around.commune.region
    entries = [result.entry for result in results if result.entry.type in DATES and result.entry.position]
    towns = Counter((entry.position, entry.place.rpartition(", ")[2]) for entry in entries)
    spots = [_spot(position, town, count, region) for (position, town), count in towns.items()]
    france = map_of_france(spots)
    own = map_of_places(region, spots) if france else None  # a territory that is no region has no outline
    return own if own and len(own["points"]) == len(spots) else france


def _spot(position: str, town: str, count: int, region: str) -> _Spot:
    latitude, longitude = map(float, position.split())
    return _Spot(town if count == 1 else f"{town} ({count})", latitude, longitude, region)
