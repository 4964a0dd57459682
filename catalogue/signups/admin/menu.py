"""« Inscriptions » in the admin's menu, and the ways there from the agenda."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem

from catalogue.enums import SignupKind
from catalogue.models import AgendaPage, PromotionPage, SessionPage
from catalogue.planning.agendas import own_agendas
from catalogue.signups.admin import opinions
from catalogue.signups.admin.date_screens import TITLE, title_of
from home.models import region_of
from home.walls.territory import territory_of

SEASON = "Affiche de la saison"


class _OwnItem(MenuItem):
    """For whoever has a territory."""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(territory_of(request.user))


def item() -> MenuItem:
    items = [
        _OwnItem("Toutes les inscriptions", reverse("signups_all"), icon_name="group", order=1),
        _OwnItem(opinions.TITLE, reverse("signups_opinions"), icon_name="comment", order=2),
    ]
    return SubmenuMenuItem(TITLE, Menu(items=items), icon_name="group", order=155)


def agenda_buttons(user: Any) -> list[tuple[str, str, str]]:
    """Above the agenda: label, address, icon."""
    agendas = list(own_agendas(user)[:2])
    season = season_address(agendas[0]) if len(agendas) == 1 else ""  # who has several goes by the agenda's page
    poster = [(SEASON, season, "download")] if season else []
    return [(TITLE, reverse("signups_all"), "group"), *poster]


def season_address(agenda: AgendaPage) -> str:
    """Of the poster of a region's dates, which anybody may open; empty when there is none."""
    return f"{agenda.full_url}affiche.pdf" if agenda.live and region_of(agenda) else ""


def agenda_links(row: Any) -> list[tuple[str, str]]:
    """Of a line of the agenda: label, address."""
    here = row.signup_kind == SignupKind.HERE
    title = title_of(PromotionPage if row.kind == "promotion" else SessionPage)
    return [(title, reverse("signups_registrations", args=[row.pk]))] if here else []
