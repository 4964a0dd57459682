"""The planning of sessions in Wagtail's admin: addresses, buttons."""

from django.shortcuts import redirect
from django.urls import path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.userbar import BaseItem
from wagtail.admin.widgets.button import Button

from catalogue.models import SessionPage, WorkshopPage
from catalogue.planning.agendas import own_agendas
from catalogue.planning.crumbs import AGENDA
from catalogue.planning.desk.panel import ComingSessionsPanel
from catalogue.planning.desk.views import ChangeView, ListView, MonthView
from catalogue.planning.duplicate import TITLE as DUPLICATE
from catalogue.planning.duplicate import DuplicateView
from catalogue.planning.new_session import TITLE as ADD
from catalogue.planning.new_session import ChooseWorkshopView, NewSessionView
from catalogue.planning.spreadsheet.views import ImportView, ModelView
from home.walls.territory import territory_of

_SESSIONS, _AGENDA = "seances/", "agenda/"


@hooks.register("register_admin_urls")
def register_urls():
    return [
        path(_AGENDA, ListView.as_view(), name="catalogue_agenda"),
        path(f"{_AGENDA}mois/", MonthView.as_view(), name="catalogue_agenda_month"),
        path(f"{_AGENDA}<int:page_id>/", ChangeView.as_view(), name="catalogue_agenda_change"),
        path(f"{_SESSIONS}nouvelle/", ChooseWorkshopView.as_view(), name="catalogue_session_choose_workshop"),
        path(f"{_SESSIONS}nouvelle/<int:page_id>/", NewSessionView.as_view(), name="catalogue_session_new"),
        path(f"{_SESSIONS}importer/", ImportView.as_view(), name="catalogue_session_import"),
        path(f"{_SESSIONS}importer/modele.csv", ModelView.as_view(), name="catalogue_session_model_csv"),
        path(
            f"{_SESSIONS}importer/modele.xlsx",
            ModelView.as_view(file_format="xlsx"),
            name="catalogue_session_model_xlsx",
        ),
        path(f"{_SESSIONS}<int:page_id>/dupliquer/", DuplicateView.as_view(), name="catalogue_session_duplicate"),
    ]


@hooks.register("construct_homepage_panels")
def show_coming_sessions(request, panels):
    panels.append(ComingSessionsPanel())


class _AgendaItem(MenuItem):
    def is_shown(self, request):
        return bool(territory_of(request.user))


@hooks.register("register_admin_menu_item")
def register_agenda():
    return _AgendaItem(AGENDA, reverse("catalogue_agenda"), name="agenda", icon_name="date", order=150)


@hooks.register("register_page_header_buttons")
def offer_dates(page, user, view_name, next_url=None):
    """On a workshop, a session; on a session, others like it."""
    model = page.specific_class or type(page)
    if issubclass(model, WorkshopPage) and own_agendas(user).exists():
        yield Button(ADD, reverse("catalogue_session_new", args=[page.pk]), icon_name="plus", priority=5)
    elif issubclass(model, SessionPage) and own_agendas(user).filter(pk=page.get_parent().pk).exists():
        yield Button(DUPLICATE, reverse("catalogue_session_duplicate", args=[page.pk]), icon_name="copy", priority=5)


class _AddSessionItem(BaseItem):
    template_name = "catalogue/admin/userbar_session.html"

    def __init__(self, workshop: WorkshopPage):
        self.url = reverse("catalogue_session_new", args=[workshop.pk])


@hooks.register("construct_wagtail_userbar")
def offer_session(request, items, page):
    """A region's editors meet the nation's workshops on the site only."""
    is_public = isinstance(page, WorkshopPage) and page.pk and not getattr(request, "is_preview", False)
    if is_public and own_agendas(request.user).exists():
        items.append(_AddSessionItem(page))


@hooks.register("before_copy_page")
def copy_to_other_dates(request, page):
    """In place of Wagtail's copy of a session, which keeps its date, its report and the seats taken."""
    if issubclass(page.specific_class or type(page), SessionPage):
        return redirect("catalogue_session_duplicate", page.pk)
    return None
