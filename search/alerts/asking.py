"""Keeping the wish of an address to know what is new in a search. Nothing says whether an address is known."""

import uuid
from datetime import timedelta

from django.core import signing
from django.db import transaction
from django.utils import timezone

from search.alerts.mails import SALT, tell_to_confirm
from search.alerts.models import SearchAlert, SearchAlertQuerySet, folded
from search.alerts.sought import holds_dates, theme_and_place
from search.alerts.wanted import Wanted
from search.filtering.labels import Labels

MOST = 20  # alerts of an address
MOST_UNCONFIRMED = 5  # that wait: nobody fills somebody else's mailbox
_AGAIN = timedelta(hours=1)  # after a mail, before another asks for the same


def alert_of(token: str) -> SearchAlert | None:
    """None for a link that was made up, or whose alert is over."""
    try:
        key = uuid.UUID(signing.Signer(salt=SALT).unsign(token))
    except (signing.BadSignature, ValueError):
        return None
    return SearchAlert.objects.filter(key=key).exclude(pk__in=SearchAlert.objects.ended()).first()


def ask(wanted: Wanted, email: str) -> None:
    """Keep the wish and write to the address, which has to confirm it. What is known or too much is not written to."""
    labels, now = Labels(wanted.language), timezone.now()
    seen = sorted(wanted.ids(labels))
    values = {"email": email, "seen": seen, "is_met": holds_dates(seen), "asked_at": now, "looked_at": now}
    with transaction.atomic():
        own = SearchAlert.objects.of_address(email)
        own.ended().delete()
        held = own.exclude(digest=wanted.digest)
        if held.confirmed().count() >= MOST or held.filter(confirmed_at=None).count() >= MOST_UNCONFIRMED:
            return
        fixed = {"search": wanted.search, "title": wanted.title(labels), "language": wanted.language}
        fixed |= theme_and_place(wanted, labels)
        alert, is_new = SearchAlert.objects.get_or_create(
            folded_email=folded(email),
            digest=wanted.digest,
            defaults=values | fixed | {"region": wanted.region.translation_key if wanted.region else None},
        )
        if is_new or _asked_long_ago(alert).update(**values):
            alert.email = email
            tell_to_confirm(alert, wanted)


def _asked_long_ago(alert: SearchAlert) -> SearchAlertQuerySet:
    """Only one of two who ask at once finds it so."""
    return SearchAlert.objects.filter(pk=alert.pk, confirmed_at=None, asked_at__lte=timezone.now() - _AGAIN)


def confirm(alert: SearchAlert) -> None:
    """For a year from now on."""
    SearchAlert.objects.filter(pk=alert.pk).update(confirmed_at=timezone.now(), warned_at=None)


def end(alert: SearchAlert) -> None:
    alert.delete()
