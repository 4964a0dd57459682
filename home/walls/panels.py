"""Panels of the dashboard, of one's own pages only: Wagtail keeps there what one locked, edited or sent to moderation
for ever, in regions that one has left too."""

from functools import wraps

from wagtail.admin.views import home
from wagtail.models import Page

from home.walls.territory import territory_of

# By name in a panel's context, what gives the page of an item.
NARROWED = {
    home.UserObjectsInWorkflowModerationPanel: ("workflow_states", lambda state: state.content_object),
    home.WorkflowObjectsToModeratePanel: ("states", lambda state: state["obj"]),
    home.RecentEditsPanel: ("last_edits", lambda edit: edit[1]),
    home.LockedPagesPanel: ("locked_pages", lambda page: page),
}


def narrow_panels() -> None:
    """Called once, when the walls are raised."""
    for panel, (name, page_of) in NARROWED.items():
        panel.get_context_data = _of_own_pages(panel.get_context_data, name, page_of)


def _of_own_pages(get_context, name: str, page_of):
    """The panel without the items of other sides."""

    @wraps(get_context)
    def own(panel, parent_context):
        context = get_context(panel, parent_context)
        territory = territory_of(parent_context["request"].user)
        context[name] = [item for item in context[name] if _is_own(page_of(item), territory)]
        return context

    return own


def _is_own(thing, territory) -> bool:
    """Of what is no page (a national snippet) Wagtail's own rights decide."""
    return not isinstance(thing, Page) or territory.owns(thing.path)
