"""Mails to people of the network: French, plain text, one message each; a mail server that is down breaks nothing."""

import logging
from collections.abc import Iterable

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import override

logger = logging.getLogger(__name__)


def admin_address(name: str, *args) -> str:
    """Full address of a view of the admin: on the national host, where everybody logs in."""
    return settings.WAGTAILADMIN_BASE_URL.rstrip("/") + reverse(name, args=args)


def send_to_accounts(accounts: Iterable, subject: str, template: str, context: dict, reply_to: str = "") -> int:
    """Write to accounts; returns how many messages left. `template` is a text; a line break never enters a subject."""
    with override("fr"):
        text = render_to_string(template, context | {"site_name": settings.WAGTAIL_SITE_NAME})
    subject = " ".join(f"[{settings.WAGTAIL_SITE_NAME}] {subject}".split())
    messages = [
        EmailMessage(subject, text, to=[account.email], reply_to=[reply_to] if reply_to else None)
        for account in accounts
    ]
    return sum(_sent(message) for message in messages)


def _sent(message: EmailMessage) -> int:
    try:
        return message.send()
    except OSError:  # of the network, and every error of smtplib; the others may still leave
        logger.exception("Un courriel n’est pas parti.")
        return 0
