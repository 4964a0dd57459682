"""Mails to people of the network: French, plain text, one message each; a mail server that is down breaks nothing."""

import logging
from collections.abc import Iterable
from contextvars import ContextVar
from functools import wraps

from django.conf import settings
from django.contrib import messages
from django.core.mail import EmailMessage, get_connection
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

logger = logging.getLogger(__name__)
_unsent: ContextVar[list | None] = ContextVar("unsent", default=None)  # mails of the request being answered


class UnsentMailMiddleware:
    """After MessageMiddleware: whoever did something that a mail should have told is told that it did not leave."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        token = _unsent.set([])
        try:
            response = self.get_response(request)
            if _unsent.get():
                text = _("C’est enregistré, mais le courriel qui l’annonce n’est pas parti.")
                messages.warning(request, text)
            return response
        finally:
            _unsent.reset(token)


def admin_address(name: str, *args) -> str:
    """Full address of a view of the admin: on the national host, where everybody logs in."""
    return settings.WAGTAILADMIN_BASE_URL.rstrip("/") + reverse(name, args=args)


def send_to_accounts(accounts: Iterable, subject: str, template: str, context: dict, reply_to: str = "") -> int:
    """Write to accounts; returns how many messages left. `template` is a text; a line break never enters a subject."""
    with override("fr"):
        text = render_to_string(template, context | {"site_name": settings.WAGTAIL_SITE_NAME})
    subject = " ".join(f"[{settings.WAGTAIL_SITE_NAME}] {subject}".split())
    return sum(
        sent(EmailMessage(subject, text, to=[account.email], reply_to=[reply_to] if reply_to else None))
        for account in accounts
    )


def sent(message: EmailMessage) -> int:
    """Send a message; 0 when it does not leave, which the answer to the request will say."""
    try:
        return message.send()
    except OSError:  # of the network, and every error of smtplib; the others may still leave
        _note()
        return 0


def _note() -> None:
    logger.exception("Un courriel n’est pas parti.")
    unsent = _unsent.get()
    if unsent is not None:
        unsent.append(True)


def opened(enter):
    """Of Wagtail's OpenedConnection: a server that refuses us stops its notices, not what they tell of.

    Wagtail knows a connection that is refused, but not a wrong password, a name or a certificate.
    """

    @wraps(enter)
    def own(opening):
        try:
            return enter(opening)
        except OSError:
            _note()
            opening.connection = get_connection("django.core.mail.backends.dummy.EmailBackend")
            return opening.connection

    return own


def noted(send):
    """Of Wagtail's `send_mail`, whose failures Wagtail logs without a word to anybody."""

    @wraps(send)
    def own(*args, **kwargs):
        try:
            return send(*args, **kwargs)
        except OSError:
            _note()
            raise

    return own
