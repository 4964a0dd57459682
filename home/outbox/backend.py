"""Django's EMAIL_BACKEND: writes mails down, with what they tell; the worker sends them."""

from collections.abc import Sequence

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from home.models import OutgoingMail
from home.outbox.contents import identify, pack
from home.outbox.gate import refusal
from home.outbox.telling import current_telling

_SUBJECT = OutgoingMail._meta.get_field("subject").max_length


class OutboxBackend(BaseEmailBackend):
    """A row for each recipient, so that one bad address fails alone, in the caller's transaction, undone with it."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """How many messages were written down: not those that the gate refuses. Each learns its rows, `outbox_rows`,
        so that who wrote it can tell what became of it.
        """
        written = 0
        for message in email_messages:
            rows = OutgoingMail.objects.bulk_create(_rows(message))
            message.outbox_rows = rows  # type: ignore[attr-defined]
            written += bool(rows)
        return written


def _rows(message: EmailMessage) -> list[OutgoingMail]:
    telling = current_telling()
    recipients = [recipient for recipient in message.recipients() if not refusal(telling, recipient)]
    message_id = identify(message)
    subject = "".join(character for character in str(message.subject) if character.isprintable())[:_SUBJECT]
    return [
        OutgoingMail(
            recipient=recipient,
            subject=subject,
            content=pack(message),
            message_id=message_id,
            account_id=telling.account,
            page_id=telling.page,
            readers=telling.readers,
        )
        for recipient in recipients
    ]
