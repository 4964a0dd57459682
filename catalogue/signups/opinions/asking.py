"""Which questions are asked after a date, of whom and when; the mail of three months later."""

from datetime import timedelta
from typing import NamedTuple

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext as _

from catalogue.enums import EditorialStatus
from catalogue.signups.dated_pages import Date, date_of
from catalogue.signups.enums import Notice, RegistrationState
from catalogue.signups.mails import tell
from catalogue.signups.models import Moment, Registration, Seats, SentNotice, SignupSettings
from catalogue.signups.models.settings import settings_of

LATER = timedelta(days=90)  # after the end
_WITHIN = timedelta(days=20)  # the link of a place then lives ten days more
_UNASKED = [RegistrationState.OFFERED, RegistrationState.ABSENT]


class Questions(NamedTuple):
    """`note`: what is answered by a number from 1 to 5, nothing when there is none; the others by a text."""

    note: str
    texts: list[str]


def questions_of(date: Date, moment: str) -> Questions:
    """In the active language as long as they are the site's own; a region's own are in its language."""
    own = settings_of(date)
    if moment == Moment.LATER:
        return Questions("", _said(own, "later_question"))
    texts = [*_said(own, "second_question"), *_said(own, "third_question")]
    return Questions("".join(_said(own, "score_question")), texts)


def _said(own: SignupSettings, name: str) -> list[str]:
    text = getattr(own, name)
    usual = getattr(SignupSettings(), name)
    return [_(text) if text == usual else text] if text else []


def may_answer(registration: Registration, date: Date) -> bool:
    """Those who came, or of whom nobody said that they did not, once it is over."""
    here = registration.holds and registration.state not in _UNASKED
    return here and date.ends_at <= timezone.now() and date.status == EditorialStatus.PLANNED


def ask_later() -> int:
    """Write the mail of three months later where it is due; how many. Safe on several machines at once."""
    now, written = timezone.now(), 0
    due = Seats.objects.filter(told_end__lte=now - LATER, told_end__gt=now - LATER - _WITHIN)
    for seats in due.select_related("page"):
        date = date_of(seats.page)
        if date.status == EditorialStatus.PLANNED and questions_of(date, Moment.LATER).texts:
            written += _ask_of(seats, date)
    return written


def _ask_of(seats: Seats, date: Date) -> int:
    told = SentNotice.objects.filter(registration=OuterRef("pk"), kind=Notice.LATER)
    written = 0
    for registration in seats.registrations.holding().filter(~Exists(told)).exclude(state__in=_UNASKED):
        registration.seats = seats
        with transaction.atomic():
            written += tell(registration, Notice.LATER, date, "once")
    return written
