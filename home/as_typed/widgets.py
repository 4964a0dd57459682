"""Inputs that are not on the clock of the person who types."""

from wagtail.admin.widgets import AdminDateTimeInput


class PlaceMomentInput(AdminDateTimeInput):
    """On the clock of a place, which the field `time_zone` of the form names."""

    template_name = "home/admin/place_moment_input.html"
