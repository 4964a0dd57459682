"""The background's work in Wagtail's admin, in readiness and in the worker's chores."""

from datetime import timedelta

from django.core.management import call_command
from django.urls import path, reverse
from django.utils import timezone
from wagtail import hooks
from wagtail.admin.menu import AdminOnlyMenuItem

from home.background.admin import TITLE, FailedTasksPanel, TaskReport, TryAgainView, failed
from home.background.recovery import recover_lost
from home.chores import Chore
from home.walls.routes import For, Rule

_RECOVER_SECONDS = 10
_DAY_SECONDS = 86_400
_DAYS_KEPT, _DAYS_FAILED_KEPT = 7, 90
_REPORT = "rapports/travail-de-fond/"


def prune() -> None:
    """Forget what ended long ago."""
    days = {"min_age_days": _DAYS_KEPT, "failed_min_age_days": _DAYS_FAILED_KEPT}
    call_command("prune_db_task_results", queue_name="*", verbosity=0, **days)


@hooks.register("register_chores")
def register_chores():
    return [
        Chore("Reprise des tâches interrompues", _RECOVER_SECONDS, recover_lost),
        Chore("Oubli des tâches finies", _DAY_SECONDS, prune),
    ]


@hooks.register("register_readiness")
def register_readiness():
    """Whether nothing was given up since yesterday: a site with such a failure serves all the same."""
    return "tasks_succeed", not failed().filter(finished_at__gt=timezone.now() - timedelta(days=1)).exists()


@hooks.register("register_task_labels")
def register_task_labels():
    return {
        "home.renditions.prepare_renditions": "Tailles d’une image",
        "modelsearch.tasks.insert_or_update_object_task": "Recherche de l’administration",
        "wagtail.tasks.update_reference_index_task": "Index des usages",
        "wagtail.tasks.delete_file_from_storage_task": "Effacement d’un fichier",
        "wagtail.images.tasks.set_image_focal_point_task": "Cadrage d’une image",
    }


@hooks.register("register_admin_urls")
def register_urls():
    return [
        path(_REPORT, TaskReport.as_view(), name="home_tasks"),
        path(f"{_REPORT}resultats/", TaskReport.as_view(results_only=True), name="home_tasks_results"),
        path(f"{_REPORT}relancer/", TryAgainView.as_view(), name="home_tasks_again"),
    ]


@hooks.register("register_wall_routes")
def register_wall_routes():
    return dict.fromkeys(["home_tasks", "home_tasks_results", "home_tasks_again"], Rule(For.ADMINISTRATORS))


@hooks.register("register_reports_menu_item")
def register_report():
    return AdminOnlyMenuItem(TITLE, reverse("home_tasks"), name="travail-de-fond", icon_name="cogs", order=70)


@hooks.register("construct_homepage_panels", order=11)
def show_failed_tasks(request, panels):
    if request.user.is_superuser:
        panels.append(FailedTasksPanel())
