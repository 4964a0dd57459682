"""The people, sites and workflows that the filters of lists and reports offer are those that one may know.

Wagtail offers all of them. Its filter of tasks is replaced: it asks the workflows of each task to hide those of other
workflows, and a region has one. Read on Wagtail 8.0.1. Upstream, of
« locked by »: https://github.com/wagtail/wagtail/issues/9116, closed; of the others, none known.
"""

from functools import wraps

from django_filters import ModelChoiceFilter
from wagtail.admin.views.generic.history import HistoryFilterSet
from wagtail.admin.views.pages.listing import PageFilterSet
from wagtail.admin.views.reports.locked_pages import LockedPagesReportFilterSet
from wagtail.admin.views.reports.workflows import WorkflowReportFilterSet, WorkflowTasksReportFilterSet
from wagtail.contrib.redirects.filters import RedirectsReportFilterSet
from wagtail.models import Task

from home.wagtail_patches.patch import Patch
from home.walls.lookups import colleagues, own_tasks, own_workflows
from home.walls.redirects import sites_of


def among(allowed):
    """The choices of a filter, among those that `allowed(user)` gives."""

    def narrowed(queryset):
        def own(request):
            found = queryset(request) if callable(queryset) else queryset.all()
            return found.filter(pk__in=allowed(request.user).values("pk"))

        return own

    return narrowed


def with_own_tasks(filters):
    tasks = among(own_tasks)(Task.objects.all())
    return filters | {"task": ModelChoiceFilter(field_name="task", queryset=tasks)}


def people_of_history(get_users):
    """Wagtail offers all who ever did something."""

    @wraps(get_users)
    def own(filters):
        return get_users(filters).filter(pk__in=colleagues(filters.request.user).values("pk"))

    return own


_NARROWED = (
    (PageFilterSet, "owner", colleagues),
    (PageFilterSet, "edited_by", colleagues),
    (LockedPagesReportFilterSet, "locked_by", colleagues),
    (WorkflowReportFilterSet, "requested_by", colleagues),
    (WorkflowReportFilterSet, "workflow", own_workflows),
    (WorkflowTasksReportFilterSet, "workflow", own_workflows),
    (RedirectsReportFilterSet, "site", sites_of),
)

PATCHES = (
    *(Patch(filters.base_filters[name], "queryset", among(allowed)) for filters, name, allowed in _NARROWED),
    Patch(WorkflowTasksReportFilterSet, "base_filters", with_own_tasks),
    Patch(HistoryFilterSet, "get_users_queryset", people_of_history),
)
