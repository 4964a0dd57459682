"""Every date, hour and number of every form of the admin keeps what is typed, or refuses it and leaves it in place."""

import django_filters
import lxml.html
import pytest
from django.core.exceptions import ValidationError
from django.utils.timezone import is_aware, localtime

from home.as_typed import fields
from home.as_typed.setup import FirstMomentField
from tests.as_typed.fields import admin_fields
from tests.as_typed.readings import READINGS

pytestmark = pytest.mark.django_db

_KIND_OF = {
    fields.DateField: "date",
    FirstMomentField: "date",
    fields.TimeField: "time",
    fields.MomentField: "moment",
    fields.WallClockField: "moment",
    fields.IntegerField: "integer",
    fields.DecimalField: "decimal",
    fields.FloatField: "decimal",
}


def kind_of(field) -> str | None:
    """Also of what was made from one of ours."""
    return next((_KIND_OF[kind] for kind in type(field).__mro__ if kind in _KIND_OF), None)


def kept(field, text: str):
    """What a field makes of a text, written as in `READINGS`; None: refused."""
    try:
        value = field.clean(text)
    except ValidationError:
        return None
    if kind_of(field) in ("integer", "decimal"):
        return float(value)
    if isinstance(field, FirstMomentField):
        value = localtime(value).date()
    if isinstance(field, fields.MomentField) and is_aware(value):
        value = localtime(value).replace(tzinfo=None)
    return value.isoformat() if kind_of(field) == "date" else value.isoformat(timespec="minutes")


def expected(field, text: str, answer: str | None):
    return float(answer) if answer and kind_of(field) in ("integer", "decimal") else answer


def in_range(field, text: str) -> bool:
    """Whether the field's own limits take the number that was read."""
    try:
        field.run_validators(field.to_python(text))
    except ValidationError:
        return False
    return True


def test_no_field_reads_dates_or_numbers_otherwise(site):
    found = admin_fields()
    assert [name for name, field in found.items() if kind_of(field) is None] == []
    assert {kind_of(field) for field in found.values()} == {"date", "time", "moment", "integer", "decimal"}


def test_every_field_keeps_what_is_typed_or_refuses_it(site):
    wrong = []
    for name, field in admin_fields().items():
        for text, answer in READINGS[kind_of(field)].items():
            read = kept(field, text)
            if read != expected(field, text, answer) and not (read is None and not in_range(field, text)):
                wrong.append((name, text, read))
    assert wrong == []


def test_what_is_refused_is_shown_again_as_it_was_typed(site):
    wrong = []
    different = {(type(field), type(field.widget)): (name, field) for name, field in admin_fields().items()}
    for name, field in different.values():
        refused = [text for text, answer in READINGS[kind_of(field)].items() if answer is None]
        for text in refused:
            html = field.widget.render("a-name", field.prepare_value(field.bound_data(text, None)), {"id": "an-id"})
            (shown,) = lxml.html.fromstring(f"<div>{html}</div>").xpath('//input[@name="a-name"]/@value')
            if shown != text:
                wrong.append((name, text, shown))
    assert wrong == []


def test_filters_that_read_dates_are_ours():
    names = ("DateFilter", "DateTimeFilter", "DateFromToRangeFilter", "RangeFilter")
    classes = [getattr(django_filters, name) for name in names]
    assert {filter_class.field_class.__module__ for filter_class in classes} == {
        "home.as_typed.fields",
        "home.as_typed.setup",
    }
