"""Which Site answers a host. An allowed host without a Site is nobody's: it never falls back on the national site."""

from django.conf import settings
from django.core.cache import cache
from django.http.request import split_domain_port
from wagtail.models import Site

_CACHE_KEY = "home:sites"
_CACHE_SECONDS = 300


def known_sites() -> dict[str, Site]:
    """Every Site by host name. Cached; cleared when a Site or a root page changes."""
    sites = cache.get(_CACHE_KEY)
    if sites is None:
        rows = Site.objects.select_related("root_page__locale").order_by("hostname", "pk")
        sites = {site.hostname.lower(): site for site in rows}
        cache.set(_CACHE_KEY, sites, _CACHE_SECONDS)
    return sites


def forget_sites() -> None:
    cache.delete(_CACHE_KEY)
    Site.clear_site_root_paths_cache()


def site_of_host(host: str) -> Site | None:
    """The Site of a Host header, whatever its port; None when there is none."""
    hostname, _port = split_domain_port(host.lower())
    return known_sites().get(settings.HOST_ALIASES.get(hostname, hostname))
