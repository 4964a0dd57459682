"""Durations in words."""

from django.utils.translation import gettext as _


def duration_label(minutes: int) -> str:
    """`90` is « 1 h 30 », `45` is « 45 min »."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return _("%(minutes)s min") % {"minutes": rest}
    if not rest:
        return _("%(hours)s h") % {"hours": hours}
    return _("%(hours)s h %(minutes)s") % {"hours": hours, "minutes": f"{rest:02d}"}
