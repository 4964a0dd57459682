"""What the catalogue adds to Wagtail's admin and to homes."""

from django.urls import path
from wagtail import hooks
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from catalogue.models import AgendaPage, Audience, MaterialIndexPage, MaterialPage, SessionPage
from catalogue.sections import home_sections
from catalogue.views import read_again
from home.dashboard import FirstStep


@hooks.register("register_home_sections")
def register_home_sections():
    return home_sections()


@hooks.register("register_first_steps")
def register_first_steps():
    session = "Une date d’un atelier, avec son lieu et ses places."
    material = "Un diaporama, un tutoriel, des liens : la recherche lit ce que contiennent les fichiers."
    return [
        FirstStep(20, "Ajouter une séance", session, AgendaPage, SessionPage),
        FirstStep(30, "Déposer une ressource", material, MaterialIndexPage, MaterialPage),
    ]


@hooks.register("register_admin_urls")
def register_admin_urls():
    return [path("documents/<int:document_id>/relire/", read_again, name="catalogue_read_again")]


class AudienceViewSet(SnippetViewSet):
    model = Audience
    icon = "group"
    menu_label = "Publics"
    list_display = ["name", "slug", "order"]
    ordering = ["order", "name"]


register_snippet(AudienceViewSet)
