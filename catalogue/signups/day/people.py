"""The people of a date as its list shows them, on whatever device."""

from dataclasses import dataclass

from catalogue.signups.dated_pages import Date
from catalogue.signups.day.codes import short_code
from catalogue.signups.enums import HOLDING, RegistrationState
from catalogue.signups.models import Registration
from catalogue.signups.presence import Presences


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


def lines_of(date: Date, meeting: str = "") -> list[Line]:
    """Who has a seat, by name; of a date in several meetings, as it is at one of them."""
    presences = Presences(date)
    found = Registration.objects.of_date(date).filter(state__in=HOLDING, forgotten_at__isnull=True)
    lines = (_line(one, presences.states(one).get(meeting) if presences.meetings else one.state) for one in found)
    return sorted(lines, key=lambda line: (line.name.casefold(), line.pk))


def _line(one: Registration, state: str | None) -> Line:
    about = ", ".join(filter(None, (one.establishment, one.city)))
    return Line(
        str(one.key), one.pk, one.name, about, short_code(one), one.places, state or RegistrationState.CONFIRMED
    )
