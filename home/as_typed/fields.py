"""Form fields that keep what is typed or refuse it: a text that is refused stays in its field."""

from collections.abc import Callable

from django import forms
from django.core.exceptions import ValidationError
from django.utils.timezone import is_naive
from wagtail.admin.widgets import AdminDateInput, AdminDateTimeInput, AdminTimeInput

from home.as_typed.dates import read_date, read_moment, read_time
from home.as_typed.numbers import read_decimal, read_integer
from home.as_typed.unreadable import Unreadable
from home.as_typed.widgets import PlaceMomentInput
from home.telephones import read_telephone


class _AsTyped(forms.Field):
    """`read` takes a text; anything else is a value that a form began with, which the field of Django knows."""

    read: Callable

    def to_python(self, value):
        if value in self.empty_values:
            return None
        if not isinstance(value, str):
            return super().to_python(value)
        if not value.strip():
            return None
        try:
            return self.taken(type(self).read(value))
        except Unreadable as reason:
            raise ValidationError(str(reason), code="invalid") from reason

    def taken(self, read):
        """The value of the field, from what was read."""
        return read


class DateField(_AsTyped, forms.DateField):
    widget = AdminDateInput
    read = staticmethod(read_date)


class TimeField(_AsTyped, forms.TimeField):
    widget = AdminTimeInput
    read = staticmethod(read_time)


class MomentField(_AsTyped, forms.DateTimeField):
    """An instant, typed on the clock of the person who types (`home.clocks`)."""

    widget = AdminDateTimeInput
    read = staticmethod(read_moment)

    def taken(self, read):
        return super().to_python(read)  # which refuses an hour that summer time skips, or gives twice


class WallClockField(MomentField):
    """A date and time as clocks show them somewhere: it is given and taken without a zone."""

    widget: type[forms.Widget] = PlaceMomentInput

    def prepare_value(self, value):
        return value

    def to_python(self, value):
        if isinstance(value, str):
            return super().to_python(value)
        return value if value is None or is_naive(value) else value.replace(tzinfo=None)

    def taken(self, read):
        return read


class _Number(_AsTyped):
    """Shown with a comma, in an input of text: an input of numbers changes « 12,50 » before anybody reads it."""

    keyboard = "numeric"

    def __init__(self, **kwargs):
        super().__init__(**{**kwargs, "localize": True})

    def widget_attrs(self, widget):
        return {**super().widget_attrs(widget), "inputmode": self.keyboard, "autocomplete": "off"}


class IntegerField(_Number, forms.IntegerField):
    read = staticmethod(read_integer)


class DecimalField(_Number, forms.DecimalField):
    keyboard = "decimal"
    read = staticmethod(read_decimal)


class FloatField(_Number, forms.FloatField):
    keyboard = "decimal"
    read = staticmethod(read_decimal)

    def taken(self, read):
        return float(read)


class TelephoneField(_AsTyped, forms.CharField):
    """Kept as it is shown. One that was kept before it was checked, and is not touched, stops nobody."""

    read = staticmethod(read_telephone)

    def to_python(self, value):
        return super().to_python(value) or ""

    def widget_attrs(self, widget):
        return {**super().widget_attrs(widget), "inputmode": "tel"}

    def _clean_bound_field(self, bf):
        """As a file's, which alone knows what a form began with (django.forms.fields.FileField)."""
        return bf.initial if bf.initial and bf.data == bf.initial else self.clean(bf.data)
