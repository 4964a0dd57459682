"""What every paper says of a date, in French: plain texts, ready to be set."""

import re
from collections.abc import Sequence
from datetime import datetime
from html import unescape

from django.conf import settings
from django.utils.html import strip_tags
from wagtail.models import Page

from catalogue.enums import Mode
from catalogue.models import PromotionPage
from catalogue.schedule.dates import day_label
from catalogue.schedule.durations import duration_label
from catalogue.schedule.meetings import Meeting
from catalogue.signups.dated_pages import identity_of
from catalogue.signups.papers.half_days import minutes_of
from catalogue.signups.presence import label_of, noted_meetings
from home.frame import DEFAULT_ACCENT
from home.models import HomePage, RegionPage

_HOURS_A_DAY = 7  # of training, by law's working day; a cycle's length is told in days
_LINE_ENDS = re.compile(r"</(?:p|li)>|<br\s*/?>")


def attested_minutes(date: Page) -> int:
    """Of teaching: what its workshop or its cycle lasts, never more than the date; breaks of a whole day are not in.

    0 when nobody knows: a promotion whose days were not typed, of a cycle whose length is unknown.
    """
    if isinstance(date, PromotionPage):
        taught = int((date.cycle.duration_days or 0) * _HOURS_A_DAY * 60)
        clock = minutes_of(date) if date.days.all() else 0
        return min(taught, clock) if taught and clock else taught or clock
    clock = minutes_of(date)
    workshop = getattr(date, "workshop", None)
    return min(workshop.duration, clock) if workshop else clock


def minutes_attended(date: Page, meetings: Sequence[Meeting]) -> int:
    """Of what the date attests, the part of some of its meetings."""
    clock = minutes_of(date)
    return attested_minutes(date) * minutes_of(date, meetings) // clock if clock else 0


def facts_of(date: Page) -> dict:
    """By the names that the templates of `templates/signups/papers/` read."""
    identity = identity_of(date)
    workshop = getattr(date, "workshop", None)
    taught = workshop or getattr(date, "cycle", None)
    minutes = attested_minutes(date)
    address = ", ".join(filter(None, (date.venue, date.address, f"{date.postcode} {date.city}".strip())))
    is_remote = date.mode == Mode.REMOTE
    return {
        "title": date.title,
        "when": date.when,
        "days": [label_of(one, date) for one in noted_meetings(date)],
        "hours": duration_label(minutes) if minutes else "",
        "place": str(Mode.REMOTE.label) if is_remote else address,
        "mode": date.mode,
        "link": date.online_url,
        "trainer": getattr(date, "host", ""),
        "organisation": organiser_of(date, identity),
        "issuer": identity.site_name if identity else settings.WAGTAIL_SITE_NAME,
        "contact": _contact_of(identity),
        "accent": (identity.accent_colour if identity else "") or DEFAULT_ACCENT,
        "objectives": [str(block.value) for block in taught.objectives] if taught else [],
        "bring": _lines(workshop.to_bring) if workshop else [],
        "done_on": day_of_end(date),
    }


def organiser_of(date: Page, identity: HomePage | RegionPage | None = None) -> str:
    """Who gives it: the organisation that the date names, else the site that it is published on."""
    if date.organisation:
        return date.organisation.title
    identity = identity or identity_of(date)
    return identity.site_name if identity else settings.WAGTAIL_SITE_NAME


def day_of_end(date: Page) -> str:
    local: datetime = date.local_end
    return day_label(local, weekday=False)


def _contact_of(identity: HomePage | RegionPage | None) -> str:
    if identity is None:
        return ""
    return identity.contact_email or getattr(identity, "coordinator_email", "") or identity.contact_phone


def _lines(html: str) -> list[str]:
    """The paragraphs and points of a rich text, without its marks."""
    parts = (" ".join(unescape(strip_tags(part)).split()) for part in _LINE_ENDS.split(html))
    return [part for part in parts if part]
