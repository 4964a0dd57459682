"""Menus: the children of a home that its editors show in menus. Cached until a page changes."""

from django.core.cache import cache
from wagtail.models import Page

from home.querysets import public_pages

_GENERATION = "home:menus"
_CACHE_SECONDS = 300


def menu_of(root: Page) -> list[Page]:
    """Pages of the menu below `root`, in the tree's order."""
    key = f"{_GENERATION}:{cache.get(_GENERATION, 0)}:{root.pk}"
    pages = cache.get(key)
    if pages is None:
        children = public_pages().child_of(root).in_menu()
        pages = list(children.only("pk", "title", "url_path", "path", "depth"))
        cache.set(key, pages, _CACHE_SECONDS)
    return pages


def forget_menus() -> None:
    """Make every menu be read again."""
    cache.add(_GENERATION, 0, None)
    cache.incr(_GENERATION)
