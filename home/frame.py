"""The frame around a page's content: header, menu, breadcrumbs, languages, footer."""

from django.utils.functional import cached_property

from home.location import Location

DEFAULT_ACCENT = "#0b6e4f"


class Frame:
    """What `base.html` shows around the content, for one request."""

    def __init__(self, request, location: Location):
        self.request = request
        self.location = location

    @property
    def identity(self):
        return self.location.identity

    @property
    def region(self):
        return self.location.region

    @property
    def home(self):
        return self.location.home

    @cached_property
    def accent(self) -> str:
        return (self.identity and self.identity.accent_colour) or DEFAULT_ACCENT

    @cached_property
    def root_url(self) -> str:
        return self.location.root_url(self.request)

    @cached_property
    def home_url(self) -> str:
        """Address of the national home."""
        return (self.home.get_url(self.request) if self.home else None) or "/"

    @cached_property
    def search_url(self) -> str:
        return self.location.view_url(self.request, "recherche")

    @cached_property
    def sitemap_url(self) -> str:
        return self.location.view_url(self.request, "plan-du-site")

    @cached_property
    def menu(self) -> list[dict]:
        return self.location.menu(self.request)

    @cached_property
    def breadcrumbs(self) -> list[dict]:
        return self.location.breadcrumbs(self.request)

    @cached_property
    def languages(self) -> list[dict]:
        """Other versions of this page, for the switcher and hreflang; empty when there is but one."""
        versions = self.location.translations
        if len(versions) < 2:
            return []
        current = self.location.page
        return [
            {
                "code": page.locale.language_code,
                "name": page.locale.language_info["name_local"],
                "url": page.get_url(self.request),
                "full_url": page.get_full_url(),
                "current": page.pk == current.pk,
            }
            for page in versions
        ]

    @cached_property
    def canonical(self) -> str | None:
        """The page's one full address: on its region's own host when there is one."""
        page = self.location.page
        return page.get_full_url() if page is not None and page.pk else None

    @cached_property
    def footer_links(self) -> list[dict]:
        """Legal pages: the region's own, else the national ones."""
        pages = [
            getattr(self.identity, name, None) or getattr(self.home, name, None)
            for name in ("accessibility_page", "legal_notice_page", "privacy_page")
        ]
        return [{"title": page.title, "url": page.get_url(self.request)} for page in pages if page and page.live]
