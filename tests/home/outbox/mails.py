"""What the tests of the outbox read from it."""

from datetime import timedelta

from django.core.mail import EmailMessage
from django.utils import timezone

from home.models import OutgoingMail

FOUR = [f"fourmi-{number}@example.org" for number in range(4)]


def write(*recipients: str, subject: str = "Objet", body: str = "Texte") -> None:
    for recipient in recipients:
        EmailMessage(subject, body, to=[recipient]).send()


def states() -> dict[str, str]:
    return dict(OutgoingMail.objects.order_by("pk").values_list("recipient", "state"))


def reasons() -> dict[str, str]:
    return dict(OutgoingMail.objects.exclude(reason="").order_by("pk").values_list("recipient", "reason"))


def later(**much) -> None:
    """As if that time had gone by: what is due is due that much sooner."""
    for mail in OutgoingMail.objects.defer("content"):
        OutgoingMail.objects.filter(pk=mail.pk).update(due_at=mail.due_at - timedelta(**much))


def wait_minutes() -> list[int]:
    """Minutes until each mail's next try."""
    dues = OutgoingMail.objects.order_by("pk").values_list("due_at", flat=True)
    return [round((due - timezone.now()).total_seconds() / 60) for due in dues]
