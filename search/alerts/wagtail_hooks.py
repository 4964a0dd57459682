"""What alerts add to the worker, to the admin, and to what is said and done of personal data."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component

from home.chores import Chore
from home.personal_data import HOOK, Kept
from home.walls.routes import Rule
from search.alerts.privacy import erase, export, forget_old, privacy_notes, said
from search.alerts.report import AlertReportMenuItem, AlertReportView
from search.alerts.telling import tell_what_is_new
from search.alerts.unmet import UnmetPanel, UnmetReportView

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
    view, unmet = AlertReportView.as_view, UnmetReportView.as_view
    return [
        path("rapports/alertes/", view(), name="search_alerts_report"),
        path("rapports/alertes/resultats/", view(results_only=True), name="search_alerts_report_results"),
        path("rapports/jamais-programme/", unmet(), name="search_unmet_report"),
        path("rapports/jamais-programme/resultats/", unmet(results_only=True), name="search_unmet_report_results"),
    ]


@hooks.register("register_reports_menu_item")
def register_report() -> MenuItem:
    url = reverse("search_alerts_report")
    return AlertReportMenuItem(AlertReportView.page_title, url, name="alertes", icon_name="mail", order=110)


@hooks.register("register_reports_menu_item")
def register_unmet_report() -> MenuItem:
    url = reverse("search_unmet_report")
    return AlertReportMenuItem(UnmetReportView.page_title, url, name="jamais-programme", icon_name="date", order=105)


@hooks.register("construct_homepage_panels")
def show_what_is_unmet(request: HttpRequest, panels: list[Component]) -> None:
    panels.append(UnmetPanel())


@hooks.register("register_wall_routes")
def register_wall_routes() -> dict[str, Rule]:
    """The reports’ views tell who reads what of them."""
    reports = ("search_alerts_report", "search_unmet_report")
    return dict.fromkeys([f"{report}{part}" for report in reports for part in ("", "_results")], Rule())
