"""Every form of the admin reads dates, hours and numbers as they are typed in France.

Filters and the form of a site, which have no setting for it: home/wagtail_patches/as_typed.py.
"""

from datetime import datetime, time

from django.db import models
from django.utils.timezone import make_aware
from django_filters.fields import DateRangeField, RangeField
from wagtail.admin import widgets
from wagtail.admin.forms.models import register_form_field_override
from wagtail.admin.telepath import register
from wagtail.admin.telepath.widgets import WidgetAdapter

from home.as_typed import fields

_FIELDS = {
    models.DateField: {"form_class": fields.DateField, "widget": widgets.AdminDateInput},
    models.DateTimeField: {"form_class": fields.MomentField, "widget": widgets.AdminDateTimeInput},
    models.TimeField: {"form_class": fields.TimeField, "widget": widgets.AdminTimeInput},
    models.IntegerField: {"form_class": fields.IntegerField},
    models.DecimalField: {"form_class": fields.DecimalField},
    models.FloatField: {"form_class": fields.FloatField},
}


class FirstMomentField(fields.DateField):
    """The first moment of a day: a filter on moments asks for a day (`WagtailFilterSet.filter_for_lookup`)."""

    def taken(self, read):
        return make_aware(datetime.combine(read, time.min))


class DateSpanField(DateRangeField):
    """Two days, of a filter."""

    def __init__(self, *args, **kwargs):
        RangeField.__init__(self, (fields.DateField(), fields.DateField()), *args, **kwargs)


class CountSpanField(RangeField):
    """Two whole numbers, of a filter."""

    def __init__(self, *args, **kwargs):
        super().__init__((fields.IntegerField(), fields.IntegerField()), *args, **kwargs)
        for part in self.widget.widgets:
            part.input_type, part.attrs["inputmode"] = "text", fields.IntegerField.keyboard


def read_as_typed() -> None:
    for model_field, override in _FIELDS.items():
        register_form_field_override(model_field, override=override)
    # Blocks and inline panels draw them from the same template as forms: no script of Wagtail's rewrites them.
    for widget in (widgets.AdminDateInput, widgets.AdminDateTimeInput, widgets.AdminTimeInput):
        register(WidgetAdapter(), widget)
