"""How far something is, in words."""

from django.utils.translation import gettext as _


def distance_label(km: float) -> str:
    """« à 34 km », « à moins de 1 km »."""
    return _("à %(km)s km") % {"km": round(km)} if km >= 1 else _("à moins de 1 km")
