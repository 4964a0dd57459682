"""Which tasks of moderation somebody approves, read at once: each region has a task of its own."""

from wagtail.models import GroupApprovalTask


def remember_approvals(user) -> None:
    """Fill what `GroupApprovalTask._user_in_groups` keeps on the user: Wagtail's dashboard asks one query a task."""
    mine = set(GroupApprovalTask.objects.filter(groups__in=user.groups.all()).values_list("pk", flat=True))
    tasks = GroupApprovalTask.objects.values_list("pk", flat=True)
    user._group_approval_task_checks = {pk: pk in mine for pk in tasks}
