"""What an organisation does: its dates to come, the workshops that it holds, the materials that it made."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from wagtail.models import Page

from catalogue.models import EventPage, MaterialPage, SessionPage, WorkshopPage
from home.models import OrganisationPage
from home.related import RelatedList

_MOST = 12
_DATES = "components/date_section.html"


def related_lists(page: Page) -> list[RelatedList]:
    """Of an organisation alone; four queries."""
    if not isinstance(page, OrganisationPage) or page.pk is None:
        return []
    return [
        RelatedList("dates", _("Prochaines dates"), _dates_to_come(page), _DATES),
        RelatedList("ateliers", _("Ses ateliers"), _workshops(page)),
        RelatedList("ressources", _("Ses ressources"), _materials(page)),
    ]


def _dates_to_come(page: OrganisationPage) -> list[Page]:
    """Sessions and events, soonest first."""
    dated = (SessionPage, EventPage)
    coming = [model.objects.visible().upcoming().filter(organisation=page.pk).with_cards()[:_MOST] for model in dated]
    return sorted((date for dates in coming for date in dates), key=lambda date: date.starts_at)[:_MOST]


def _workshops(page: OrganisationPage) -> Iterable[WorkshopPage]:
    """Of which it held a session, or will."""
    held = SessionPage.objects.visible().filter(organisation=page.pk).order_by().values("workshop")
    return WorkshopPage.objects.visible().filter(pk__in=held).with_cards().order_by("title", "pk")[:_MOST]


def _materials(page: OrganisationPage) -> Iterable[MaterialPage]:
    found = MaterialPage.objects.visible().filter(organisation=page.pk).with_cards()
    return found.order_by("-reviewed_on", "title", "pk")[:_MOST]
