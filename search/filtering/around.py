"""What lies within some kilometres of a commune.

Places are few, however many the entries: their distances are computed here, by one formula for every engine, and an
engine only compares positions with those that are near enough.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Q

from home.nearby import DEFAULT_RADIUS
from home.places import Commune, distance_km
from search.content.models import Entry

PLACE, RADIUS, DISTANCE = "pres", "km", "distance"  # keys of an address, and an order
_NO_POSITION = "-"


@dataclass(frozen=True)
class Around:
    """A commune whose position is known, and how far from it, in kilometres."""

    commune: Commune
    radius: int = DEFAULT_RADIUS

    def __str__(self) -> str:
        return f"{self.commune}, {self.radius} km"

    @cached_property
    def distances(self) -> dict[str, float]:
        """Positions of entries that are near enough, with how far they are. One query, once."""
        known = Entry.objects.filter(position__gt="").order_by().values_list("position", flat=True).distinct()
        all_distances = {position: self._distance(position) for position in known}
        return {position: km for position, km in all_distances.items() if km <= self.radius}

    @property
    def positions(self) -> list[str]:
        """Those that are near enough; never empty, since SQL has no empty list."""
        return list(self.distances) or [_NO_POSITION]

    def _distance(self, position: str) -> float:
        latitude, longitude = map(float, position.split())
        here = self.commune
        if here.latitude is None or here.longitude is None:
            raise ValueError(f"La position de {here.name} est inconnue.")
        return distance_km(here.latitude, here.longitude, latitude, longitude)

    def distance_of(self, position: str) -> float | None:
        """How far a position of an entry is, in kilometres; None for what is nowhere."""
        return self._distance(position) if position else None

    def condition(self) -> Q:
        """Ids come from the index of positions alone: the texts of entries are not walked through."""
        return Q(pk__in=Entry.objects.filter(position__in=self.positions).values("pk"))

    def nearest(self, found: Iterable[tuple[int, str]], limit: int) -> list[int]:
        """The first `limit` ids of pairs of id and position, by distance; in their order at the same distance."""
        near = ((self.distances[position], pk) for pk, position in found if position in self.distances)
        return [pk for _km, pk in sorted(near, key=lambda one: one[0])][:limit]
