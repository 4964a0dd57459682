"""What administrators decide of mails that did not leave. Each choice is one conditional update."""

from datetime import timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from home.models import MailState, OutgoingMail

_SOON = timedelta(minutes=15)  # within which a mail leaves when all is well


def late() -> QuerySet[OutgoingMail]:
    """Those that failed, for good or so far, and those that nobody tries to send."""
    old = Q(written_at__lt=timezone.now() - _SOON)
    return OutgoingMail.objects.filter(Q(state=MailState.FAILED) | Q(state=MailState.WAITING) & (Q(tries__gt=0) | old))


def unsent(mails: QuerySet[OutgoingMail]) -> QuerySet[OutgoingMail]:
    """Those about which something may be decided: not while they are being sent, nor afterwards."""
    return mails.filter(state__in=[MailState.WAITING, MailState.FAILED])


def resendable(mails: QuerySet[OutgoingMail]) -> QuerySet[OutgoingMail]:
    """Those of them whose text is still there."""
    return unsent(mails).exclude(content=b"")


def resend(mails: QuerySet[OutgoingMail]) -> int:
    """Have them tried at once, with as many tries as new ones; how many."""
    return resendable(mails).update(state=MailState.WAITING, reason="", tries=0, due_at=timezone.now())


def abandon(mails: QuerySet[OutgoingMail]) -> int:
    """Give them up and erase their texts; how many."""
    return unsent(mails).update(state=MailState.ABANDONED, content=b"", due_at=timezone.now())
