"""Whose hours the admin reads and shows: those that a person chose in their account, or else those of their region."""

import zoneinfo

from django import forms
from django.conf import settings
from django.utils.timezone import get_current_timezone_name
from wagtail.admin.forms.account import LocalePreferencesForm
from wagtail.users.models import UserProfile

from home.models import RegionPage
from home.time_zones import FRENCH_ZONES
from home.tree_cache import remembered
from home.walls.territory import territory_of


def clock_of(user) -> str:
    """The zone (IANA) of the regions that a person works on; the site's for others, or when theirs differ."""
    territory = territory_of(user)
    if territory.everything or territory.national or not territory.homes:
        return settings.TIME_ZONE
    zones = {_zones().get(path) for path in territory.homes} - {None}
    return zones.pop() if len(zones) == 1 else settings.TIME_ZONE


def _zones() -> dict[str, str]:
    """Zones by the path of a region's home."""
    return remembered("zones", lambda: dict(RegionPage.objects.values_list("path", "time_zone")))


def clock_label() -> str:
    """« Heure de La Réunion », of the clock that is read now."""
    name = get_current_timezone_name()
    return f"Heure : {dict(FRENCH_ZONES).get(name, name)}"


def follow_region(profile: UserProfile) -> str:
    """In place of `UserProfile.get_current_time_zone`, which gives the site's to who chose none."""
    if profile.current_time_zone in zoneinfo.available_timezones():
        return profile.current_time_zone
    return clock_of(profile.user)


def offer_clocks() -> None:
    """In the account: the zones of France by their names, in place of all those of the world by their codes."""
    choices = [("", "Celui de ma région"), *FRENCH_ZONES]
    LocalePreferencesForm.base_fields["current_time_zone"] = forms.ChoiceField(
        label="Fuseau horaire", required=False, choices=choices, help_text="Les heures des formulaires et des listes."
    )


def with_profile(respond):
    """`get_localized_response` for people whom Wagtail has made no profile yet: they have no choice, but a region."""

    def answered(view_func, request, *args, **kwargs):
        user = request.user
        if not hasattr(user, "wagtail_userprofile"):
            user.wagtail_userprofile = UserProfile(user=user)  # not stored
        return respond(view_func, request, *args, **kwargs)

    return answered
