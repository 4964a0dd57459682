"""The outbox in Wagtail's admin, and in the worker's chores."""

from django.urls import path, reverse
from wagtail import hooks
from wagtail.admin.menu import AdminOnlyMenuItem

from home.chores import Chore
from home.outbox.admin import MailReport, MailsPanel, MailView, ResendFailedView
from home.outbox.retention import purge
from home.outbox.sending import send_due
from home.walls.routes import For, Rule

_SEND_SECONDS = 5
_DAY_SECONDS = 86_400
_REPORT = "rapports/courriels/"


@hooks.register("register_chores")
def register_chores():
    return [Chore("Envoi des courriels", _SEND_SECONDS, send_due), Chore("Purge des courriels", _DAY_SECONDS, purge)]


@hooks.register("register_admin_urls")
def register_urls():
    return [
        path(_REPORT, MailReport.as_view(), name="home_mails"),
        path(f"{_REPORT}resultats/", MailReport.as_view(results_only=True), name="home_mails_results"),
        path(f"{_REPORT}renvoyer/", ResendFailedView.as_view(), name="home_mails_resend"),
        path(f"{_REPORT}<int:mail_id>/", MailView.as_view(), name="home_mail"),
    ]


@hooks.register("register_wall_routes")
def register_wall_routes():
    """Their subjects hold titles of every region's drafts."""
    return dict.fromkeys(
        ["home_mails", "home_mails_results", "home_mails_resend", "home_mail"], Rule(For.ADMINISTRATORS)
    )


@hooks.register("register_reports_menu_item")
def register_report():
    return AdminOnlyMenuItem(MailReport.page_title, reverse("home_mails"), name="courriels", icon_name="mail", order=60)


@hooks.register("construct_homepage_panels", order=10)
def show_mails(request, panels):
    if request.user.is_superuser:
        panels.append(MailsPanel())
