"""What is indexed of an object, as tokens that engines keep as they are."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import cast

from django.db.models import Manager, Model, QuerySet
from modelsearch.index import AutocompleteField, Indexed, RelatedFields, SearchField

from search.language.analysis import Words, analyse, fold

HYPHENS = re.compile("(?<=\\w)[‐‑-](?=\\w)")
_READ_AT_MOST = 1_000_000  # characters of a field
_MOST_BYTES = 300_000  # of tokens in a column: a tsvector holds 1 MB, of title and body together


def analyses(text: str) -> tuple[Words, Words]:
    """The words of a text as it is and without its accents, which people leave out: their stems may differ."""
    return analyse(text), analyse(fold(text))


def tokens(text: str) -> list[str]:
    """Stems in the text's order; then, when accents change them, those of the text without any."""
    as_written, plain = (words.stems for words in analyses(text))
    return as_written if as_written == plain else as_written + plain


def completions(text: str) -> list[str]:
    """Its stems, then its words, compounds also in one, for a word that is still being typed."""
    return tokens(text) + sorted(analyse(text).forms | analyse(HYPHENS.sub("", text)).forms)


def text_of(value) -> str:
    """The text of a field's value: a stream's is a list of texts, None holds none."""
    if value is None:
        return ""
    if isinstance(value, dict):
        value = value.values()
    if not isinstance(value, str) and isinstance(value, Iterable):
        return "\n".join(map(text_of, value))
    return str(value)[:_READ_AT_MOST]


def searched_texts(item: Model) -> Iterator[tuple[SearchField | AutocompleteField, str]]:
    """Each field of an object that is searched or completed and its text, those of related objects included."""
    yield from _texts(item, cast(Indexed, item).get_search_fields())


def _texts(item: Model, fields: Iterable) -> Iterator[tuple[SearchField | AutocompleteField, str]]:
    for field in fields:
        if isinstance(field, RelatedFields):
            for related in _related(field.get_value(item)):
                yield from _texts(related, field.fields)
        elif isinstance(field, SearchField | AutocompleteField):
            yield field, text_of(field.get_value(item))


def _related(value) -> Iterable[Model]:
    value = value() if callable(value) and not isinstance(value, Manager) else value
    if isinstance(value, Manager | QuerySet):
        return value.all()
    return [] if value is None else [value]


@dataclass(frozen=True)
class Columns:
    """An object in the index: tokens of its title, of its other texts, and of what completes words being typed."""

    title: list[str]
    body: list[str]
    autocomplete: list[str]


def columns_of(item: Model) -> Columns:
    title, body, autocomplete = list[str](), list[str](), list[str]()
    for field, text in searched_texts(item):
        if isinstance(field, AutocompleteField):
            autocomplete += completions(text)
        else:
            column = title if field.field_name == "title" else body
            column += tokens(text)
    return Columns(*map(_limited, (title, body, autocomplete)))


def _limited(found: list[str]) -> list[str]:
    size = 0
    for position, token in enumerate(found):
        size += len(token.encode()) + 1
        if size > _MOST_BYTES:
            return found[:position]
    return found
