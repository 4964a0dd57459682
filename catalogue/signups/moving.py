"""What only staff does: move somebody to another date of the workshop, serve somebody out of turn. Each is kept."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.utils import timezone

from catalogue.enums import EditorialStatus, SignupKind
from catalogue.models import SessionPage
from catalogue.signups.changing import refuse_what_will_not_be
from catalogue.signups.dated_pages import Date
from catalogue.signups.enums import Notice, RegistrationState
from catalogue.signups.mails import tell
from catalogue.signups.models import Act, FullError, Registration, Seats, StaffAct
from catalogue.signups.models.seats import locked
from catalogue.signups.waiting import give, serve
from home.refusals import RefusalError


def dates_to_move_to(date: Date) -> Any:
    """Other sessions of the same workshop to come where one signs up here, soonest first; whosever they are."""
    if not isinstance(date, SessionPage):
        return SessionPage.objects.none()
    others = SessionPage.objects.served().filter(workshop_id=date.workshop_id, locale_id=date.locale_id)
    others = others.filter(signup_kind=SignupKind.HERE, status=EditorialStatus.PLANNED, starts_at__gt=timezone.now())
    return others.exclude(pk=date.pk).filter(alias_of__isnull=True).with_cards().order_by("starts_at", "pk")


def move(
    registration: Registration, old: Date, new: Date, *, by: Any, may_wait: bool, reason: str = ""
) -> Registration:
    """Take seats at the new date, free those of the old one, in one transaction; the person is told.

    A full date takes the person on its waiting list when `may_wait`; otherwise nothing changes. The link of « Ma
    place » stays the same. Raises RefusalError with why it cannot be.
    """
    with _both(old, new) as (left, joined):
        registration = left.registrations.filter(pk=registration.pk).first() or registration
        _check(registration, left, old, joined)
        now = type(new).objects.get(pk=new.pk)
        refuse_what_will_not_be(now, until=now.starts_at)
        held, registration.state = registration.holds, RegistrationState.CONFIRMED
        try:
            if joined.queue().exists() and not new.smaller_may_pass:
                raise FullError
            joined.take(registration.places)
        except FullError:
            if not may_wait:
                raise RefusalError("Cette date est complète : rien n’a changé.") from None
            registration.state = RegistrationState.WAITING
        registration.seats, registration.turn = joined, joined.turn
        registration.offered_until = registration.confirm_by = None
        registration.save()
        StaffAct.objects.create(registration=registration, by=by, kind=Act.MOVED, reason=reason)
        tell(registration, Notice.MOVED, new, f"{joined.pk}-{joined.turn}", left=old)
        if held:
            left.free(registration.places)
        serve(left, old)
    return registration


@contextmanager
def _both(old: Date, new: Date) -> Iterator[tuple[Seats, Seats]]:
    """The seats of two dates, always taken in the same order: two moves that cross never wait for each other."""
    first, second = sorted((old, new), key=lambda date: date.translation_key.hex)
    with locked(first) as one, locked(second) as other:
        found = {first.pk: one, second.pk: other}
        yield found[old.pk], found[new.pk]


def _check(registration: Registration, left: Seats, old: Date, joined: Seats) -> None:
    if registration.seats_id != left.pk or not registration.is_active:
        raise RefusalError("Cette personne n’a plus de place à cette date.")
    if old.status == EditorialStatus.PLANNED and old.starts_at <= timezone.now():
        raise RefusalError("Cette date a commencé : qui est venu se note, et ne se déplace plus.")
    same = joined.registrations.active().filter(folded_email=registration.folded_email).exclude(folded_email="")
    if same.exists():
        raise RefusalError("Cette personne est déjà inscrite à cette date.")


def serve_out_of_turn(registration: Registration, date: Date, *, by: Any, reason: str) -> None:
    """Give free seats to somebody of the waiting list before those who came first.

    Raises RefusalError when there are not enough, or when the person waits no longer.
    """
    with locked(date) as seats:
        registration = seats.registrations.get(pk=registration.pk)
        if registration.state != RegistrationState.WAITING:
            raise RefusalError("Cette personne n’attend plus de place.")
        now = type(date).objects.get(pk=date.pk)
        refuse_what_will_not_be(now, until=now.starts_at)
        try:
            seats.take(registration.places)
        except FullError:
            raise RefusalError("Il n’y a pas assez de places libres : rien n’a changé.") from None
        StaffAct.objects.create(registration=registration, by=by, kind=Act.SERVED, reason=reason)
        give(registration, date)
