"""Days on which nothing is planned: public holidays of a place, and school holidays that an editor gives.

School holidays are set by decree, year by year: they are typed, not guessed.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from home.maps.departements import departement_of
from home.models import RegionPage

_BY_DEPARTEMENT = {"57": "57", "67": "6AE", "68": "6AE"} | {code: code for code in ("971", "972", "973", "974", "976")}
_BY_POSTCODE = {"97133": "BL", "97150": "MF"}
_BY_REGION = {"01": "971", "02": "972", "03": "973", "04": "974", "06": "976"}
_BY_ZONE = {
    "America/Guadeloupe": "971",
    "America/Martinique": "972",
    "America/Cayenne": "973",
    "Indian/Reunion": "974",
    "Indian/Mayotte": "976",
    "America/Miquelon": "PM",
    "Pacific/Noumea": "NC",
    "Pacific/Tahiti": "PF",
    "Pacific/Wallis": "WF",
}


def subdivision_of(postcode: str, region: RegionPage | None, zone: str) -> str | None:
    """The part of France with holidays of its own where a place is, by the codes of the library `holidays`."""
    found = _BY_POSTCODE.get(postcode) or _BY_DEPARTEMENT.get(departement_of(postcode))
    return found or _BY_REGION.get(region.insee_code if region else "") or _BY_ZONE.get(zone)


def public_holidays(subdivision: str | None, years: Iterable[int]) -> dict[date, str]:
    """Names of the public holidays of these years, by day."""
    from holidays import country_holidays  # heavy, and of no use to anything else

    return dict(country_holidays("FR", subdiv=subdivision, years=list(years), language="fr"))


@dataclass(frozen=True)
class Break:
    """Days off in a row, both ends included."""

    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last
