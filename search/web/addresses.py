"""Addresses of entries, without loading their pages."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils import translation
from wagtail.models import Page, Site

from home.routing import root_path
from home.sites import default_site
from search.content.models import Entry


def path_on_host(entry: Entry, site: Site) -> str:
    """Absolute path of an entry on the host of `site`.

    What does not stand below that site's home has its path on the national host: asked here, routing sends it there.
    """
    sites = [site, *(other for other in (default_site(),) if other and other.pk != site.pk)]
    for candidate in sites:
        root = root_path(candidate, entry.locale)
        if root and entry.url_path.startswith(root):
            return _path(entry.url_path[len(root) :], entry.locale)
    return _path("", entry.locale)


def _path(path: str, locale: str) -> str:
    with translation.override(locale):
        return reverse("wagtail_serve", args=[path])


def page_url(entry: Entry, request: HttpRequest | None) -> str:
    """Where to send a visitor: a path on the host that was asked, or the full address on the page's own."""
    return Page(pk=entry.pk, url_path=entry.url_path).get_url(request) or ""
