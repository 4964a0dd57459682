"""Panels of the dashboard, of one's own pages only: Wagtail keeps there what one locked or edited for ever, in regions
that one has left too. Those of moderation are ours: home/admin/dashboard/.

Read on Wagtail 8.0.1. Upstream: none known.
"""

from functools import wraps

from wagtail.admin.views import home
from wagtail.models import Page

from home.wagtail_patches.patch import Patch
from home.walls.territory import territory_of

# By name in a panel's context, what gives the page of an item.
NARROWED = {
    home.RecentEditsPanel: ("last_edits", lambda edit: edit[1]),
    home.LockedPagesPanel: ("locked_pages", lambda page: page),
}


def of_own_pages(name: str, page_of):
    """The panel without the items of other sides."""

    def narrowed(get_context):
        @wraps(get_context)
        def own(panel, parent_context):
            context = get_context(panel, parent_context)
            territory = territory_of(parent_context["request"].user)
            context[name] = [item for item in context[name] if _is_own(page_of(item), territory)]
            return context

        return own

    return narrowed


def _is_own(thing, territory) -> bool:
    """Of what is no page (a national snippet) Wagtail's own rights decide."""
    return not isinstance(thing, Page) or territory.owns(thing.path)


PATCHES = tuple(
    Patch(panel, "get_context_data", of_own_pages(name, page_of)) for panel, (name, page_of) in NARROWED.items()
)
