"""Freshness in Wagtail's admin: the report, its menu item, and the line of the dashboard."""

from django.urls import path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from catalogue.freshness import page_links
from catalogue.freshness.admin import ReviewPanel, ReviewReport
from catalogue.freshness.reports_admin import StaleReportsView, StaleReportView
from home.walls.territory import territory_of

hooks.register("register_chores", page_links.chores)
_REPORT = "rapports/a-revoir/"


@hooks.register("register_admin_urls")
def register_urls():
    return [
        path(_REPORT, ReviewReport.as_view(), name="catalogue_review_report"),
        path(f"{_REPORT}resultats/", ReviewReport.as_view(results_only=True), name="catalogue_review_report_results"),
        path(f"{_REPORT}signalements/", StaleReportsView.as_view(), name="catalogue_stale_reports"),
        path(f"{_REPORT}signalement/<int:report_id>/", StaleReportView.as_view(), name="catalogue_stale_report"),
    ]


class ReviewMenuItem(MenuItem):
    def is_shown(self, request):
        return bool(territory_of(request.user))


@hooks.register("register_reports_menu_item")
def register_report():
    url = reverse("catalogue_review_report")
    return ReviewMenuItem("À revoir", url, name="a-revoir", icon_name="time", order=50)


@hooks.register("register_reports_menu_item")
def register_reports_of_visitors():
    url = reverse("catalogue_stale_reports")
    return ReviewMenuItem("Signalements", url, name="signalements", icon_name="warning", order=51)


@hooks.register("construct_homepage_panels", order=10)
def show_reviews(request, panels):
    panels.append(ReviewPanel())
