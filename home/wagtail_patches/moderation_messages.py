"""The answer to who submitted a page says what it did: Wagtail says « updated », and nothing at all on the dashboard.

Read on Wagtail 8.0.1. Upstream: none known.
"""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from wagtail.admin import messages
from wagtail.admin.views.generic.workflow import WorkflowAction
from wagtail.admin.views.pages.edit import EditView
from wagtail.models import Page, TaskState, WorkflowState

from home.wagtail_patches.patch import Patch

_TOLD = "un courriel le dit à qui l’a soumise."


def in_a_form(add_message: Callable) -> Callable:
    @wraps(add_message)
    def own(view: EditView) -> None:
        if view.action_name_and_method[0] == "perform_workflow_action":
            _say(view.request, view.page, view.workflow_state)
        else:
            add_message(view)

    return own


def from_a_list(post: Callable) -> Callable:
    @wraps(post)
    def own(view: WorkflowAction, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        answer = post(view, request, *args, **kwargs)
        view.task_state.refresh_from_db()
        if view.task_state.status != TaskState.STATUS_IN_PROGRESS:
            _say(request, view.object, view.task_state.workflow_state)
        return answer

    return own


def _say(request: HttpRequest, page: Page, moderation: WorkflowState) -> None:
    moderation.refresh_from_db()
    said = {
        WorkflowState.STATUS_APPROVED: f"est approuvée et publiée ; {_TOLD}",
        WorkflowState.STATUS_NEEDS_CHANGES: f"est rendue ; {_TOLD}",
    }
    title = page.get_admin_display_title()
    messages.success(request, f"La page « {title} » {said.get(moderation.status, 'est approuvée à cette étape.')}")


PATCHES = (
    Patch(EditView, "add_save_confirmation_message", in_a_form),
    Patch(WorkflowAction, "post", from_a_list),
)
