"""One mail to each address when new dates of its workshop are published, whatever published them."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from catalogue.models import SessionPage, WorkshopPage
from catalogue.signups.date_alerts.asking import token_of
from catalogue.signups.mails import address_of
from catalogue.signups.models import DateAlert, DateAlertSent
from home.models import RegionPage
from home.regions import region_ref

_NEW = timedelta(days=14)  # a worker that was down that long has more to catch up on


def tell_of_new_dates() -> int:
    """Write the mails that are due; how many. Safe on several machines at once: see DateAlertSent."""
    by_workshop: dict[UUID, list[SessionPage]] = defaultdict(list)
    for session in _new_dates():
        by_workshop[session.workshop.translation_key].append(session)
    alerts = DateAlert.objects.filter(workshop__in=by_workshop, confirmed_at__isnull=False)
    regions = dict(RegionPage.objects.values_list("pk", "translation_key"))
    told = set(DateAlertSent.objects.filter(alert__in=alerts).values_list("alert", "date"))
    written = 0
    for alert in alerts:
        wanted = _wanted(alert, by_workshop[alert.workshop], regions)
        new = [date for date in wanted if (alert.pk, date.translation_key) not in told]
        written += bool(new) and _tell(alert, new)
    return written


def _new_dates() -> list[SessionPage]:
    """Public ones, of a public workshop, that one may still sign up for; in its language: translations are no other
    date.
    """
    pages = SessionPage.objects.visible().upcoming().filter(first_published_at__gt=timezone.now() - _NEW)
    pages = pages.filter(workshop__in=WorkshopPage.objects.visible(), locale=F("workshop__locale"))
    pages = pages.filter(alias_of__isnull=True).select_related("workshop")
    return [page for page in pages.with_cards() if page.state.takes_signups]


def _wanted(alert: DateAlert, dates: Iterable[SessionPage], regions: dict[int, UUID]) -> list[SessionPage]:
    """Those published since the address asked, where it asked."""
    new = [date for date in dates if date.first_published_at > alert.created_at]
    if alert.region is None:
        return new
    return [date for date in new if (region := region_ref(date.path)) and regions.get(region.pk) == alert.region]


def _tell(alert: DateAlert, dates: list[SessionPage]) -> bool:
    """Another worker may be telling the same: each date is looked at again, and written down."""
    with transaction.atomic():
        new = [date for date in dates if _is_new(alert, date)]
        if new:
            _mail(alert, new).send()
    return bool(new)


def _is_new(alert: DateAlert, date: SessionPage) -> bool:
    return DateAlertSent.objects.get_or_create(alert=alert, date=date.translation_key)[1]


def _mail(alert: DateAlert, dates: list[SessionPage]) -> EmailMessage:
    token = token_of(alert)
    with override(alert.language):
        named = {"title": dates[0].workshop.title}
        subject = _("Nouvelle date : %(title)s") % named
        words = _("De nouvelles dates sont ouvertes pour « %(title)s » :") % named
        told = [", ".join(filter(None, (date.when, date.place))) + f"\n{date.full_url}" for date in dates]
        ending = f"{_('Ne plus être prévenu :')}\n{address_of('signups_date_alert', token)}"
        text = "\n\n".join([_("Bonjour,"), words, *told, ending, settings.WAGTAIL_SITE_NAME])
    headers = {  # one tap in the mail program ends it: RFC 8058
        "List-Unsubscribe": f"<{address_of('signups_date_alert_end', token)}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }
    return EmailMessage(" ".join(subject.split()), text, to=[alert.email], headers=headers)
