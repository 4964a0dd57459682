"""The children of a home: those that its editors show in menus, and the others, that the foot of each page leads to."""

from wagtail.models import Page

from home.querysets import is_served, public_pages
from home.tree_cache import remembered


def menu_of(root: Page) -> list[Page]:
    """Pages of the menu below `root`, in the tree's order."""
    return [page for page in _children_of(root) if page.show_in_menus]


def beside_menu(root: Page) -> list[Page]:
    """The other children of `root`, in the tree's order."""
    return [page for page in _children_of(root) if not page.show_in_menus]


def child_named(root: Page, slug: str) -> Page | None:
    """The public page of that slug below `root`, if there is one: not every language has it."""
    return next((page for page in _children_of(root) if page.slug == slug), None)


def _children_of(root: Page) -> list[Page]:
    children = remembered(f"children:{root.pk}", lambda: list(_entries(root)))
    return [page for page in children if is_served(page)]  # one may expire while it is remembered


def _entries(root: Page):
    told = ("pk", "title", "slug", "url_path", "path", "depth", "live", "expire_at", "show_in_menus")
    return public_pages().child_of(root).only(*told)
