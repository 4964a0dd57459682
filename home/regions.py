"""Which region a page belongs to: its nearest RegionPage ancestor, or none, which is called national."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

from django.db.models import QuerySet
from django.utils import timezone
from wagtail.models import Page

from home.tree_cache import shared
from home.view_restrictions import Restricted

NATIONAL = "national"


@dataclass(frozen=True)
class RegionRef:
    """What lists and cards say of a region, without loading its page."""

    pk: int
    path: str
    slug: str
    name: str
    language: str
    live: bool
    expires_at: datetime | None
    restricted: bool
    alias_of: int | None

    @property
    def is_public(self) -> bool:
        """Whether any visitor may see its home. One may expire while it is remembered."""
        coming = self.expires_at is None or self.expires_at > timezone.now()
        return self.live and coming and not self.restricted and self.alias_of is None


def ancestor_paths(path: str) -> list[str]:
    """Tree paths of a page's ancestors and of itself, root first."""
    step = Page.steplen
    return [path[:end] for end in range(step, len(path) + 1, step)]


def known_regions() -> Mapping[str, RegionRef]:
    """Every region by tree path. Fit for lists and labels: rights must ask the database instead."""
    return shared("regions", _read_regions)


def _read_regions() -> Mapping[str, RegionRef]:
    fields = ("pk", "path", "slug", "title", "locale__language_code", "live", "expire_at")
    rows = pages_of_type("regionpage").order_by("title").values_list(*fields, Restricted("path"), "alias_of")
    return MappingProxyType({row[1]: RegionRef(*row) for row in rows})


def public_regions() -> Mapping[str, str]:
    """Names by slug, in every language: what filters and labels may name."""
    return {region.slug: region.name for region in known_regions().values() if region.is_public}


def pages_of_type(model: str) -> QuerySet[Page]:
    """Pages of a type of home, by Wagtail's own columns: what models are made of cannot import models."""
    return Page.objects.filter(content_type__app_label="home", content_type__model=model)


def region_ref(path: str) -> RegionRef | None:
    """The region that a tree path lies in, by `known_regions`."""
    regions = known_regions()
    return next((regions[p] for p in reversed(ancestor_paths(path)) if p in regions), None)


def side_name(path: str) -> str:
    """What the admin calls the side that a tree path lies on: its region's name, or « National »."""
    region = region_ref(path)
    return region.name if region else "National"


def region_roots() -> list[str]:
    """Tree paths under which regions stand (the /regions/ page of each language)."""
    return sorted({path[: -Page.steplen] for path in known_regions()})
