"""The mails of invitations, in French."""

from django.conf import settings
from django.contrib.auth.tokens import default_token_generator
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from home.mails import admin_address
from home.models import RegionPage, User
from home.outbox.telling import telling

_DAY = 24 * 60 * 60  # seconds


def send_invitation(region: RegionPage, account: User) -> None:
    """A link to choose one's password: it works once, and for some days; it does not leave for a disabled account."""
    uid, token = urlsafe_base64_encode(force_bytes(account.pk)), default_token_generator.make_token(account)
    address = admin_address("wagtailadmin_password_reset_confirm", uid, token)
    days = settings.PASSWORD_RESET_TIMEOUT // _DAY
    with telling(account):
        _send("invitation", region, account.email, {"username": account.username, "address": address, "days": days})


def send_notice(region: RegionPage, email: str) -> None:
    """To somebody who has an account elsewhere: nothing was done, and the administration can help."""
    _send("already_known", region, email, {"address": admin_address("wagtailadmin_home")})


def _send(template: str, region: RegionPage, email: str, values: dict) -> None:
    values |= {"region": region.title, "site": settings.WAGTAIL_SITE_NAME}
    subject = " ".join(f"{settings.WAGTAIL_SITE_NAME} : invitation de la région {region.title}".split())
    EmailMessage(subject, render_to_string(f"catalogue/mails/{template}.txt", values), to=[email]).send()
