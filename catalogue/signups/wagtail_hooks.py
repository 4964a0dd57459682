"""What the sign-ups add to the catalogue, to Wagtail's admin and to the worker."""

from django.contrib import messages
from django.db.models import OuterRef
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from wagtail import hooks
from wagtail.admin.widgets import Button
from wagtail.models import Page

from catalogue.models import AgendaPage
from catalogue.signups.admin import menu, routes
from catalogue.signups.admin.date_screens import title_of
from catalogue.signups.applications import demonstration as applications
from catalogue.signups.date_alerts.asking import forget_old
from catalogue.signups.date_alerts.telling import tell_of_new_dates
from catalogue.signups.dated_pages import MODELS
from catalogue.signups.demonstration import build
from catalogue.signups.following import expected_at
from catalogue.signups.models import Seats
from catalogue.signups.opinions.asking import ask_later
from catalogue.signups.opinions.scores import scores
from catalogue.signups.privacy import purge
from catalogue.signups.reminding import remind
from catalogue.signups.retention import privacy_notes
from catalogue.signups.waiting import end_offers
from home.chores import Chore

_MINUTES = 60  # seconds


@hooks.register("register_seats_taken")
def seats_taken():
    return Seats.objects.filter(date=OuterRef("translation_key")).values("taken")


@hooks.register("register_admin_urls")
def register_admin_urls():
    return routes.urlpatterns


@hooks.register("register_wall_routes")
def register_wall_routes():
    return routes.rules()


@hooks.register("insert_global_admin_js")
def forget_the_day():
    """What a device holds of a date goes away when one logs out, wherever in the admin that is."""
    return format_html('<script type="module" src="{}"></script>', static("js/signup-day-kept.js"))


hooks.register("register_privacy_notes", privacy_notes)
hooks.register("register_admin_menu_item", menu.item)
hooks.register("register_agenda_buttons", menu.agenda_buttons)
hooks.register("register_agenda_links", menu.agenda_links)


@hooks.register("register_scores")
def register_scores(model):
    return scores(model)


@hooks.register("register_page_header_buttons")
def register_page_header_buttons(page, user, view_name, next_url=None):
    """From the page of a date to who signed up for it."""
    if isinstance(page, MODELS) and page.pk and page.signs_up_here and page.permissions_for_user(user).can_edit():
        url = reverse("signups_registrations", args=[page.pk])
        yield Button(title_of(page), url=url, icon_name="group", priority=15)


@hooks.register("register_page_header_buttons")
def season_button(page, user, view_name, next_url=None):
    """From a region's agenda to the poster of its dates to come."""
    if isinstance(page, AgendaPage) and page.permissions_for_user(user).can_edit():
        address = menu.season_address(page)
        if address:
            yield Button(menu.SEASON, url=address, icon_name="download", priority=15)


@hooks.register("register_chores")
def chores():
    return [
        Chore("offres de places", 5 * _MINUTES, end_offers),
        Chore("rappels des séances", 5 * _MINUTES, remind),
        Chore("questions à trois mois", 60 * _MINUTES, ask_later),
        Chore("annonce des nouvelles dates", 5 * _MINUTES, tell_of_new_dates),
        Chore("oubli des alertes de dates", 24 * 60 * _MINUTES, forget_old),
        Chore("oubli des inscriptions", 24 * 60 * _MINUTES, purge),
    ]


@hooks.register("build_demonstration")
def build_demonstration(stage, times, progress):
    build(stage.home.locale_id, times, progress)
    applications.build(stage.home.locale_id)


@hooks.register("before_delete_page")
def warn_of_registrations(request, page):
    _warn(request, [page])


@hooks.register("warn_before_deletion")
def warn_of_many(request, things):
    _warn(request, [thing for thing in things if isinstance(thing, Page)])


def _warn(request, pages) -> None:
    """Said where the deletion is confirmed; those who signed up are written to when it is done."""
    count = expected_at(pages)
    if count and request.method == "GET":
        who = "1 personne est inscrite ou en attente" if count == 1 else f"{count} inscriptions sont en cours"
        messages.warning(request, f"{who} : supprimer annule la date, prévient chacun par courriel et efface la liste.")
