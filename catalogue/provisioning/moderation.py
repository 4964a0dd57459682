"""A region's moderation: what its editors submit waits for its coordination."""

from django.contrib.auth.models import Group
from wagtail.models import GroupApprovalTask, Page, Workflow, WorkflowPage, WorkflowTask


def ensure_moderation(page: Page, group: Group, region_name: str) -> None:
    """A workflow at `page` in which `group` approves; one that the page has already stays as it is.

    The group tells its task and its workflow apart from others', whatever the region is called by now, so that the
    region's homes in other languages share them.
    """
    existing = WorkflowPage.objects.filter(page=page).first()
    if existing is not None:
        _fill_empty_tasks(existing.workflow, group)
        return
    task = GroupApprovalTask.objects.filter(groups=group, active=True).order_by("pk").first()
    if task is None:
        task = GroupApprovalTask.objects.create(name=f"Validation {region_name}")
        task.groups.set([group])
    workflow = Workflow.objects.filter(workflow_tasks__task=task, active=True).order_by("pk").first()
    if workflow is None:
        workflow = Workflow.objects.create(name=f"Modération {region_name}")
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowPage.objects.create(workflow=workflow, page=page)


def _fill_empty_tasks(workflow: Workflow, group: Group) -> None:
    """A coordination that was deleted and made again approves again."""
    for task in GroupApprovalTask.objects.filter(workflow_tasks__workflow=workflow, groups=None):
        task.groups.set([group])
