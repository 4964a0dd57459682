"""The catalogue's sections of homes, each from one queryset."""

from catalogue.models import EventPage, MaterialPage, SessionPage, ThemePage
from home.models import ArticlePage
from home.sections import HomeSection

_THEMES = "components/sections/themes.html"
_AGENDA = "components/sections/agenda.html"


def home_sections() -> list[HomeSection]:
    return [
        HomeSection("themes", 10, "Par thème", themes, "themes", "Tous les thèmes", _THEMES),
        HomeSection("seances", 20, "Prochaines séances", sessions, "agenda", "Tout l’agenda", _AGENDA),
        HomeSection("evenements", 30, "Rendez-vous du réseau", events, "agenda", "Tout l’agenda", _AGENDA),
        HomeSection("ressources", 40, "Dernières ressources", materials, "ressources", "Toute la bibliothèque"),
        HomeSection("articles", 50, "À lire", articles, "articles", "Tous les articles"),
    ]


def themes(location):
    """National themes, on the national home only: a region's home starts with its agenda."""
    found = ThemePage.objects.visible().in_language_of(location.page).with_cards().order_by("path")
    return found.none() if location.region else found[:16]


def sessions(location):
    found = SessionPage.objects.visible().in_language_of(location.page).upcoming().with_cards()
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
