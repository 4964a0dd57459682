"""Whose hours the admin reads and shows: those that a person chose in their account, or else those of their region.

That Wagtail asks for them: home/wagtail_patches/clocks.py.
"""

from django.conf import settings
from django.utils.timezone import get_current_timezone_name

from home.models import RegionPage
from home.time_zones import FRENCH_ZONES
from home.tree_cache import remembered
from home.walls.territory import territory_of


def clock_of(user) -> str:
    """The zone (IANA) of the regions that a person works on; the site's for others, or when theirs differ."""
    territory = territory_of(user)
    if territory.everything or territory.national or not territory.homes:
        return settings.TIME_ZONE
    known = _zones()
    zones = {known[path] for path in territory.homes if path in known}
    return zones.pop() if len(zones) == 1 else settings.TIME_ZONE


def _zones() -> dict[str, str]:
    """Zones by the path of a region's home; that of its French one, which its translations may be behind."""
    homes = RegionPage.objects.filter(locale__language_code=settings.LANGUAGE_CODE)
    return remembered("zones", lambda: dict(homes.values_list("path", "time_zone")))


def clock_label() -> str:
    """« Heure de La Réunion », of the clock that is read now."""
    name = get_current_timezone_name()
    return f"Heure : {dict(FRENCH_ZONES).get(name, name)}"
