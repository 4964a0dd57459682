"""« Inscriptions » in the admin's menu, and the ways there from the agenda."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem

from catalogue.enums import SignupKind
from catalogue.models import PromotionPage, SessionPage
from catalogue.signups.admin import opinions, registrations
from home.walls.territory import territory_of


class _OwnItem(MenuItem):
    """For whoever has a territory."""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(territory_of(request.user))


def item() -> MenuItem:
    items = [
        _OwnItem("Toutes les inscriptions", reverse("signups_all"), icon_name="group", order=1),
        _OwnItem(opinions.TITLE, reverse("signups_opinions"), icon_name="comment", order=2),
    ]
    return SubmenuMenuItem(registrations.TITLE, Menu(items=items), icon_name="group", order=155)


def agenda_buttons() -> list[tuple[str, str, str]]:
    """Above the agenda: label, address, icon."""
    return [(registrations.TITLE, reverse("signups_all"), "group")]


def agenda_links(row: Any) -> list[tuple[str, str]]:
    """Of a line of the agenda: label, address."""
    here = row.signup_kind == SignupKind.HERE
    title = registrations.title_of(PromotionPage if row.kind == "promotion" else SessionPage)
    return [(title, reverse("signups_registrations", args=[row.pk]))] if here else []
