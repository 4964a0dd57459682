"""Every form of the admin offers several things as boxes: one rule for all the fields, none to repeat in a form."""

from django.db.models import ManyToManyField
from wagtail.admin.forms.models import register_form_field_override

from home.ticking.fields import SeveralThingsField
from home.ticking.widgets import TickBoxes


def tick_several() -> None:
    """The field, which sorts, and its boxes."""
    override = {"form_class": SeveralThingsField, "widget": TickBoxes}
    register_form_field_override(ManyToManyField, override=override)
