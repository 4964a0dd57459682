"""What the catalogue adds to Wagtail's admin and to homes."""

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import path
from wagtail import hooks
from wagtail.models import Page
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from catalogue.deletion import refusal
from catalogue.freshness import hooks as freshness
from catalogue.home_sections import home_sections
from catalogue.models import (
    AgendaPage,
    Audience,
    EventPage,
    MaterialIndexPage,
    MaterialPage,
    SessionPage,
    WorkshopIndexPage,
    WorkshopPage,
)
from catalogue.national_library import hooks as national_library
from catalogue.planning import hooks as planning
from catalogue.region_admin import urls as region_admin_urls
from catalogue.region_admin.menu import accounts_item, regions_item
from catalogue.related_lists import related_lists
from catalogue.rereading import chores
from catalogue.schedule import hooks as schedule
from catalogue.views import read_again
from catalogue.wall_routes import rules
from home.admin.dashboard.creating import FirstStep

REGISTERED = (freshness, national_library, planning, schedule)  # their hooks, by import


@hooks.register("register_home_sections")
def register_home_sections():
    return home_sections()


hooks.register("register_related_lists", related_lists)


@hooks.register("register_first_steps")
def register_first_steps():
    return [
        FirstStep(10, 20, "ajouter-une-seance", "date", AgendaPage, SessionPage),
        FirstStep(20, 50, "annoncer-un-evenement", "calendar", AgendaPage, EventPage),
        FirstStep(30, 30, "deposer-une-ressource", "upload", MaterialIndexPage, MaterialPage),
        FirstStep(50, 10, "creer-un-atelier", "group", WorkshopIndexPage, WorkshopPage),
    ]


@hooks.register("register_admin_urls")
def register_admin_urls():
    return [
        path("documents/<int:document_id>/relire/", read_again, name="catalogue_read_again"),
        *region_admin_urls.urlpatterns,
    ]


hooks.register("register_chores", chores)
hooks.register("register_admin_menu_item", regions_item)
hooks.register("register_admin_menu_item", accounts_item)


@hooks.register("register_wall_routes")
def register_wall_routes():
    return rules()


@hooks.register("before_delete_page")
def keep_page_in_use(request, page):
    return _refuse_deletion(request, [page])


@hooks.register("before_bulk_action")
def keep_pages_in_use(request, action_type, objects, action):
    if action_type == "delete" and action.model is Page:
        return _refuse_deletion(request, objects)
    return None


def _refuse_deletion(request, pages):
    """Back to the list of the first page's siblings with the reason; None when nothing stands in the way."""
    reason = refusal(pages)
    if reason is None:
        return None
    messages.error(request, reason)
    return redirect("wagtailadmin_explore", pages[0].get_parent().pk)


class AudienceViewSet(SnippetViewSet):
    model = Audience
    icon = "group"
    menu_label = "Publics"
    list_display = ["name", "slug", "order"]
    ordering = ["order", "name"]


register_snippet(AudienceViewSet)


@hooks.register("register_task_labels")
def register_task_labels():
    return {"catalogue.tasks.read_document": "Lecture d’un document"}
