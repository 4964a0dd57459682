"""What somebody writes: « À reprendre », which came back from moderation, and « Mes brouillons »."""

from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, F, IntegerField, OuterRef, Q
from django.db.models.functions import Cast
from wagtail.models import Page, TaskState, WorkflowState

from home.admin.dashboard.panels import DashboardPanel, changeable_pages
from home.models import User

_AT_ONCE = 5  # drafts; the others fold
_MOST = 50


@dataclass(frozen=True)
class Returned:
    """A page that one wrote or submitted, and the answer of who read it."""

    page: Page
    answer: TaskState


def returned_to(user: User) -> list[Returned]:
    """The last answered first. Two queries."""
    page_id = Cast(OuterRef("object_id"), output_field=IntegerField())
    mine = Q(requested_by=user) | Exists(Page.objects.filter(owner=user, pk=page_id))
    states = WorkflowState.objects.filter(
        mine, status=WorkflowState.STATUS_NEEDS_CHANGES, base_content_type=ContentType.objects.get_for_model(Page)
    )
    states = states.select_related("current_task_state__finished_by").order_by("-current_task_state__finished_at")
    answers = {int(state.object_id): state.current_task_state for state in states}
    pages = changeable_pages(user).in_bulk(answers)
    return [Returned(pages[pk], answer) for pk, answer in answers.items() if pk in pages]


@dataclass(frozen=True)
class Draft:
    """A page of which visitors do not read the last version; `state`: why, in French."""

    page: Page
    state: str


def drafts_of(user: User) -> list[Draft]:
    """What somebody created or changed last and nobody published since, but what came back; the newest first.

    A page that was taken offline on purpose, and not changed since, is no draft. Two queries.
    """
    mine = Q(owner=user) | Q(latest_revision__user=user)
    unseen = Q(live=False) | Q(has_unpublished_changes=True)
    unpublished = Q(last_published_at=None) | Q(latest_revision_created_at__gt=F("last_published_at"))
    pages = changeable_pages(user).filter(mine, unseen, unpublished, depth__gt=1)
    pages = pages.annotate_approved_schedule().prefetch_workflow_states()
    found = [
        page for page in pages.order_by("-latest_revision_created_at", "-pk")[:_MOST] if not _came_back(page, user)
    ]
    return [Draft(page, _state_of(page)) for page in found]


def _came_back(page: Page, user: User) -> bool:
    moderation = page.current_workflow_state
    if moderation is None or moderation.status != WorkflowState.STATUS_NEEDS_CHANGES:
        return False
    return user.pk in (page.owner_id, moderation.requested_by_id)


def _state_of(page: Page) -> str:
    if moderation := page.current_workflow_state:
        return "En relecture" if moderation.status == WorkflowState.STATUS_IN_PROGRESS else "À reprendre"
    if page.approved_schedule:
        return "Publication programmée"
    if page.live:
        return "Modifications non publiées"
    return "Hors ligne" if page.last_published_at else "Brouillon"


class ReturnedPanel(DashboardPanel):
    template_name = "home/admin/dashboard/returned.html"
    order = 55

    def read(self, user: User) -> dict:
        return {"returned": returned_to(user)}


class DraftsPanel(DashboardPanel):
    template_name = "home/admin/dashboard/drafts.html"
    order = 70

    def read(self, user: User) -> dict:
        drafts = drafts_of(user)
        return {"drafts": drafts[:_AT_ONCE], "others": drafts[_AT_ONCE:]}
