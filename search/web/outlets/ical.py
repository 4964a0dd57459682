"""`agenda.ics`: the dated things that the search finds, for a diary."""

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from catalogue.enums import EditorialStatus
from catalogue.schedule.calendars import CalendarEvent, calendar
from search.content.models import Entry
from search.web.outlets.finding import Outlet

_GONE = (EditorialStatus.CANCELLED, EditorialStatus.POSTPONED)


@require_safe
def agenda(request, region: str | None = None):
    outlet = Outlet.of(request, region)
    body = calendar(outlet.title, [_event(entry, outlet) for entry in outlet.dated_entries()])
    response = HttpResponse(body, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'inline; filename="agenda.ics"'
    return response


def _event(entry: Entry, outlet: Outlet) -> CalendarEvent:
    return CalendarEvent(
        uid=f"page-{entry.pk}@{outlet.authority}",
        title=_title(entry),
        starts_at=entry.starts_at,
        ends_at=entry.ends_at,
        url=outlet.url_of(entry),
        changed_at=entry.dated_at or entry.starts_at,
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
