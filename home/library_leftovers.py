"""What Wagtail's migrations leave on every new site: English names, two groups, and a workflow where one approves.

Nobody is in Editors and Moderators here, yet the workflow takes what the national staff submits, locks the page and
tells no one. They go right after `migrate`, unless somebody was put in them: an administrator's choice stays, and is
said. What stands above all pages, and above all collections, gets a French name.
"""

import sys

from django.contrib.auth.models import Group
from django.db import connection, transaction
from wagtail.models import Collection, GroupApprovalTask, Page, Workflow, WorkflowTask

_GROUPS = ("Editors", "Moderators")
_WORKFLOW = "Moderators approval"
_ROOT = "Root"


@transaction.atomic
def remove_leftovers() -> list[str]:
    """Delete them; returns the names of the groups that stay, because somebody is in them.

    What waited in the workflow is a draft again, which the national staff may publish.
    """
    groups = Group.objects.filter(name__in=_GROUPS, page_permissions__page__depth=1).distinct()
    kept = sorted(groups.exclude(user=None).values_list("name", flat=True))
    Group.objects.filter(pk__in=list(groups.filter(user=None).values_list("pk", flat=True))).delete()
    tasks = GroupApprovalTask.objects.filter(name=_WORKFLOW, groups=None)
    workflows = Workflow.objects.filter(name=_WORKFLOW, workflow_tasks__task__in=tasks)
    others = WorkflowTask.objects.exclude(task__in=tasks)
    emptied = workflows.exclude(workflow_tasks__in=others)
    Workflow.objects.filter(pk__in=list(emptied.values_list("pk", flat=True))).delete()
    GroupApprovalTask.objects.filter(
        pk__in=list(tasks.filter(workflow_tasks=None).values_list("pk", flat=True))
    ).delete()
    return kept


def name_roots() -> None:
    """Names that somebody changed stay."""
    Page.objects.filter(depth=1, title=_ROOT).update(title="Tous les sites", draft_title="Tous les sites")
    Collection.objects.filter(depth=1, name=_ROOT).update(name="Toutes les collections")


def mend_after_migrate(using: str, verbosity: int = 1, plan: list | None = None, **kwargs: object) -> None:
    """Of `post_migrate`: nothing after `flush`, nor while the tables of the others are still to come."""
    tables = {model._meta.db_table for model in (Collection, Group, GroupApprovalTask, Page, WorkflowTask)}
    if plan is None or using != "default" or not tables <= set(connection.introspection.table_names()):
        return
    name_roots()
    kept = remove_leftovers()
    if kept and verbosity:
        sys.stdout.write(f"  Groupes de Wagtail gardés, car ils ont des membres : {', '.join(kept)}\n")
