"""Who came. Seats stay taken: a no-show freed nothing for anybody."""

from catalogue.signups.enums import RegistrationState
from catalogue.signups.models import Registration
from catalogue.signups.models.seats import locked

_MARKS = (RegistrationState.PRESENT, RegistrationState.ABSENT, RegistrationState.CONFIRMED)


def may_mark(state: str | None) -> bool:
    """Whether it is a state of attendance; « confirmée » takes a wrong tick back."""
    return state in _MARKS


def mark(registration: Registration, date, state: str) -> bool:
    """Present, absent or neither; False for somebody who holds no seat."""
    with locked(date) as seats:
        registration = seats.registrations.get(pk=registration.pk)
        if not registration.holds:
            return False
        registration.state, registration.offered_until = state, None
        registration.save()
    return True
