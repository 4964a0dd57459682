"""Staff decides on an application: each decision, and its reason, is kept and mailed once."""

from typing import Any

from catalogue.signups.changing import refuse_what_will_not_be
from catalogue.signups.dated_pages import Date
from catalogue.signups.enums import Notice, RegistrationState
from catalogue.signups.mails import tell
from catalogue.signups.models import Act, FullError, Registration, Seats, StaffAct
from catalogue.signups.models.seats import locked
from home.refusals import RefusalError

_MEANS = {
    Act.ACCEPTED: (RegistrationState.CONFIRMED, Notice.ACCEPTED),
    Act.LISTED: (RegistrationState.WAITING, Notice.LISTED),
    Act.REFUSED: (RegistrationState.REFUSED, Notice.REFUSED),
}
_FULL = "Toutes les places sont prises : mettez sur liste d’attente, ou ajoutez une place à la promotion."
_DECIDABLE = [RegistrationState.RECEIVED, *(state for state, _notice in _MEANS.values())]


def may_decide(registration: Registration) -> bool:
    """Whether it is an application that was neither withdrawn, nor followed by the training itself."""
    return registration.is_application and registration.state in _DECIDABLE and registration.forgotten_at is None


def decide(registration: Registration, date: Date, decision: Act, *, by: Any, reason: str, seen: str) -> Registration:
    """Accept, refuse or put on the waiting list; a decision may be taken back by another.

    An accepted person takes the seat here, in the turn of the seats: never one more than there are. `seen`: the state
    that was shown to who decides. Raises RefusalError with why it cannot be; nothing is changed then.
    """
    state, notice = _MEANS[decision]
    with locked(date) as seats:
        registration = seats.registrations.get(pk=registration.pk)
        if registration.state != seen or not may_decide(registration):
            label = registration.state_label.lower()
            raise RefusalError(f"Cette candidature a changé entre-temps : elle est « {label} ». Relisez-la d’abord.")
        if registration.state == state:
            raise RefusalError("C’est déjà la décision prise : aucun courriel n’est parti.")
        if decision != Act.REFUSED:
            now = type(date).objects.get(pk=date.pk)
            refuse_what_will_not_be(now, until=now.ends_at)
            _refuse_twice(seats, registration)
        held = registration.holds
        if state == RegistrationState.CONFIRMED:
            try:
                seats.take(registration.places)
            except FullError:
                raise RefusalError(_FULL) from None
        registration.state, registration.turn = state, seats.turn
        registration.save()
        act = StaffAct.objects.create(registration=registration, by=by, kind=decision, reason=reason)
        tell(registration, notice, date, f"acte-{act.pk}", left=date if held else None)
        if held:
            seats.free(registration.places)
    return registration


def _refuse_twice(seats: Seats, registration: Registration) -> None:
    """Who was refused, and came on the day all the same, is in the list already."""
    same = seats.registrations.active().filter(folded_email=registration.folded_email).exclude(pk=registration.pk)
    if registration.folded_email and same.exists():
        raise RefusalError("Cette adresse est déjà dans la liste de cette promotion : rien n’a changé.")
