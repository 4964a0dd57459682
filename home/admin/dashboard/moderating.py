"""« En attente de votre relecture »: what others submitted and somebody approves.

In place of Wagtail's panel, which asks the database for each line, and forgets no region that one has left.
"""

from dataclasses import dataclass

from django.db.models import QuerySet
from wagtail.models import GroupApprovalTask, Page, TaskState

from home.admin.dashboard.panels import DashboardPanel, changeable_pages, keeps_several
from home.models import User
from home.regions import side_name
from home.walls.territory import territory_of

_SHOWN = 20
# What may be answered, as Wagtail's task of approval names it: code, words, whether a dialog asks for a word.
ACTIONS = (
    ("approve", "Approuver et publier", False),
    ("approve", "Approuver avec un mot", True),
    ("reject", "Demander des changements", True),
)


@dataclass(frozen=True)
class Waiting:
    """A page to read; `region`: its name, empty to who keeps one region only."""

    page: Page
    state: TaskState
    region: str


def waiting_for(user: User) -> list[Waiting]:
    """Submitted pages of one's own territory, the oldest first. Two queries."""
    states = {int(state.revision.object_id): state for state in _states(user)[: _SHOWN + 1]}
    found = changeable_pages(user).in_bulk(states)
    several = keeps_several(territory_of(user))
    return [
        Waiting(found[pk], state, side_name(found[pk].path) if several else "")
        for pk, state in states.items()
        if pk in found
    ]


def _states(user: User) -> QuerySet[TaskState]:
    tasks = GroupApprovalTask.objects.filter(active=True)
    if not user.is_superuser:
        tasks = tasks.filter(groups__in=user.groups.all())
    states = TaskState.objects.filter(status=TaskState.STATUS_IN_PROGRESS, task__in=tasks.values("pk"))
    states = states.filter(revision__base_content_type__model="page")  # nothing else has a moderation here
    return states.select_related("revision__user", "workflow_state__requested_by").order_by("started_at", "pk")


class WaitingPanel(DashboardPanel):
    template_name = "home/admin/dashboard/waiting.html"
    order = 60

    def read(self, user: User) -> dict:
        waiting = waiting_for(user)
        return {"waiting": waiting[:_SHOWN], "has_more": len(waiting) > _SHOWN, "actions": ACTIONS}
