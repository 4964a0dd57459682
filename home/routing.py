"""From an address to a page in one query, and never another language's page.

Stock Wagtail walks the tree, two queries a level, and serves a French page under /en/ when there is no translation.
Here the whole path and its ancestors come at once, by `url_path` (indexed by a migration of ours).
"""

from django.conf import settings
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import get_language
from wagtail.models import Page, Site
from wagtail.url_routing import RouteResult
from wagtail.views import serve as serve_found_page

from home.location import Location, signs
from home.models import RegionIndexPage
from home.querysets import UNLISTED, all_but, is_served
from home.sites import default_site

_MAX_DEPTH = 20


def root_path(site: Site, language: str) -> str | None:
    """`url_path` of the site's home in a language; None when the site does not speak it."""
    for site_id, path, _url, code in Site.get_site_root_paths():
        if site_id == site.pk and code == language:
            return path
    return None


def chain_to(url_path: str) -> list[Page]:
    """The page at `url_path` and its ancestors, from the home down; what exists of it, one query.

    Each says whether somebody restricted it and whether it may have a translation (see home.location).
    """
    parts = url_path.strip("/").split("/")
    if len(parts) > _MAX_DEPTH or "\x00" in url_path:
        return []
    wanted = ["/" + "/".join(parts[:end]) + "/" for end in range(1, len(parts) + 1)]
    pages = Page.objects.filter(url_path__in=wanted).annotate(**signs()).only(*all_but(Page, *UNLISTED))
    return list(pages.select_related("locale").order_by("depth"))


def locate(request, path: str) -> tuple[Page | None, Location]:
    """The page at an address (None when there is none) and where the visitor stands."""
    site = Site.find_for_request(request)
    root = root_path(site, get_language())
    if root is None:
        return None, Location(chain_to(site.root_page.url_path), site)
    target = root + "".join(f"{part}/" for part in path.split("/") if part)
    chain = chain_to(target)
    location = Location(chain, site)
    found = chain[-1] if chain and chain[-1].url_path == target else None
    return found, location


def serve(request, path):
    """Serve the page at `path`; a national page asked on a region's host is sent to its one address.

    A region that is closed sends visitors of its own host to the list of regions, for as long as it is: 302.
    """
    page, location = locate(request, path)
    request.location = location
    if page is None or not is_served(page) or page.locale.language_code != get_language():
        closed = not location.site.root_page.live
        elsewhere = regions_address() if closed else national_address(location.site, path)
        if elsewhere:
            return redirect(elsewhere)
        location.chain = shown_part(location)
        raise Http404("Aucune page à cette adresse.")
    if page.alias_of_id:
        return _to_source(page, request)
    specific = location.specific(page)
    request._wagtail_route_for_request = RouteResult(specific)
    return serve_found_page(request, path)


def _to_source(alias: Page, request):
    """An alias shows another page's text: it leads there, when that one is public."""
    source = alias.alias_of
    if not is_served(source):
        raise Http404("Aucune page à cette adresse.")
    return redirect(source.get_url(request))


def shown_part(location: Location) -> list[Page]:
    """Of the pages that lead to one that is not shown, those that visitors may see; the site's home when there is none.

    A refusal must not bear the name, the logo or the colour of a home that is still a draft.
    """
    language = get_language()
    shown = [p for p in location.chain if is_served(p) and not p.alias_of_id and p.locale.language_code == language]
    return shown or chain_to(location.site.root_page.url_path)


def regions_address() -> str | None:
    """Full address of the national list of regions, in the language asked or else in French."""
    pages = {page.locale.language_code: page for page in RegionIndexPage.objects.visible().select_related("locale")}
    page = pages.get(get_language()) or pages.get(settings.LANGUAGE_CODE)
    return page and page.get_full_url()


def national_address(site: Site, path: str) -> str | None:
    """Full address of the national page that a path asked on a region's host means."""
    national = default_site()
    if national is None or national.pk == site.pk or not path:
        return None
    root = root_path(national, get_language())
    if root is None:
        return None
    asked = root + path.strip("/") + "/"
    page = (chain_to(asked) or [None])[-1]
    return page.get_full_url() if page and page.url_path == asked and is_served(page) else None
