"""« Affiche de la saison » of a region: its own dates to come, month by month, on as many sheets as they take."""

from collections.abc import Iterable
from itertools import groupby

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import override

from catalogue.enums import EditorialStatus, State
from catalogue.models import AgendaPage, EventPage, SessionPage
from catalogue.schedule.dates import day_label, hour_label
from catalogue.signups.day.codes import qr_svg
from catalogue.signups.papers.poster import as_read, telephone_of
from home.frame import DEFAULT_ACCENT
from home.models import RegionPage
from home.telephones import shown

MOST = 120  # dates: about ten sheets

Dated = SessionPage | EventPage


def dates_to_come(region: RegionPage, agenda: AgendaPage) -> list[Dated]:
    """What anybody may read, is to take place and is not over, soonest first."""
    found: list[Dated] = []
    for model in (SessionPage, EventPage):
        pages = model.objects.within(region).visible().in_language_of(agenda).upcoming()
        found += pages.filter(status=EditorialStatus.PLANNED).with_cards()[:MOST]
    return sorted(found, key=lambda page: (page.starts_at, page.pk))[:MOST]


def season_of(region: RegionPage, agenda: AgendaPage) -> dict:
    """All that the sheets depend on, in French."""
    address = agenda.get_full_url() or ""
    with override("fr"):
        dates = dates_to_come(region, agenda)
        name = region.site_name or region.title or settings.WAGTAIL_SITE_NAME
        return {
            "date": {
                "title": agenda.title,
                "organisation": name,
                "issuer": name,
                "contact": shown(telephone_of(region)) or region.contact_email,
                "accent": region.accent_colour or DEFAULT_ACCENT,
            },
            "season": {
                "months": list(_by_month(dates)),
                "phone": shown(telephone_of(region)),
                "address": as_read(address),
                "qr": qr_svg(address),
            },
        }


def _by_month(dates: Iterable[Dated]) -> Iterable[dict]:
    for month, found in groupby(dates, key=lambda page: date_format(page.local_start, "F Y")):
        yield {"name": month, "dates": [_line_of(page) for page in found]}


def _line_of(page: Dated) -> dict:
    return {
        "day": day_label(page.local_start).rpartition(" ")[0],  # the month's heading says the year
        "hours": _hours_of(page),
        "title": page.title,
        "place": page.place,
        "price": getattr(page, "price_label", ""),
        "state": page.state.said(feminine=page.feminine) if page.state in (State.FULL, State.CLOSED) else "",
    }


def _hours_of(page: Dated) -> str:
    """Of one day its hours; of more, until when."""
    start, end = page.local_start, page.local_end
    if page.day_count > 1:
        return f"en {page.day_count} rencontres"
    if start.date() != end.date():
        return f"jusqu’au {day_label(end, weekday=False)}"
    note = f" ({page.zone_note})" if page.zone_note else ""
    return f"{hour_label(start)}\u00a0– {hour_label(end)}{note}"
