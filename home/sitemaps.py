"""sitemap.xml of the host that was asked: its own public pages, each at its one address."""

from collections import defaultdict

from django.conf import settings
from django.contrib.sitemaps.views import x_robots_tag
from django.db.models import Q, QuerySet
from django.db.models.functions import Substr
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import override
from wagtail.models import Page, Site

from home.querysets import public_pages
from home.sites import known_sites

_LIMIT = 50_000  # addresses in a file, by the protocol (sitemaps.org)


@x_robots_tag
def sitemap(request: HttpRequest) -> HttpResponse:
    """Public pages whose canonical address is on this host, each with its public versions in other languages.

    A region that has a host of its own is on that one.
    """
    site = Site.find_for_request(request)
    urls, versions = [], defaultdict[str, dict](dict)
    for code, key, address, changed in _addresses(site):
        versions[key][code] = address
        urls.append({"location": address, "lastmod": changed, "alternates": versions[key]})
    for url in urls:
        url["alternates"] = _alternates(url["alternates"])
    return TemplateResponse(request, "sitemap.xml", {"urlset": urls}, content_type="application/xml")


def _addresses(site: Site) -> list[tuple]:
    """Language, translation key, address and last publication of each page: rows, with no page made of them.

    Wagtail looks for a page's address among the roots of all sites: seconds, with two hundred regions.
    """
    keys = {other.root_page.translation_key for other in known_sites().values()}
    roots = list(Page.objects.filter(translation_key__in=keys).select_related("locale"))
    mine = [root for root in roots if root.translation_key == site.root_page.translation_key]
    pages = _without_others(public_pages().filter(_below(mine)), roots, site)
    rows = pages.order_by("path").values_list("locale_id", "translation_key", "url_path", "last_published_at")
    starts = {root.locale_id: (root.locale.language_code, *_start(root, site)) for root in mine}
    found = []
    for locale, key, url_path, changed in rows[:_LIMIT]:
        code, start, length = starts[locale]
        found.append((code, key, start + url_path[length:], changed))
    return found


def _below(roots: list[Page]) -> Q:
    """Pages of a site in its languages; one that stands under another language's home is not served."""
    found = Q(pk__in=[])
    for root in roots:
        found |= Q(path__startswith=root.path, locale=root.locale_id)
    return found


def _without_others(pages: QuerySet[Page], roots: list[Page], site: Site) -> QuerySet[Page]:
    """Without those of the homes of other hosts, which stand below this one's: a condition for each depth of homes."""
    homes = defaultdict(list)
    for root in roots:
        if root.depth > site.root_page.depth:
            homes[len(root.path)].append(root.path)
    for length, paths in homes.items():
        above = f"above_{length}"
        pages = pages.alias(**{above: Substr("path", 1, length)}).exclude(**{f"{above}__in": paths})
    return pages


def _start(root: Page, site: Site) -> tuple[str, int]:
    """How addresses below a home begin, and how much of `url_path` they replace."""
    with override(root.locale.language_code):
        return site.root_url + reverse("wagtail_serve", args=("",)), len(root.url_path)


def _alternates(versions: dict[str, str]) -> list[dict]:
    """Of a page with several versions; French, where there is one, stands for any other language."""
    if len(versions) < 2:
        return []
    default = {"x-default": versions[settings.LANGUAGE_CODE]} if settings.LANGUAGE_CODE in versions else {}
    return [{"lang_code": code, "location": address} for code, address in sorted((versions | default).items())]
