"""The catalogue's sections of homes, each from one queryset."""

from django.utils.translation import gettext as _

from catalogue.enums import EditorialStatus
from catalogue.models import EventPage, MaterialPage, SessionPage, ThemePage
from home.models import ArticlePage
from home.sections import HomeSection

_THEMES = "components/sections/themes.html"
_AGENDA = "components/sections/agenda.html"


def home_sections() -> list[HomeSection]:
    return [
        HomeSection("themes", 10, _("Par thème"), themes, "themes", _("Tous les thèmes"), _THEMES),
        HomeSection("seances", 20, _("Prochaines séances"), sessions, "agenda", _("Tout l’agenda"), _AGENDA),
        HomeSection("evenements", 30, _("Rendez-vous du réseau"), events, "agenda", _("Tout l’agenda"), _AGENDA),
        HomeSection("ressources", 40, _("Dernières ressources"), materials, "ressources", _("Toute la bibliothèque")),
        HomeSection("articles", 50, _("À lire"), articles, "articles", _("Tous les articles")),
    ]


def themes(location):
    """National themes, on the national home only: a region's home starts with its agenda."""
    found = ThemePage.objects.visible().in_language_of(location.page).with_cards().order_by("path")
    return found.none() if location.region else found[:16]


def sessions(location):
    """Those that will take place: a home has no room for what is cancelled or postponed."""
    found = SessionPage.objects.visible().in_language_of(location.page).upcoming().with_cards()
    found = found.filter(status=EditorialStatus.PLANNED)
    return (found.of_region(location.region) if location.region else found)[:6]


def events(location):
    found = EventPage.objects.visible().in_language_of(location.page).upcoming().with_cards()
    return (found.for_region(location.region) if location.region else found)[:3]


def materials(location):
    found = MaterialPage.objects.visible().in_language_of(location.page).with_cards()
    return found.for_region(location.region).order_by("-first_published_at", "-pk")[:6]


def articles(location):
    found = ArticlePage.objects.visible().in_language_of(location.page).with_cards()
    return found.for_region(location.region).order_by("-published_on", "-pk")[:3]
