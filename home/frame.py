"""The frame around a page's content: header, menu, breadcrumbs, languages, footer."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.conf import settings
from django.urls import NoReverseMatch, reverse
from django.utils.functional import cached_property
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.images.shortcuts import get_renditions_or_not_found
from wagtail.rich_text import RichText

from home.foot import LEGAL_PAGES, Foot, Link, Version
from home.languages.names import interface_language, open_graph_locale, own_name
from home.location import Location, MenuEntry
from home.querysets import is_served
from home.renditions import SHARE, WIDE
from home.share_pictures.told import HEIGHT, WIDTH, Told, told_of
from home.structured_data import breadcrumb_list

DEFAULT_ACCENT = "#0b6e4f"  # as static/css/tokens.css has it


@dataclass(frozen=True)
class ShareImage:
    """A picture for social networks: its full address, its size in pixels, and what is written or seen on it."""

    url: str
    width: int
    height: int
    alt: str


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
    def language(self) -> str:
        """Language of the page shown, or of the address when there is no page."""
        page = self.location.page
        return page.locale.language_code if page is not None else get_language()

    @property
    def og_locale(self) -> str:
        """The language as Open Graph writes it."""
        return open_graph_locale(self.language)

    @cached_property
    def interface_lang(self) -> str:
        """`lang` of what surrounds a text in a language that the interface does not speak; empty otherwise."""
        spoken = interface_language(self.language)
        return spoken if spoken != self.language else ""

    @property
    def has_contact(self) -> bool:
        identity = self.identity
        return bool(identity and (identity.contact_email or identity.contact_phone or identity.contact_address))

    @cached_property
    def site_name(self) -> str:
        return (self.identity and self.identity.site_name) or settings.WAGTAIL_SITE_NAME

    @cached_property
    def region_name(self) -> str:
        """Name of the region's site, empty on national pages."""
        return self.site_name if self.region else ""

    @cached_property
    def network_name(self) -> str:
        """Name of the national site."""
        return (self.home and self.home.site_name) or settings.WAGTAIL_SITE_NAME

    @cached_property
    def share_image(self) -> ShareImage | None:
        """What social networks show of the page: its own picture, else its title, drawn where anybody may read it."""
        page = self.location.page
        illustration = getattr(page, "illustration", None)
        if page is not None and illustration is not None:
            # The page itself shows the wide one: one query for both.
            shown = get_renditions_or_not_found(illustration, [SHARE, WIDE])[SHARE]
            alt = illustration.description or page.title
            return ShareImage(self.request.build_absolute_uri(shown.url), shown.width, shown.height, alt)
        if page is None or any(getattr(one, "is_restricted", True) for one in self.location.chain):
            return None
        told = self.told_of(page)
        url = self.request.build_absolute_uri(reverse("share_picture", args=[page.pk, told.code]))
        return ShareImage(url, WIDTH, HEIGHT, told.title)

    def told_of(self, page) -> Told:
        """What a drawn picture shows of the page that this frame is around."""
        return told_of(page, network=self.network_name, region=self.region_name, accent=self.accent)

    @cached_property
    def accent(self) -> str:
        return (self.identity and self.identity.accent_colour) or DEFAULT_ACCENT

    @cached_property
    def accent_sheet(self) -> str:
        """Address of the stylesheet that says the accent; empty for the network's own, which all pages have."""
        colour = self.accent.lower()
        return "" if colour == DEFAULT_ACCENT else reverse("accent_sheet", args=[colour.removeprefix("#")])

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
    def suggest_url(self) -> str:
        """Suggestions for the search box, told where the visitor stands; empty while search is not installed."""
        try:
            url = reverse("search_suggestions")
        except NoReverseMatch:
            return ""
        here = {"ici": self.region.slug} if self.region else {}
        language = {"lg": self.language} if self.language != settings.LANGUAGE_CODE else {}
        return f"{url}?{urlencode(here | language)}" if here or language else url

    @cached_property
    def sitemap_url(self) -> str:
        return self.location.view_url(self.request, "plan-du-site")

    @cached_property
    def menu(self) -> tuple[MenuEntry, ...]:
        return tuple(self.location.menu(self.request))

    @cached_property
    def breadcrumbs(self) -> list[dict]:
        return self.location.breadcrumbs(self.request)

    @cached_property
    def breadcrumb_data(self) -> dict | None:
        return breadcrumb_list(self.breadcrumbs, self.request)

    @cached_property
    def languages(self) -> tuple[Version, ...]:
        """Other versions of this page, for the switcher and hreflang; empty when there is but one."""
        current, versions = self.location.page, self.location.translations
        if current is None or len(versions) < 2:
            return ()
        return tuple(
            Version(
                code=page.locale.language_code,
                name=own_name(page.locale.language_code),
                url=page.get_url(self.request),
                full_url=page.get_full_url(),
                current=page.pk == current.pk,
                default=page.locale.language_code == settings.LANGUAGE_CODE,
            )
            for page in versions
        )

    @cached_property
    def canonical(self) -> str | None:
        """The page's one full address: on its region's own host when there is one."""
        page = self.location.page
        return page.get_full_url() if page is not None and page.pk else None

    @cached_property
    def foot(self) -> Foot:
        identity = self.identity
        return Foot(
            network=self.network_name,
            region=self.region_name,
            text=SafeString(RichText(identity.footer_text)) if identity and identity.footer_text else SafeString(),
            links=(*(Link(entry.title, entry.url) for entry in self.menu), *self._beside_menu()),
            search_url=self.search_url,
            sitemap_url=self.sitemap_url,
            home_url=self.home_url,
            contact_email=identity.contact_email if identity else "",
            contact_phone=identity.contact_phone if identity else "",
            contact_address=identity.contact_address if identity else "",
            has_contact=self.has_contact,
            languages=self.languages,
            legal=tuple(self._legal()),
        )

    def _beside_menu(self) -> list[Link]:
        """What the menu has no room for: no page of a home is further than the foot of each page. Legal pages apart."""
        legal = {getattr(self.identity, f"{name}_id") for name in LEGAL_PAGES} if self.identity else set()
        pages = [page for page in self.location.beside_menu() if page.pk not in legal]
        return [Link(page.title, page.get_url(self.request)) for page in pages]

    def _legal(self) -> list[Link]:
        """The region's own pages, else the national ones. Accessibility says its state, as the RGAA asks."""
        if self.identity is None:
            return []
        state = _("Accessibilité : %(state)s") % {"state": self.identity.get_accessibility_state_display()}
        named = [(name, getattr(self.identity, name) or getattr(self.home, name)) for name in LEGAL_PAGES]
        return [
            Link(state if name == "accessibility_page" else page.title, page.get_url(self.request))
            for name, page in named
            if page and is_served(page)
        ]
