"""What a person, or staff in their name, does with a registration: accept, confirm, take fewer seats, give back."""

from datetime import datetime

from django.utils import timezone

from catalogue.enums import EditorialStatus
from catalogue.signups.enums import HOLDING, Notice, RegistrationState
from catalogue.signups.mails import tell
from catalogue.signups.models import Act, Registration, StaffAct
from catalogue.signups.models.seats import locked
from catalogue.signups.waiting import serve
from home.querysets import is_served
from home.refusals import RefusalError

_DETAILS = ("name", "establishment", "activity", "city", "phone", "need", "accessibility", "answers")
_OF_APPLICATION = ("motivation", "employer", "employer_name", "employer_email")


def give_back(registration: Registration, date, *, notify: bool = True, by=None, reason: str = "") -> bool:
    """Leave the date or its waiting list; the seats go to who waits. False when it was left already.

    `by`: who of the staff does so in the person's name, and why.
    """
    with locked(date) as seats:
        registration = seats.registrations.get(pk=registration.pk)
        if not registration.is_active:
            return False
        held, registration.state = registration.holds, RegistrationState.GIVEN_BACK
        registration.offered_until = registration.confirm_by = None
        registration.save()
        if held:
            seats.free(registration.places)
        if by is not None:
            StaffAct.objects.create(registration=registration, by=by, kind=Act.GIVEN_BACK, reason=reason)
        if notify:
            withdrawn = registration.is_application and not held
            tell(registration, Notice.WITHDRAWN if withdrawn else Notice.GIVEN_BACK, date)
        serve(seats, date)
    return True


def accept(registration: Registration, date) -> bool:
    """Take the seats that were offered, in time; also confirms the address. False when there is nothing to accept."""
    with locked(date) as seats:
        if not will_be(type(date).objects.get(pk=date.pk)):
            return False
        registration = seats.registrations.get(pk=registration.pk)
        in_time = registration.offered_until is None or registration.offered_until > timezone.now()
        if registration.state == RegistrationState.OFFERED and in_time:
            registration.state, registration.offered_until = RegistrationState.CONFIRMED, None
            registration.save()
            tell(registration, Notice.CONFIRMED, date)
            return True
        if registration.state == RegistrationState.CONFIRMED and registration.confirm_by is not None:
            registration.confirm_by = None
            registration.save()
            return True
    return False


def will_be(date) -> bool:
    """Whether it is to take place: neither cancelled nor postponed nor withdrawn."""
    return is_served(date) and date.status == EditorialStatus.PLANNED


def refuse_what_will_not_be(date, until: datetime) -> None:
    """Raises RefusalError where staff may give nobody a seat: the date is off, or it is later than `until`."""
    if not will_be(date) or until <= timezone.now():
        raise RefusalError("Cette date n’aura pas lieu, n’est plus en ligne ou est passée : rien n’a changé.")


def change(registration: Registration, date, details: dict) -> bool:
    """Write other details; `places` may only fall: more are asked for by a new line of the waiting list.

    False when the registration ended meanwhile.
    """
    with locked(date) as seats:
        registration = seats.registrations.get(pk=registration.pk)
        if not registration.is_active:
            return False
        fewer = registration.places - min(details.get("places", registration.places), registration.places)
        for name in (*_DETAILS, *_OF_APPLICATION):
            setattr(registration, name, details.get(name, getattr(registration, name)))
        registration.places -= fewer
        registration.save()
        if fewer and registration.state in HOLDING:
            seats.free(fewer)
        serve(seats, date)
    return True
