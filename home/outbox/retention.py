"""How long the outbox remembers. What was sent loses its text at once; a few facts stay to answer « it never came »."""

from datetime import timedelta

from django.utils import timezone

from home.models import MailState, OutgoingMail

KEPT = timedelta(days=90)  # the line of a mail that ended
TEXT_KEPT = timedelta(days=30)  # the text of one that failed: it may be sent again


def purge() -> int:
    """Forget old lines, erase old texts; returns how many lines went. Safe to run twice."""
    now = timezone.now()
    ended = OutgoingMail.objects.exclude(state__in=[MailState.WAITING, MailState.SENDING])
    ended.filter(state=MailState.FAILED, due_at__lt=now - TEXT_KEPT).update(content=b"")
    return ended.filter(due_at__lt=now - KEPT).delete()[0]
