"""`agenda.ics`: the dated things that the search finds, for a diary."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from catalogue.schedule.calendars import TYPE, CalendarEvent, calendar
from catalogue.schedule.diary import Dated, events_of
from catalogue.schedule.meetings import Meeting, unpacked
from search.content.models import Entry
from search.web.outlets.finding import Outlet


@require_safe
def agenda(request: HttpRequest, region: str | None = None) -> HttpResponse:
    outlet = Outlet.of(request, region)
    body = calendar((event for entry in outlet.dated_entries() for event in _events(entry, outlet)), outlet.title)
    response = HttpResponse(body, content_type=TYPE)
    response["Content-Disposition"] = 'inline; filename="agenda.ics"'
    return response


def _events(entry: Entry, outlet: Outlet) -> list[CalendarEvent]:
    """As the page's own calendar tells them; none of what has no date."""
    starts_at, ends_at = entry.starts_at, entry.ends_at
    if starts_at is None or ends_at is None:
        return []
    return events_of(
        Dated(
            key=entry.page.translation_key,
            title=entry.title,
            status=entry.status,
            meetings=unpacked(entry.days) or [Meeting("", starts_at, ends_at)],
            url=outlet.url_of(entry),
            changed_at=entry.changed_at or starts_at,
            version=entry.revision,
            place=entry.place,
            summary=entry.summary,
        )
    )
