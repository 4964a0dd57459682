"""Lists that Wagtail's hooks give to be narrowed to a territory; those without a hook: home/wagtail_patches/."""

from home.walls.guard import leads_somewhere
from home.walls.lookups import readable
from home.walls.territory import territory_of


def linkable_pages(pages, request):
    """Of page choosers, lists and searches: one's own pages and those that any visitor may see."""
    if territory_of(request.user).everything:
        return pages
    return pages.filter(pk__in=readable(request.user).values("pk"))


def hide_closed(request, items) -> None:
    """Take out of a menu what leads to addresses that are not for the user."""
    items[:] = [item for item in items if leads_somewhere(request.user, getattr(item, "url", "") or "")]
