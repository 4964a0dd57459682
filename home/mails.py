"""Mails to people of the network: French, plain text, one message each. They go through the outbox: `home.outbox`."""

from collections.abc import Iterable

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import override

from home.models import MailReaders
from home.outbox.telling import telling


def admin_address(name: str, *args) -> str:
    """Full address of a view of the admin: on the national host, where everybody logs in."""
    return settings.WAGTAILADMIN_BASE_URL.rstrip("/") + reverse(name, args=args)


def send_to_accounts(
    accounts: Iterable,
    subject: str,
    template: str,
    context: dict,
    reply_to: str = "",
    about=None,
    readers: str = MailReaders.EDITORS,
) -> int:
    """Write to accounts; returns how many messages wait to leave. `template` is a text; a line break never enters a
    subject. `about`: the page that is told of, which only its `readers` are told of.
    """
    with override("fr"):
        text = render_to_string(template, context | {"site_name": settings.WAGTAIL_SITE_NAME})
    subject = " ".join(f"[{settings.WAGTAIL_SITE_NAME}] {subject}".split())
    written = 0
    for account in accounts:
        with telling(account, about, readers):
            answer_to = [reply_to] if reply_to else None
            written += EmailMessage(subject, text, to=[account.email], reply_to=answer_to).send()
    return written
