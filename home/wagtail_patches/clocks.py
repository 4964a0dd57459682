"""The hours of who chose no clock are those of their region: home/clocks.py. The account offers the zones of France.

Wagtail gives the site's to who chose none, asks nothing of people whom it has made no profile yet, and offers all the
zones of the world by their codes. Read on Wagtail 8.0.1. Upstream: none known.
"""

from functools import wraps

from django import forms
from wagtail.admin import auth
from wagtail.admin.forms.account import LocalePreferencesForm
from wagtail.admin.localization import get_available_admin_time_zones
from wagtail.users.models import UserProfile

from home.clocks import clock_of
from home.time_zones import FRENCH_ZONES
from home.wagtail_patches.patch import Patch, instead


def clock_of_profile(profile: UserProfile) -> str:
    if profile.current_time_zone in get_available_admin_time_zones():  # kept: Python opens six hundred files
        return profile.current_time_zone
    return clock_of(profile.user)


def with_profile(get_localized_response):
    """Who has no profile has no choice, but a region."""

    @wraps(get_localized_response)
    def own(view_func, request, *args, **kwargs):
        user = request.user
        if not hasattr(user, "wagtail_userprofile"):
            user.wagtail_userprofile = UserProfile(user=user)  # not stored
        return get_localized_response(view_func, request, *args, **kwargs)

    return own


def with_french_zones(fields):
    zones = forms.ChoiceField(
        label="Fuseau horaire",
        required=False,
        choices=[("", "Celui de ma région"), *FRENCH_ZONES],
        help_text="Les heures des formulaires et des listes.",
    )
    return fields | {"current_time_zone": zones}


PATCHES = (
    Patch(UserProfile, "get_current_time_zone", instead(clock_of_profile)),
    Patch(auth, "get_localized_response", with_profile),
    Patch(LocalePreferencesForm, "base_fields", with_french_zones),
)
