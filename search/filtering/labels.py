"""What people read for the codes and slugs of filters; which values exist."""

from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from django.db.models import CharField, Value
from django.utils.translation import gettext_lazy as _

from catalogue.models import Audience
from home.enums import PageType
from home.nearby import DEFAULT_RADIUS
from home.places import meant
from home.regions import NATIONAL, public_regions
from search.filtering.around import DISTANCE, PLACE, Around
from search.filtering.facets import KEYS, PERIOD
from search.filtering.filters import public_entries
from search.filtering.period_names import period_name

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

ORDERS = {
    "pertinence": _("pertinence"),
    "date": _("date"),
    "recent": _("nouveauté"),
    "titre": _("titre"),
    DISTANCE: _("distance"),
}


class Labels:
    """Values of each key with their labels, in a language; themes, formats and audiences cost one query."""

    def __init__(self, locale: str) -> None:
        self.locale = locale

    def values(self, key: str) -> "Mapping[str, StrOrPromise]":
        fixed = KEYS[key].values
        if fixed is not None:
            return fixed
        return self.regions if key == "region" else self._named[key]

    def label(self, key: str, value: str, km: int = DEFAULT_RADIUS) -> str:
        if key == PLACE:
            return str(Around(meant(value)[0], km))
        if key == PERIOD and value not in self.values(key):
            return period_name(value)
        return str(self.values(key).get(value, value))

    @cached_property
    def regions(self) -> "dict[str, StrOrPromise]":
        return {NATIONAL: _("National"), **public_regions()}

    @cached_property
    def _named(self) -> dict[str, dict[str, str]]:
        languages = {self.locale, "fr"}
        pages = public_entries().filter(type__in=[PageType.THEME, PageType.FORMAT], locale__in=languages)
        audiences = Audience.objects.order_by().filter(locale__language_code__in=languages)
        key = Value("public", CharField())
        rows = pages.values_list("type", "slug", "title", "locale").union(
            audiences.values_list(key, "slug", "name", "locale__language_code"), all=True
        )
        found: defaultdict[str, dict[str, str]] = defaultdict(dict)
        for kind, slug, name, _locale in sorted(rows, key=lambda row: row[3] == self.locale):
            found[kind][slug] = name  # in the visitor's language when both bear the slug
        return found
