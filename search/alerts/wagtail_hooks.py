"""What alerts add to the worker, to the admin, and to what is said and done of personal data."""

from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from home.chores import Chore
from home.personal_data import HOOK, Kept
from home.walls.routes import Rule
from search.alerts.privacy import erase, export, forget_old, privacy_notes, said
from search.alerts.report import AlertReportMenuItem, AlertReportView
from search.alerts.telling import tell_what_is_new

_MINUTES = 60  # seconds


@hooks.register("register_chores")
def register_chores() -> list[Chore]:
    return [
        Chore("alertes de recherche", 5 * _MINUTES, tell_what_is_new),
        Chore("oubli des alertes de recherche", 24 * 60 * _MINUTES, forget_old),
    ]


@hooks.register(HOOK)
def register_personal_data() -> Kept:
    return Kept(export, erase, forget_old, said)


hooks.register("register_privacy_notes", privacy_notes)


@hooks.register("register_admin_urls")
def register_report_urls() -> list[URLPattern]:
    view = AlertReportView.as_view
    return [
        path("rapports/alertes/", view(), name="search_alerts_report"),
        path("rapports/alertes/resultats/", view(results_only=True), name="search_alerts_report_results"),
    ]


@hooks.register("register_reports_menu_item")
def register_report() -> MenuItem:
    url = reverse("search_alerts_report")
    return AlertReportMenuItem(AlertReportView.page_title, url, name="alertes", icon_name="mail", order=110)


@hooks.register("register_wall_routes")
def register_wall_routes() -> dict[str, Rule]:
    """The report's view tells who reads what of it."""
    return dict.fromkeys(["search_alerts_report", "search_alerts_report_results"], Rule())
