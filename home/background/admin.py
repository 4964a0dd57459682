"""« Travail de fond », for administrators: what waits, runs, was done or failed, and a way to try again."""

import django_filters
from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.views.generic import TemplateView
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult
from wagtail import hooks
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.components import Component
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.reports import ReportView
from wagtail.admin.widgets import HeaderButton

from home.admin.administrators import AdministratorsOnly
from home.background.recovery import try_again

TITLE = "Travail de fond"
STATES = {
    TaskResultStatus.READY: "En attente",
    TaskResultStatus.RUNNING: "En cours",
    TaskResultStatus.FAILED: "Échec",
    TaskResultStatus.SUCCESSFUL: "Fini",
}
_LABELS_HOOK = "register_task_labels"  # gives what tasks are called, by the path of their function
_MOST_LETTERS = 300


def failed():
    return DBTaskResult.objects.failed()


def _label(task: DBTaskResult) -> str:
    labels = {path: label for register in hooks.get_hooks(_LABELS_HOOK) for path, label in register().items()}
    return labels.get(task.task_path, task.task_path)


def _about(task: DBTaskResult) -> str:
    """What it was given: numbers of pages, of a document."""
    return ", ".join(map(str, task.args_kwargs["args"]))[:_MOST_LETTERS]


def _reason(task: DBTaskResult) -> str:
    """The last line of the error, also of a try that is followed by another."""
    lines = [] if task.status == TaskResultStatus.SUCCESSFUL else task.traceback.strip().splitlines()
    return lines[-1].removeprefix("home.background.recovery.CutShortError: ")[:_MOST_LETTERS] if lines else ""


class TaskFilterSet(WagtailFilterSet):
    status = django_filters.ChoiceFilter(label="État", choices=list(STATES.items()), empty_label="Tous")

    class Meta:
        model = DBTaskResult
        fields = ["status"]


class TaskReport(AdministratorsOnly, ReportView):
    page_title = TITLE
    header_icon = "cogs"
    model = DBTaskResult
    is_searchable = False
    filterset_class = TaskFilterSet
    index_url_name = "home_tasks"
    index_results_url_name = "home_tasks_results"
    default_ordering = "-enqueued_at"
    columns = [
        Column("label", label="Travail", accessor=_label),
        Column("about", label="Concerne", accessor=_about),
        Column("status", label="État", accessor=lambda task: STATES[task.status], sort_key="status"),
        Column("tries", label="Essais", accessor=lambda task: len(task.worker_ids)),
        Column("reason", label="Raison", accessor=_reason),
        DateColumn("enqueued_at", label="Demandé", sort_key="enqueued_at"),
    ]

    def get_base_queryset(self):
        return DBTaskResult.objects.all()

    def get_header_buttons(self):
        url = reverse("home_tasks_again")
        return [HeaderButton("Relancer les échecs", url=url, icon_name="rotate")] if failed().exists() else []

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"no_results_message": "Aucun travail."}


class TryAgainView(AdministratorsOnly, WagtailAdminTemplateMixin, TemplateView):
    """Once what was wrong is mended: all that failed is done again."""

    template_name = "home/admin/try_again.html"
    page_title = "Relancer les échecs"
    header_icon = "cogs"

    def get_breadcrumbs_items(self):
        crumbs = [{"url": reverse("home_tasks"), "label": TITLE}, {"url": "", "label": self.page_title}]
        return [*self.breadcrumbs_items, *crumbs]

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"count": failed().count()}

    def post(self, request, *args, **kwargs):
        count = try_again(failed())
        messages.success(request, f"{count} tâche{'s' * (count > 1)} à refaire.")
        return redirect("home_tasks")


class FailedTasksPanel(Component):
    """On an administrator's dashboard: work that was given up. Nobody else would know."""

    template_name = "home/admin/tasks_panel.html"
    order = 21

    def get_context_data(self, parent_context):
        return {"count": failed().count(), "url": f"{reverse('home_tasks')}?status={TaskResultStatus.FAILED}"}
