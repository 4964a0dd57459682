"""Menus: the children of a home that its editors show in menus."""

from wagtail.models import Page

from home.querysets import is_served, public_pages
from home.tree_cache import remembered


def menu_of(root: Page) -> list[Page]:
    """Pages of the menu below `root`, in the tree's order."""
    entries = remembered(f"menu:{root.pk}", lambda: list(_entries(root)))
    return [page for page in entries if is_served(page)]  # one may expire while it is remembered


def _entries(root: Page):
    return public_pages().child_of(root).in_menu().only("pk", "title", "url_path", "path", "depth", "live", "expire_at")
