"""What people read for the codes and slugs of filters; which values exist."""

from collections import defaultdict
from functools import cached_property

from django.db.models import CharField, Value
from django.utils.translation import gettext_lazy as _

from catalogue.enums import CycleCode, Level, Licence, Mode
from catalogue.languages import LANGUAGE_CHOICES
from catalogue.models import Audience
from home.enums import PageType
from home.regions import NATIONAL, known_regions
from search.content.models import Entry

KEYS = {
    "type": _("Type"),
    "theme": _("Thème"),
    "public": _("Public"),
    "format": _("Format"),
    "niveau": _("Niveau"),
    "cycle": _("Formation"),
    "region": _("Région"),
    "licence": _("Licence"),
    "langue": _("Langue"),
    "mode": _("Modalité"),
    "quand": _("Quand"),
}
ORDERS = {
    "pertinence": _("pertinence"),
    "date": _("date"),
    "recent": _("nouveauté"),
    "titre": _("titre"),
}
_FIXED = {
    "type": dict(PageType.choices),
    "niveau": dict(Level.choices),
    "cycle": dict(CycleCode.choices),
    "licence": dict(Licence.choices),
    "langue": dict(LANGUAGE_CHOICES),
    "mode": dict(Mode.choices),
    "quand": {"a-venir": _("À venir"), "passe": _("Passé")},
}


class Labels:
    """Values of each key with their labels, in a language; themes, formats and audiences cost one query."""

    def __init__(self, locale: str):
        self.locale = locale

    def values(self, key: str) -> dict[str, str]:
        if key in _FIXED:
            return _FIXED[key]
        return self.regions if key == "region" else self._named[key]

    def label(self, key: str, value: str) -> str:
        return str(self.values(key).get(value, value))

    @cached_property
    def regions(self) -> dict[str, str]:
        names = {region.slug: region.name for region in known_regions().values() if region.live}
        return {NATIONAL: _("National")} | names

    @cached_property
    def _named(self) -> dict[str, dict[str, str]]:
        languages = {self.locale, "fr"}
        pages = Entry.objects.filter(type__in=[PageType.THEME, PageType.FORMAT], locale__in=languages)
        audiences = Audience.objects.order_by().filter(locale__language_code__in=languages)
        key = Value("public", CharField())
        rows = pages.values_list("type", "slug", "title", "locale").union(
            audiences.values_list(key, "slug", "name", "locale__language_code"), all=True
        )
        found = defaultdict(dict)
        for kind, slug, name, _locale in sorted(rows, key=lambda row: row[3] == self.locale):
            found[kind][slug] = name  # in the visitor's language when both bear the slug
        return found
