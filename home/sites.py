"""Which Site answers a host. An allowed host without a Site is nobody's: it never falls back on the national site."""

from collections import defaultdict

from django.conf import settings
from django.core.cache import cache
from django.http.request import split_domain_port
from wagtail.models import Page, Site
from wagtail.models.sites import SITE_ROOT_PATHS_CACHE_KEY, SITE_ROOT_PATHS_CACHE_VERSION, SiteRootPath

_CACHE_KEY = "home:sites"
_CACHE_SECONDS = 300


def known_sites() -> dict[str, Site]:
    """Every Site by host name. Cached; cleared when a Site or a root page changes."""
    sites = cache.get(_CACHE_KEY)
    if sites is None:
        rows = list(Site.objects.select_related("root_page__locale").order_by("hostname", "pk"))
        sites = {site.hostname.lower(): site for site in rows}
        cache.set(_CACHE_KEY, sites, _CACHE_SECONDS)
        _fill_root_paths(rows)
    return sites


def _fill_root_paths(sites: list[Site]) -> None:
    """Fill what `Site.get_site_root_paths` reads, in one query: Wagtail takes one for each Site."""
    versions = defaultdict(list)
    keys = {site.root_page.translation_key for site in sites}
    for page in Page.objects.filter(translation_key__in=keys).select_related("locale"):
        versions[page.translation_key].append(page)
    ordered = sorted(sites, key=lambda site: (not site.is_default_site, site.hostname))
    ordered.sort(key=lambda site: site.root_page.url_path, reverse=True)
    paths = [
        SiteRootPath(site.pk, page.url_path, site.root_url, page.locale.language_code)
        for site in ordered
        for page in versions[site.root_page.translation_key]
    ]
    cache.set(SITE_ROOT_PATHS_CACHE_KEY, paths, _CACHE_SECONDS, version=SITE_ROOT_PATHS_CACHE_VERSION)


def forget_sites() -> None:
    cache.delete(_CACHE_KEY)
    Site.clear_site_root_paths_cache()


def site_of_host(host: str) -> Site | None:
    """The Site of a Host header, whatever its port; None when there is none."""
    hostname, _port = split_domain_port(host.lower())
    return known_sites().get(settings.HOST_ALIASES.get(hostname, hostname))
