"""Entries of the admin's menu for these screens."""

from django.urls import reverse
from wagtail.admin.menu import AdminOnlyMenuItem, Menu, MenuItem, SubmenuMenuItem

from catalogue.region_admin.access import CoordinationMenuItem


def regions_item() -> MenuItem:
    """« Régions » and, below it, « Nouvelle région »: for administrators."""
    items = [
        AdminOnlyMenuItem("Toutes les régions", reverse("catalogue_regions"), icon_name="globe", order=1),
        AdminOnlyMenuItem("Nouvelle région", reverse("catalogue_region_new"), icon_name="plus", order=2),
    ]
    return SubmenuMenuItem("Régions", Menu(items=items), icon_name="globe", order=850)


def accounts_item() -> MenuItem:
    """« Comptes » : for a coordination."""
    return CoordinationMenuItem("Comptes", reverse("catalogue_my_accounts"), icon_name="user", order=860)
