"""The first of a month is « 1er » in French, in the admin as elsewhere; other languages and other days have figures."""

from datetime import date

import pytest
from django.template import Context, Template
from django.utils.formats import date_format
from django.utils.translation import override

FIRST, SECOND = date(2026, 12, 1), date(2026, 12, 2)


@pytest.mark.parametrize(
    ("language", "day", "written"),
    [
        ("fr", FIRST, "1er décembre 2026"),
        ("fr", SECOND, "2 décembre 2026"),
        ("en", FIRST, "1 December 2026"),
        ("en", SECOND, "2 December 2026"),
    ],
)
def test_a_day_in_words(language, day, written):
    with override(language):
        assert Template('{{ day|date:"jS F Y" }}').render(Context({"day": day})) == written


@pytest.mark.parametrize(("day", "written"), [(FIRST, "1er décembre 2026"), (SECOND, "2 décembre 2026")])
def test_wagtail_and_django_write_it_so_too(day, written):
    with override("fr"):
        assert date_format(day) == date_format(day, "DATE_FORMAT") == written
        assert Template("{{ day }}").render(Context({"day": day})) == written
