"""From a date to its entries in a diary: the one place that makes them, for pages, search and mails.

An entry is the same thing wherever it was read, so that each reading updates it: a date and its translations are one.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from catalogue.enums import EditorialStatus
from catalogue.schedule.calendars import CalendarEvent
from catalogue.schedule.meetings import Meeting

_EPOCH = datetime(2010, 1, 1, tzinfo=UTC)  # seconds since then stay an iCalendar integer until 2078
_GONE = (EditorialStatus.CANCELLED, EditorialStatus.POSTPONED)


@dataclass(frozen=True)
class Dated:
    """What a diary is told of a session, an event or a promotion.

    `key`: the translation_key of its page. `version` grows with `changed_at`, and when two changes share a second.
    `ended`: it takes place, without who reads this. `tentative`: who reads this has no place yet.
    """

    key: UUID
    title: str
    status: str
    meetings: Iterable[Meeting]
    url: str
    changed_at: datetime
    version: int = 0
    place: str = ""
    summary: str = ""
    ended: bool = False
    tentative: bool = False


def dated_page(page: Any, url: str) -> Dated:
    """Of a session, an event or a promotion as it is published; `url`: its full address for whoever reads."""
    return Dated(
        key=page.translation_key,
        title=page.title,
        status=page.status,
        meetings=page.meetings,
        url=url,
        changed_at=page.last_published_at or page.first_published_at or page.starts_at,
        version=page.live_revision_id or 0,
        place=page.place,
        summary=page.summary,
    )


def events_of(date: Dated) -> list[CalendarEvent]:
    """One, or each day of what has several."""
    return [
        CalendarEvent(
            uid="-".join(filter(None, (f"date-{date.key.hex}", meeting.key))) + "@fourmiliere",
            title=_title(date),
            starts_at=meeting.starts_at,
            ends_at=meeting.ends_at,
            url=date.url,
            changed_at=date.changed_at,
            sequence=max(0, int((date.changed_at - _EPOCH).total_seconds())) + date.version,
            place=date.place,
            description=date.summary,
            cancelled=date.ended or date.status in _GONE,
            tentative=date.tentative,
        )
        for meeting in date.meetings
    ]


def _title(date: Dated) -> str:
    """Nobody should go there on that day: diaries that do not show the status show the title."""
    if date.status == EditorialStatus.CANCELLED:
        return _("Annulé : %(title)s") % {"title": date.title}
    if date.status == EditorialStatus.POSTPONED:
        return _("Reporté : %(title)s") % {"title": date.title}
    return date.title
