"""Dates within some kilometres of a commune."""

from django.db.models import CharField, F, QuerySet, Value
from django.db.models.functions import Concat

from catalogue.enums import Mode
from home.places import Commune, place_of


def near(dates: QuerySet, commune: Commune, radius: float) -> QuerySet:
    """Those of `dates` whose place is at most `radius` kilometres from a commune. One query, for their addresses."""
    on_site = dates.exclude(mode=Mode.REMOTE).order_by()
    addresses = on_site.values_list("postcode", "city").distinct()
    found = [f"{postcode} {city}" for postcode, city in addresses if _is_near(city, postcode, commune, radius)]
    whole = Concat(F("postcode"), Value(" "), F("city"), output_field=CharField())
    among = dates.model.objects.exclude(mode=Mode.REMOTE).alias(whole_address=whole).filter(whole_address__in=found)
    return dates.filter(pk__in=among.values("pk"))


def _is_near(city: str, postcode: str, commune: Commune, radius: float) -> bool:
    place = place_of(city, postcode)
    km = place.km_to(commune) if place else None
    return km is not None and km <= radius
