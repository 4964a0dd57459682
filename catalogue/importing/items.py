"""What an import is asked to bring in, checked line by line; what is wrong is said and left out."""

from collections.abc import Container
from dataclasses import dataclass, field
from pathlib import Path

from catalogue.enums import Level, Licence
from catalogue.languages import LANGUAGE_CHOICES

_LANGUAGES = {code for code, _name in LANGUAGE_CHOICES}
_TITLE_LENGTH = 255
_TAG_LENGTH = 100


class LineRefused(Exception):
    """A file or line that cannot become a page; its text is the reason, in French."""


@dataclass
class Item:
    """One material to be: from a file, or from a manifest's line."""

    label: str  # how the report names it
    title: str
    source_id: str = ""
    body: str = ""
    path: Path | None = None
    url: str = ""
    licence: str = ""
    level: str = ""
    language: str = "fr"
    themes: list[str] = field(default_factory=list)
    audiences: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Known:
    """Slugs that a manifest may name."""

    themes: dict[str, object]
    audiences: dict[str, object]


def check(item: Item, known: Known) -> Item:
    """The item itself; raises LineRefused for a missing title or an unknown code or slug."""
    if not item.title.strip():
        raise LineRefused("Le titre manque.")
    if not (item.path or item.body.strip() or item.url):
        raise LineRefused("Il faut un fichier, un texte ou une adresse.")
    if item.url and not item.url.startswith(("https://", "http://")):
        raise LineRefused(f"L’adresse « {item.url} » ne commence pas par https:// ou http://.")
    _check_code("licence", item.licence, Licence.values)
    _check_code("niveau", item.level, ["", *Level.values])
    _check_code("langue", item.language, _LANGUAGES)
    for name, slugs, existing in (
        ("thème", item.themes, known.themes),
        ("public", item.audiences, known.audiences),
    ):
        for slug in slugs:
            _check_code(name, slug, existing)
    if too_long := next((tag for tag in item.tags if len(tag) > _TAG_LENGTH), ""):
        raise LineRefused(f"Le mot-clé « {too_long[:40]}… » dépasse {_TAG_LENGTH} caractères.")
    item.title = " ".join(item.title.split())[:_TITLE_LENGTH]
    return item


def _check_code(name: str, code: str, allowed: Container[str]) -> None:
    if code not in allowed:
        raise LineRefused(f"Valeur inconnue pour « {name} » : « {code} ».")
