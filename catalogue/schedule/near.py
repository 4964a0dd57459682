"""Dates within some kilometres of a commune, or in a département."""

from collections.abc import Callable

from django.db.models import CharField, F, QuerySet, Value
from django.db.models.functions import Concat

from catalogue.enums import Mode
from home.places import Commune, place_of


def near(dates: QuerySet, commune: Commune, radius: float) -> QuerySet:
    """Those of `dates` whose place is at most `radius` kilometres from a commune. One query, for their addresses."""

    def is_near(place: Commune) -> bool:
        km = place.km_to(commune)
        return km is not None and km <= radius

    return _placed(dates, is_near)


def in_departement(dates: QuerySet, code: str) -> QuerySet:
    """Those of `dates` whose place is in a département ("29", "2A", "974"). One query, for their addresses."""
    return _placed(dates, lambda place: place.departement == code)


def _placed(dates: QuerySet, suits: Callable[[Commune], bool]) -> QuerySet:
    on_site = dates.exclude(mode=Mode.REMOTE).order_by()
    addresses = on_site.values_list("postcode", "city").distinct()
    places = ((f"{postcode} {city}", place_of(city, postcode)) for postcode, city in addresses)
    found = [address for address, place in places if place and suits(place)]
    whole = Concat(F("postcode"), Value(" "), F("city"), output_field=CharField())
    among = dates.model.objects.exclude(mode=Mode.REMOTE).alias(whole_address=whole).filter(whole_address__in=found)
    return dates.filter(pk__in=among.values("pk"))


def nearest(dates: QuerySet, commune: Commune, radius: float) -> dict[int, float]:
    """Ids of `near`, with how far each is in kilometres: the nearest first, in their order at the same distance."""
    on_site = dates.exclude(mode=Mode.REMOTE).values_list("pk", "city", "postcode")
    distances = {pk: _km(city, postcode, commune) for pk, city, postcode in on_site}
    found = [(km, pk) for pk, km in distances.items() if km is not None and km <= radius]
    return {pk: km for km, pk in sorted(found, key=lambda one: one[0])}


def _km(city: str, postcode: str, commune: Commune) -> float | None:
    place = place_of(city, postcode)
    return place.km_to(commune) if place else None
