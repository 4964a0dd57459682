"""What the admin is called and looks like: in a region, the region's name, logo and colour; elsewhere the nation's."""

from colorsys import rgb_to_hls
from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from wagtail.images.shortcuts import get_rendition_or_not_found
from wagtail.models import Page, Site

from home.frame import DEFAULT_ACCENT
from home.models import User
from home.regions import known_regions
from home.renditions import LOGO
from home.tree_cache import shared
from home.walls.territory import territory_of

_HOME_DEPTH = 2


@dataclass(frozen=True)
class Brand:
    """`logo`: address of an image, empty for the network's mark; `accent`: #RRGGBB, dark enough for white letters."""

    name: str = settings.WAGTAIL_SITE_NAME
    logo: str = ""
    accent: str = DEFAULT_ACCENT

    @property
    def hue(self) -> str:
        """The accent as Wagtail's styles want it: degrees; the two others are percentages."""
        return f"{self._hls[0] * 360:.1f}"

    @property
    def lightness(self) -> str:
        return f"{self._hls[1] * 100:.1f}%"

    @property
    def saturation(self) -> str:
        return f"{self._hls[2] * 100:.1f}%"

    @property
    def _hls(self) -> tuple[float, float, float]:
        return rgb_to_hls(*(int(self.accent[start : start + 2], 16) / 255 for start in (1, 3, 5)))


def brand_of(request: HttpRequest) -> Brand:
    """That of the one region that a person works on; of the host's site for somebody who is not logged in."""
    path = _region_of(getattr(request, "user", None)) or _home_of_host(request)
    return shared(f"brand:{path}", lambda: _read(path)) if path else Brand()


def _region_of(user: User | AnonymousUser | None) -> str | None:
    if user is None or not user.is_authenticated:
        return None
    territory, regions = territory_of(user), known_regions()
    homes = [path for path in territory.homes if path in regions and regions[path].language == settings.LANGUAGE_CODE]
    return homes[0] if len(homes) == 1 and not territory.national else None


def _home_of_host(request: HttpRequest) -> str | None:
    """The home of the host's site to a visitor; the national one to those who work on more than a region."""
    site = Site.find_for_request(request)
    if site is None:
        return None
    user = getattr(request, "user", None)
    path = site.root_page.path
    return path[: Page.steplen * _HOME_DEPTH] if user is not None and user.is_authenticated else path


def _read(path: str) -> Brand:
    page = Page.objects.get(path=path)
    model = page.cached_content_type.model_class()
    if not hasattr(model, "accent_colour"):
        return Brand()
    identity = model.objects.with_detail().defer_streamfields().get(pk=page.pk)
    logo = get_rendition_or_not_found(identity.logo, LOGO).url if identity.logo else ""
    return Brand(identity.site_name or settings.WAGTAIL_SITE_NAME, logo, identity.accent_colour or DEFAULT_ACCENT)
