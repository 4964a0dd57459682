"""The children of a home: those that its editors show in menus, and the others, that the foot of each page leads to."""

from collections.abc import Iterable

from wagtail.models import Page

from home.querysets import is_served, public_pages
from home.tree_cache import remembered


def children_of(root: Page) -> list[Page]:
    """Public pages below `root`, in the tree's order."""
    children = remembered(f"children:{root.pk}", lambda: list(_entries(root)))
    return [page for page in children if is_served(page)]  # one may expire while it is remembered


def _entries(root: Page) -> Iterable[Page]:
    told = ("pk", "title", "slug", "url_path", "path", "depth", "live", "expire_at", "show_in_menus")
    return public_pages().child_of(root).only(*told)
