"""Taking seats, or a place in the waiting list. The limit is checked where the seat is taken, not where it shows."""

from dataclasses import dataclass, field

from catalogue.enums import EditorialStatus
from catalogue.signups.confirming import confirm_by
from catalogue.signups.dated_pages import takes_signups
from catalogue.signups.enums import Notice, RegistrationState
from catalogue.signups.mails import tell
from catalogue.signups.models import Act, FullError, Registration, Seats, StaffAct
from catalogue.signups.models.registrations import folded
from catalogue.signups.models.seats import locked


class ClosedError(Exception):
    """The date takes nobody any more."""


@dataclass(frozen=True)
class Person:
    """What a form says of who comes."""

    name: str
    email: str
    places: int = 1
    establishment: str = ""
    activity: str = ""
    city: str = ""
    phone: str = ""
    need: str = ""
    accessibility: str = ""
    answers: list = field(default_factory=list)
    motivation: str = ""
    employer: str = ""
    employer_name: str = ""
    employer_email: str = ""


@dataclass(frozen=True)
class Answer:
    """What the person is told at once; the same whether or not the address was known."""

    state: str
    rank: int | None = None


def register(date, person: Person, language: str, by=None) -> Answer:
    """Sign somebody up for a date: a seat at once, or the next rank of the waiting list, and the mail that says it.

    For a promotion, an application that staff decides on. An address that is signed up already, or was refused,
    changes nothing and is written no second mail; the answer does not tell:
    it is what somebody unknown would be told. Raises ClosedError: what is published counts, not what the form was
    shown from. Staff (`by`) may pass it, but for a date that was cancelled or postponed.
    """
    with locked(date) as seats:
        date = type(date).objects.get(pk=date.pk)
        if date.status != EditorialStatus.PLANNED or (by is None and not takes_signups(date)):
            raise ClosedError
        known = seats.registrations.standing().filter(folded_email=folded(person.email))
        is_known = bool(person.email) and known.exists()
        if date.takes_applications:
            return Answer(RegistrationState.RECEIVED) if is_known else _receive(seats, date, person, language, by)
        if is_known:
            return _as_if_unknown(seats, date, person)
        queue = seats.queue()
        state = RegistrationState.CONFIRMED
        try:
            # Who waits comes first, also when a few seats are left that were not enough for them.
            if queue.exists() and not date.smaller_may_pass:
                raise FullError
            seats.take(person.places)
        except FullError:
            state = RegistrationState.WAITING
        registration = new_registration(seats, date, person, state, language, by)
        _save(registration, by)
        tell(registration, Notice.CONFIRMED if state == RegistrationState.CONFIRMED else Notice.WAITING, date)
        return Answer(state, registration.rank)


def _receive(seats: Seats, date, person: Person, language: str, by) -> Answer:
    """An application takes no seat before staff decides."""
    registration = new_registration(seats, date, person, RegistrationState.RECEIVED, language, by)
    _save(registration, by)
    tell(registration, Notice.APPLIED, date)
    return Answer(RegistrationState.RECEIVED)


def _save(registration: Registration, by) -> None:
    registration.save()
    if by is not None:
        StaffAct.objects.create(registration=registration, by=by, kind=Act.ADDED)


def new_registration(seats: Seats, date, person: Person, state: str, language: str, by=None) -> Registration:
    """In the turn of its seats; not saved yet."""
    registration = Registration(
        seats=seats, state=state, turn=seats.turn, language=language, by_staff=by, **vars(person)
    )
    if by is None and state == RegistrationState.CONFIRMED:
        registration.confirm_by = confirm_by(date)
    return registration


def _as_if_unknown(seats: Seats, date, person: Person) -> Answer:
    waiting = seats.registrations.waiting().count()
    waits = seats.queue().exists() and not date.smaller_may_pass
    if waits or (seats.left is not None and seats.left < person.places):
        return Answer(RegistrationState.WAITING, waiting + 1)
    return Answer(RegistrationState.CONFIRMED)
