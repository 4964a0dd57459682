"""Where the dates of a list are: on the outline of a region, or of France."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from catalogue.enums import Mode
from home.maps.places import map_of_france, map_of_places
from home.places import Commune, place_of


@dataclass(frozen=True)
class _Spot:
    title: str
    latitude: float | None
    longitude: float | None
    region: str


def map_of_dates(pages: Iterable, insee: str) -> dict[str, Any] | None:
    """What `components/dates_map.html` draws of dated pages; None when none of them is anywhere. No query.

    `insee`: the region's code; empty for France.
    """
    places = (place_of(page.city, page.postcode) for page in pages if page.mode != Mode.REMOTE)
    spots = [_spot(place, count) for place, count in Counter(place for place in places if place).items()]
    return map_of_places(insee, spots) if insee else map_of_france(spots)


def _spot(place: Commune, count: int) -> _Spot:
    title = place.name if count == 1 else f"{place.name} ({count})"
    return _Spot(title, place.latitude, place.longitude, place.region)
