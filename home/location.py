"""Where a visitor stands: the pages from the home down, the region, whose identity the page bears."""

from dataclasses import dataclass
from functools import cache

from django.conf import settings
from django.db.models import Exists, F, OuterRef
from django.db.models.functions import Coalesce
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.models import Page, PageViewRestriction, Site

from home.languages.names import language_order
from home.menus import children_of
from home.querysets import is_served, public_pages
from home.regions import ancestor_paths, known_regions
from home.tree_cache import remembered


@cache
def signs() -> dict[str, Exists]:
    """What spares a page a query when it is false, as is the rule: is it restricted, is it translated?"""
    restrictions = PageViewRestriction.objects.annotate(asked=Coalesce(OuterRef("alias_of_id"), OuterRef("pk")))
    versions = Page.objects.filter(translation_key=OuterRef("translation_key"), live=True).exclude(pk=OuterRef("pk"))
    return {"is_restricted": Exists(restrictions.filter(page_id=F("asked"))), "is_translated": Exists(versions)}


def _speaks(page: Page) -> bool:
    """Whether a page of a chain shows its own language's text to visitors."""
    return is_served(page) and not page.alias_of_id


@dataclass(frozen=True)
class MenuEntry:
    """`current`: it is the page that is shown; `open`: that page, or one above it."""

    title: str
    url: str
    current: bool
    open: bool


class Location:
    """The chain of pages that leads to an address. A page that is not saved yet (a preview) may end it."""

    def __init__(self, chain: list[Page], site: Site):
        self.chain = chain
        self.site = site
        self._root_url = ""

    @classmethod
    def of_page(cls, page: Page, site: Site) -> "Location":
        """Of a page that was not reached by its address (a preview)."""
        paths = ancestor_paths(page.path)[1:-1]
        ancestors = Page.objects.filter(path__in=paths).select_related("locale").order_by("depth")
        return cls([*ancestors, page], site)

    @property
    def page(self) -> Page | None:
        return self.chain[-1] if self.chain else None

    def specific(self, page: Page) -> Page:
        """The specific page of a link of the chain, which then takes its place."""
        if type(page) is not Page:
            return page
        model = page.cached_content_type.model_class()
        if model is None or not hasattr(model.objects, "with_detail"):
            return page.specific
        specific = model.objects.with_detail().get(pk=page.pk)
        specific.location = self
        specific.is_restricted, specific.is_translated = page.is_restricted, page.is_translated
        self.chain[self.chain.index(page)] = specific
        return specific

    @cached_property
    def home(self):
        """The national home in this language, the French one as long as it is not published in this one."""
        if not self.chain:
            return None
        top = self.chain[0]
        if _speaks(top) or top.locale.language_code == settings.LANGUAGE_CODE:
            return self._identity(top)
        french = Page.objects.filter(
            translation_key=top.translation_key, locale__language_code=settings.LANGUAGE_CODE
        ).first()
        return self._identity(french or top)

    @cached_property
    def region(self):
        """The nearest RegionPage, None on national pages."""
        regions = known_regions()
        found = next((page for page in reversed(self.chain) if page.path in regions), None)
        return self._identity(found) if found else None

    def _identity(self, page: Page):
        if type(page) is not Page:
            return page
        model = page.cached_content_type.model_class()
        found = model.objects.with_detail().defer_streamfields()  # the frame shows none of its content
        return remembered(f"identity:{page.pk}", lambda: found.get(pk=page.pk))

    @property
    def identity(self):
        """Whose name, logo, colour, contact and legal pages stand on the page: the region's, else the nation's."""
        return self.region or self.home

    @cached_property
    def children(self) -> list[Page]:
        """Public pages below the identity's home, in the tree's order."""
        return children_of(self.identity) if self.identity else []

    def root_url(self, request) -> str:
        """Address of the identity's home, on the host that was asked."""
        if not self._root_url:  # each result of a search asks for it
            self._root_url = (self.identity.get_url(request) if self.identity else None) or "/"
        return self._root_url

    def view_url(self, request, name: str) -> str:
        """Address below the identity's home of a view that is no page (`recherche`, `plan-du-site`)."""
        return f"{self.root_url(request)}{name}/"

    def child_url(self, request, slug: str) -> str:
        """Address of a page below the identity's home; empty when visitors find none there, in this language."""
        child = next((page for page in self.children if page.slug == slug), None)
        return child.get_url(request) if child else ""

    def menu(self, request) -> list[MenuEntry]:
        """The main menu: pages of the identity's home that its editors show in menus."""
        here = self.page.url_path if self.page else ""
        return [
            MenuEntry(page.title, page.get_url(request), here == page.url_path, here.startswith(page.url_path))
            for page in self.children
            if page.show_in_menus
        ]

    def beside_menu(self) -> list[Page]:
        """Pages below the identity's home that its menu does not show."""
        return [page for page in self.children if not page.show_in_menus]

    def breadcrumbs(self, request) -> list[dict]:
        """From the home of the host down to the page; empty on that home."""
        root = self.site.root_page.depth if self.site else 2
        trail = [page for page in self.chain if page.depth >= root and (page is self.page or _speaks(page))]
        if len(trail) < 2:
            return []
        items = [{"title": page.title, "url": page.get_url(request)} for page in trail]
        return [{**items[0], "title": _("Accueil")}, *items[1:]]  # a home's own title is its slogan

    @cached_property
    def translations(self) -> list[Page]:
        """The page's public versions, French first; aliases, which are copies of the French text, are none."""
        page = self.page
        if page is None or page.pk is None:
            return []
        if not getattr(page, "is_translated", True):
            return [page]
        same = public_pages().filter(translation_key=page.translation_key).select_related("locale")
        versions = remembered(f"translations:{page.translation_key}", lambda: list(same))
        served = [page for page in versions if is_served(page)]  # one may expire while it is remembered
        return sorted(served, key=lambda page: language_order(page.locale.language_code))
