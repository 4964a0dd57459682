"""The facets, which are keys of a search’s address: adding one is adding a line here, and its value in the sources."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from catalogue.enums import CycleCode, Level, Licence, Mode, Price
from catalogue.languages import LANGUAGE_CHOICES
from home.enums import PageType
from home.places import departements

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True)
class Key:
    """A facet: what it is called, and where its values are.

    `column`: of Entry, where each entry has one; without it, `EntryTerm` holds several under the key's name.
    `values`: code and label of each, for those that are not read from the site.
    """

    label: "StrOrPromise"
    column: str = ""
    values: "Mapping[str, StrOrPromise] | None" = None


PERIOD = "quand"  # computed from dates: no column holds it
KEYS = {
    "type": Key(_("Type"), "type", dict(PageType.choices)),
    "theme": Key(_("Thème")),
    "public": Key(_("Public")),
    "format": Key(_("Format"), "format"),
    "niveau": Key(_("Niveau"), "level", dict(Level.choices)),
    "cycle": Key(_("Formation"), "cycle", dict(CycleCode.choices)),
    "region": Key(_("Région"), "region"),
    "departement": Key(
        _("Département"), values={code: f"{name} ({code})" for code, (name, _region) in departements().items()}
    ),
    "licence": Key(_("Licence"), "licence", dict(Licence.choices)),
    "langue": Key(_("Langue"), "language", dict(LANGUAGE_CHOICES)),
    "mode": Key(_("Modalité"), "mode", dict(Mode.choices)),
    "prix": Key(_("Prix"), values=dict(Price.choices)),
    PERIOD: Key(_("Quand"), values={"a-venir": _("À venir"), "passe": _("Passé")}),
}
COLUMNS = {name: key.column for name, key in KEYS.items() if key.column}
TERMS = tuple(name for name in KEYS if name not in COLUMNS and name != PERIOD)
FIELDS = {name: COLUMNS.get(name, name) for name in KEYS if name != PERIOD}  # as a server's documents call them
