"""sitemap.xml of the host that was asked: its own public pages, each at its one address."""

from django.contrib.sitemaps import Sitemap
from django.db.models import Q
from wagtail.models import Site

from home.querysets import public_pages
from home.regions import ancestor_paths


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
        pages = public_pages().filter(versions)
        for other in Site.objects.exclude(pk=self.site.pk).select_related("root_page"):
            if root.path in ancestor_paths(other.root_page.path):
                for version in other.root_page.get_translations(inclusive=True):
                    pages = pages.exclude(path__startswith=version.path)
        return pages.order_by("path").only("pk", "url_path", "path", "depth", "last_published_at")

    def location(self, page):
        return page.get_url(self.request)

    def lastmod(self, page):
        return page.last_published_at
