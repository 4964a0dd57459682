"""`calendrier.ics`, below a dated page or an agenda: what the page shows, for a diary that subscribes to it."""

from django.db.models import prefetch_related_objects
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from catalogue.models import AgendaPage, EventPage, PromotionPage, SessionPage
from catalogue.schedule.calendars import TYPE, calendar
from catalogue.schedule.diary import dated_page, events_of
from home.querysets import is_served
from home.routing import locate

MOST = 1_000  # dates in a file


@require_safe
def calendar_file(request: HttpRequest, path: str) -> HttpResponse:
    """The dates of the page at `path`. A diary gives no password: what is restricted has no file."""
    page, location = locate(request, path)
    if page is None or not is_served(page) or page.alias_of_id or page.locale.language_code != get_language():
        raise Http404
    if any(above.is_restricted for above in location.chain):
        raise Http404
    found = location.specific(page)
    if isinstance(found, AgendaPage):
        site = location.identity.site_name or location.identity.title
        name, dates = _("%(agenda)s, %(site)s") % {"agenda": found.title, "site": site}, _listed(request, found)
    elif isinstance(found, SessionPage | EventPage | PromotionPage):
        name, dates = found.title, [found]
    else:
        raise Http404
    events = [event for date in dates for event in events_of(dated_page(date, date.get_full_url(request) or ""))]
    response = HttpResponse(calendar(events, name), content_type=TYPE)
    response["Content-Disposition"] = f'inline; filename="{page.slug}.ics"'
    return response


def _listed(request: HttpRequest, agenda: AgendaPage) -> list:
    """What the agenda lists on all its pages, their days read at once; as there, a bad value counts for nothing."""
    found = list(agenda.filtered(agenda.filter_form_class(request.GET, location=agenda.location))[:MOST])
    for model in (SessionPage, PromotionPage):
        prefetch_related_objects([page for page in found if isinstance(page, model)], "days")
    return found
