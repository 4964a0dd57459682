"""The people of a date as its list shows them, on whatever device."""

from dataclasses import dataclass

from wagtail.models import Page

from catalogue.signups.day.codes import short_code
from catalogue.signups.enums import HOLDING
from catalogue.signups.models import Registration


@dataclass(frozen=True)
class Line:
    """`key` names the registration; the code and the words are what a search looks in."""

    key: str
    pk: int
    name: str
    about: str
    code: str
    places: int
    state: str


def lines_of(date: Page) -> list[Line]:
    """Who has a seat, by name."""
    found = Registration.objects.of_date(date).filter(state__in=HOLDING, forgotten_at__isnull=True)
    return sorted((_line(one) for one in found), key=lambda line: (line.name.casefold(), line.pk))


def _line(one: Registration) -> Line:
    about = ", ".join(filter(None, (one.establishment, one.city)))
    return Line(str(one.key), one.pk, one.name, about, short_code(one), one.places, one.state)
