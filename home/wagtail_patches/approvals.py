"""Which tasks of moderation somebody approves, read at once: each region has a task of its own.

Wagtail's dashboard asks one query a task, and keeps the answers on the user, where they are put before it asks: a hook
of home/wagtail_hooks.py. Read on Wagtail 8.0.1 (`GroupApprovalTask._user_in_groups`). Upstream: none known.
"""

from wagtail.models import GroupApprovalTask


def remember_approvals(user) -> None:
    mine = set(GroupApprovalTask.objects.filter(groups__in=user.groups.all()).values_list("pk", flat=True))
    tasks = GroupApprovalTask.objects.values_list("pk", flat=True)
    user._group_approval_task_checks = {pk: pk in mine for pk in tasks}
