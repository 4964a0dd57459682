"""Other dates of the workshop of a full one, which still take people: those nearby first, then the soonest."""

from django.db.models import F

from catalogue.models import SessionPage
from catalogue.signups.dated_pages import Date
from home.maps.departements import departement_of
from home.regions import region_ref

_MOST = 6
_LOOKED_AT = 100


def other_dates(date: Date) -> list[SessionPage]:
    """One query; none for an event."""
    if not isinstance(date, SessionPage):
        return []
    pages = SessionPage.objects.visible().upcoming().filter(workshop_id=date.workshop_id)
    # A session and its translations are one date: it is told in the language of its workshop.
    pages = pages.filter(locale=F("workshop__locale")).exclude(translation_key=date.translation_key)
    found = [page for page in pages.with_cards()[:_LOOKED_AT] if page.state.takes_signups]
    return sorted(found, key=lambda page: (_distance(date, page), page.starts_at))[:_MOST]


def _distance(date: Date, other: Date) -> int:
    """0 in the same département, 1 in the same region, 2 elsewhere."""
    if departement_of(date.postcode) and departement_of(date.postcode) == departement_of(other.postcode):
        return 0
    return 1 if region_ref(date.path) == region_ref(other.path) else 2
