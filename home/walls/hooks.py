"""Hooks of the admin that keep to one's side of the wall. Imported by home.wagtail_hooks, which Wagtail reads."""

from wagtail import hooks

from home.walls.lists import hide_closed
from home.walls.lookups import readable
from home.walls.territory import territory_of


@hooks.register("construct_page_chooser_queryset")
def show_linkable_pages(pages, request):
    """Choosers show one's own pages and those that any visitor may see."""
    if territory_of(request.user).everything:
        return pages
    return pages.filter(pk__in=readable(request.user).values("pk"))


for menu in ("main", "settings", "reports", "help"):
    hooks.register(f"construct_{menu}_menu", hide_closed)
