"""Keeping the wish of an address to know of new dates of a workshop. Nothing says whether an address is known."""

import uuid

from django.conf import settings
from django.core import signing
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from catalogue.models import WorkshopPage
from catalogue.signups.mails import address_of
from catalogue.signups.models import DateAlert
from catalogue.signups.models.date_alerts import KEPT, UNCONFIRMED_KEPT
from catalogue.signups.models.registrations import folded
from home.limits import DAY, Limit, take

_SALT = "signups.date_alerts"
_MOST_UNCONFIRMED = 5  # of an address: nobody fills somebody else's mailbox
_MAILS_A_DAY = 3  # to ask for the same confirmation


def token_of(alert: DateAlert) -> str:
    return signing.Signer(salt=_SALT).sign(alert.key.hex)


def alert_of(token: str) -> DateAlert | None:
    """None for a link that was made up, or whose alert is gone."""
    try:
        return DateAlert.objects.filter(key=uuid.UUID(signing.Signer(salt=_SALT).unsign(token))).first()
    except (signing.BadSignature, ValueError):
        return None


def ask(workshop: WorkshopPage, email: str, region: uuid.UUID | None, language: str) -> None:
    """Keep the wish and write to the address, which has to confirm it. A confirmed one is not written to again.

    Nor is one that has been written to often enough.
    """
    values, address = {"email": email, "region": region, "language": language}, folded(email)
    others = DateAlert.objects.filter(folded_email=address, confirmed_at=None)
    others = others.exclude(workshop=workshop.translation_key)
    asks = Limit(f"date-alert:{workshop.translation_key}:{address}", _MAILS_A_DAY, DAY)
    if others.count() >= _MOST_UNCONFIRMED or take(asks):
        return
    with transaction.atomic():
        alert, is_new = DateAlert.objects.get_or_create(
            workshop=workshop.translation_key, folded_email=address, defaults=values
        )
        if alert.confirmed_at:
            return
        if not is_new:
            for name, value in values.items():
                setattr(alert, name, value)
            alert.save(update_fields=list(values))
        _ask_to_confirm(alert, workshop)


def _ask_to_confirm(alert: DateAlert, workshop: WorkshopPage) -> None:
    with override(alert.language):
        named = {"title": workshop.title}
        subject = _("Confirmez : prévenez-moi des dates de « %(title)s »") % named
        words = _(
            "Vous voulez être prévenu des nouvelles dates de « %(title)s ». Confirmez-le par ce lien ; sans cela, rien "
            "ne part et votre adresse s’efface dans une semaine."
        )
        url = address_of("signups_date_alert", token_of(alert))
        text = "\n\n".join([_("Bonjour,"), words % named, url, settings.WAGTAIL_SITE_NAME])
    EmailMessage(" ".join(subject.split()), text, to=[alert.email]).send()


def confirm(alert: DateAlert) -> None:
    """Once: a second time does not make it live longer."""
    DateAlert.objects.filter(pk=alert.pk, confirmed_at=None).update(confirmed_at=timezone.now())


def end(alert: DateAlert) -> None:
    alert.delete()


def forget_old() -> int:
    """Delete those that nobody confirmed, and those a year old; how many. Safe to run twice."""
    now = timezone.now()
    unconfirmed = Q(confirmed_at=None, created_at__lt=now - UNCONFIRMED_KEPT)
    old = DateAlert.objects.filter(unconfirmed | Q(confirmed_at__lt=now - KEPT))
    return old.delete()[1].get("signups.DateAlert", 0)
