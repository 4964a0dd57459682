"""What every template may ask: where the visitor stands. Nothing is read before a template uses it."""

from django.utils.functional import SimpleLazyObject
from wagtail.models import Site

from home.frame import Frame
from home.location import Location
from home.routing import chain_to


def site_frame(request):
    return {"frame": SimpleLazyObject(lambda: _frame(request))}


def _frame(request) -> Frame:
    location = getattr(request, "location", None)
    if location is None:
        site = Site.find_for_request(request) if hasattr(request, "_wagtail_site") else None
        location = Location(_chain(site), site)
    return Frame(request, location)


def _chain(site):
    return chain_to(site.root_page.url_path) if site else []
