"""Regions that filters and labels name: those whose home any visitor may see."""

from collections.abc import Mapping
from datetime import datetime

from django.utils import timezone

from home.querysets import public_pages
from home.tree_cache import shared


def public_regions() -> Mapping[str, str]:
    """Names by slug, in every language. One may expire while it is remembered."""
    now = timezone.now()
    return {slug: name for slug, name, end in shared("public regions", _read) if end is None or end > now}


def _read() -> tuple[tuple[str, str, datetime | None], ...]:
    homes = public_pages().filter(content_type__app_label="home", content_type__model="regionpage")
    return tuple(homes.order_by("title").values_list("slug", "title", "expire_at"))
