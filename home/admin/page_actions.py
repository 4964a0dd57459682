"""The foot of a page's form: what finishes the work is a button one sees, saving a draft the second; the rest folds.

Wagtail shows the draft alone and folds everything else.
"""

from typing import Any

from django.forms import Media
from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from wagtail.admin.action_menu import (
    ActionMenuItem,
    PublishMenuItem,
    SaveDraftMenuItem,
    SubmitForModerationMenuItem,
    WorkflowMenuItem,
)


class ShortSubmitItem(SubmitForModerationMenuItem):
    """« Soumettre »: who writes needs not know what the moderation is called."""

    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        context = super().get_context_data(parent_context)
        page = context.get("page")
        moderation = page and page.current_workflow_state
        context["label"] = "Soumettre de nouveau" if moderation else "Soumettre"
        return context


class SideBySide(ActionMenuItem):
    """Several buttons in the place of one."""

    def __init__(self, items: list[ActionMenuItem]):
        super().__init__(order=0)
        self.items = items

    def render_html(self, parent_context: dict[str, Any] | None = None) -> SafeString:
        buttons = format_html_join("", "{}", ((item.render_html(parent_context),) for item in self.items))
        return format_html('<div class="main-actions">{}</div>', buttons)

    @property
    def media(self) -> Media:
        return sum((item.media for item in self.items), Media())


def show_main_actions(items: list[ActionMenuItem], request: HttpRequest, context: dict[str, Any]) -> None:
    """Hook `construct_page_action_menu`, after those that take items away."""
    items[:] = [ShortSubmitItem(item.order) if type(item) is SubmitForModerationMenuItem else item for item in items]
    approval = next((item for item in items if _approves(item)), None)
    if approval:  # which publishes, and tells who submitted
        items[:] = [item for item in items if not isinstance(item, PublishMenuItem)]
    main = approval or _first(items, PublishMenuItem) or _first(items, SubmitForModerationMenuItem)
    draft = _first(items, SaveDraftMenuItem)
    if main and draft:
        rest = [item for item in items if item not in (main, draft)]
        items[:] = [SideBySide([main, draft]), *rest]


def stylesheet() -> SafeString:
    """Hook `insert_global_admin_css`: a page's form has no hook of its own for styles."""
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin_page_actions.css"))


def _approves(item: ActionMenuItem) -> bool:
    return isinstance(item, WorkflowMenuItem) and item.name == "approve" and not item.launch_modal


def _first(items: list[ActionMenuItem], kind: type[ActionMenuItem]) -> ActionMenuItem | None:
    return next((item for item in items if isinstance(item, kind)), None)
