"""Which Site answers a host. An allowed host without a Site is nobody's: it never falls back on the national site."""

from collections import defaultdict
from collections.abc import Mapping
from types import MappingProxyType

from django.conf import settings
from django.http.request import split_domain_port
from wagtail.models import Page, Site
from wagtail.models.sites import SiteRootPath

from home.tree_cache import last, remembered, shared


def known_sites() -> Mapping[str, Site]:
    """Every Site by host name. One object for all requests: never to be changed."""
    return shared("hosts", lambda: MappingProxyType({site.hostname.lower(): site for site in _sites()}))


def site_of_host(host: str) -> Site | None:
    """The Site of a Host header, whatever its port; None when there is none."""
    hostname = _hostname(host)
    return remembered(f"site:{hostname}", lambda: known_sites()[hostname]) if hostname in known_sites() else None


def was_known(host: str) -> bool:
    """Whether the host had a Site when this process last looked; asks nobody."""
    return _hostname(host) in (last("hosts") or ())


def default_site() -> Site | None:
    """The national site."""
    return remembered("default site", lambda: next((s for s in _sites() if s.is_default_site), None))


def _hostname(host: str) -> str:
    hostname, _port = split_domain_port(host.lower())
    return settings.HOST_ALIASES.get(hostname, hostname)


def _sites() -> tuple[Site, ...]:
    query = Site.objects.select_related("root_page__locale").order_by("hostname", "pk")
    return shared("sites", lambda: tuple(query))


def site_root_paths() -> list[SiteRootPath]:
    """What `Site.get_site_root_paths` gives, in one query more (Wagtail takes one for each Site) and always true.

    Wagtail keeps it in the cache, where what one process read before a change may be written after it.
    """
    return list(shared("root paths", _read_root_paths))


def _read_root_paths() -> list[SiteRootPath]:
    sites = _sites()
    versions = defaultdict(list)
    pages = Page.objects.filter(translation_key__in={site.root_page.translation_key for site in sites})
    for key, path, code in pages.values_list("translation_key", "url_path", "locale__language_code"):
        versions[key].append((path, code))
    ordered = sorted(sites, key=lambda site: (not site.is_default_site, site.hostname))
    ordered.sort(key=lambda site: site.root_page.url_path, reverse=True)
    return [
        SiteRootPath(site.pk, path, site.root_url, code)
        for site in ordered
        for path, code in versions[site.root_page.translation_key]
    ]
