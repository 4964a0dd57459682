"""sitemap.xml of the host that was asked: its own public pages, each at its one address."""

from collections import defaultdict

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, Q
from wagtail.models import Page, Site

from home.querysets import public_pages


class PagesSitemap(Sitemap):
    """Public pages whose canonical address is on this host; a region that has a host of its own is on that one."""

    limit = 5000

    def __init__(self, request):
        self.request = request
        self.site = Site.find_for_request(request)

    def get_urls(self, page=1, site=None, protocol=None):
        return super().get_urls(page, site=site or self.site, protocol=protocol or self.request.scheme)

    def get_domain(self, site=None):
        return self.request.get_host()

    def items(self):
        root = self.site.root_page
        versions = Q()
        for version in root.get_translations(inclusive=True):
            versions |= Q(path__startswith=version.path)
        pages = public_pages().filter(versions, ~Exists(self._other_roots()))
        fields = ("pk", "url_path", "path", "depth", "last_published_at", "translation_key")
        return pages.order_by("path").only(*fields)

    def _urls(self, page, protocol, domain):
        """Django's, each with the page's public versions; French, where there is one, stands for any other language.

        Source: django.contrib.sitemaps.Sitemap._urls, whose own alternates are one path in every language.
        """
        urls = super()._urls(page, protocol, domain)
        versions = defaultdict(list)
        keys = {url["item"].translation_key for url in urls}
        known = public_pages().filter(translation_key__in=keys).select_related("locale")
        for version in known.only("url_path", "translation_key", "locale__language_code"):
            versions[version.translation_key].append(version)
        for url in urls:
            same = versions[url["item"].translation_key]
            url["alternates"] = self._alternates(same) if len(same) > 1 else []
        return urls

    def _alternates(self, versions):
        found = {page.locale.language_code: page.get_full_url(self.request) for page in versions}
        if settings.LANGUAGE_CODE in found:
            found["x-default"] = found[settings.LANGUAGE_CODE]
        return [{"lang_code": code, "location": address} for code, address in sorted(found.items())]

    def _other_roots(self):
        """Homes of other hosts below this one's, at or above the page asked: the page is theirs."""
        others = Site.objects.exclude(pk=self.site.pk).values("root_page__translation_key")
        roots = Page.objects.filter(translation_key__in=others, depth__gt=self.site.root_page.depth)
        return roots.annotate(asked=ExpressionWrapper(OuterRef("path"), CharField())).filter(
            asked__startswith=F("path")
        )

    def location(self, page):
        return page.get_url(self.request)

    def lastmod(self, page):
        return page.last_published_at
