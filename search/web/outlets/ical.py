"""`agenda.ics`: the dated things that the search finds, for a diary."""

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from catalogue.enums import EditorialStatus
from catalogue.schedule.calendars import TYPE, CalendarEvent, calendar
from catalogue.schedule.meetings import Meeting, unpacked
from search.content.models import Entry
from search.web.outlets.finding import Outlet

_GONE = (EditorialStatus.CANCELLED, EditorialStatus.POSTPONED)


@require_safe
def agenda(request: HttpRequest, region: str | None = None) -> HttpResponse:
    outlet = Outlet.of(request, region)
    body = calendar(outlet.title, [event for entry in outlet.dated_entries() for event in _events(entry, outlet)])
    response = HttpResponse(body, content_type=TYPE)
    response["Content-Disposition"] = 'inline; filename="agenda.ics"'
    return response


def _events(entry: Entry, outlet: Outlet) -> Iterator[CalendarEvent]:
    """One, or each day of what has several; none of what has no date."""
    starts_at, ends_at = entry.starts_at, entry.ends_at
    if starts_at is None or ends_at is None:
        return
    for meeting in unpacked(entry.days) or [Meeting("", starts_at, ends_at)]:
        yield CalendarEvent(
            uid="-".join(filter(None, (f"page-{entry.pk}", meeting.key))) + f"@{outlet.authority}",
            title=_title(entry),
            starts_at=meeting.starts_at,
            ends_at=meeting.ends_at,
            url=outlet.url_of(entry),
            changed_at=entry.changed_at or starts_at,
            sequence=entry.revision,
            place=entry.place,
            description=entry.summary,
            cancelled=entry.status in _GONE,
        )


def _title(entry: Entry) -> str:
    """Nobody should go there on that day: diaries that do not show the status show the title."""
    if entry.status == EditorialStatus.CANCELLED:
        return _("Annulé : %(title)s") % {"title": entry.title}
    if entry.status == EditorialStatus.POSTPONED:
        return _("Reporté : %(title)s") % {"title": entry.title}
    return entry.title
