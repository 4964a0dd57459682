"""An address below a region's former slug leads to the same one below its present slug, whatever follows: 301."""

from django.conf import settings
from django.http import HttpResponsePermanentRedirect
from django.urls import reverse
from wagtail.models import Page, Site

from home.location import is_served
from home.models import FormerAddress, RegionPage
from home.routing import root_path

_LONGEST = FormerAddress._meta.get_field("url_path").max_length or 0


def remember_address(instance: Page, instance_before: Page, **kwargs) -> None:
    """A receiver of Wagtail's page_slug_changed."""
    if isinstance(instance, RegionPage) and len(instance_before.url_path) <= _LONGEST:
        FormerAddress.objects.update_or_create(url_path=instance_before.url_path, defaults={"region": instance})


class FormerAddressMiddleware:
    """After everything that may answer: only what would be 404 is looked for."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if response.status_code != 404 or request.method not in ("GET", "HEAD"):
            return response
        if request.path_info.startswith(settings.ADMIN_PREFIX):  # no region stands there
            return response
        address = present_address(request)
        return HttpResponsePermanentRedirect(address) if address else response


def present_address(request) -> str | None:
    """Path and query that a request for a former address should have; None when it is for none.

    None too for what another page stands at by now, and for a region that is not online: its new slug is nobody's.
    """
    root, base = root_path(Site.find_for_request(request), request.LANGUAGE_CODE), reverse("wagtail_serve", args=[""])
    if root is None or not request.path.startswith(base) or "\x00" in request.path:
        return None
    asked = root + request.path[len(base) :]
    steps = [end for end, letter in enumerate(asked, 1) if letter == "/" and len(root) < end <= _LONGEST]
    former = FormerAddress.objects.filter(url_path__in=[asked[:end] for end in steps]).select_related("region").first()
    if former is None or not is_served(former.region) or not former.region.url_path.startswith(root):
        return None
    if Page.objects.filter(url_path=former.url_path).exists():
        return None
    path = base + former.region.url_path[len(root) :] + asked[len(former.url_path) :]
    query = request.META.get("QUERY_STRING", "")
    return f"{path}?{query}" if query else path
