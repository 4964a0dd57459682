"""Wagtail's own search, that of the admin and its API, with queries cleaned first (WAGTAILSEARCH_BACKENDS).

Wagtail gives what an editor types to SQLite FTS5 as it is: a quote, a NUL, a blank or too many words end in a 500
(https://github.com/wagtail/wagtail/issues/13227). Every search box of the admin goes through this backend.
"""

from copy import copy

from modelsearch.query import MATCH_NONE, And, Fuzzy, Or, Phrase, PlainText
from wagtail.search.backends import database

from search.query import MAX_TERMS, sanitise

_OPERATORS = str.maketrans(dict.fromkeys('"*()^:+{}[]<>\\%', " "))


def clean_text(text: str, limit: int = MAX_TERMS) -> str:
    """`text` without controls nor FTS5's operators, `limit` words at most, each with a letter or a digit."""
    words = sanitise(text).translate(_OPERATORS).split()
    return " ".join([word for word in words if any(map(str.isalnum, word))][:limit])


def clean_query(query, limit: int = MAX_TERMS):
    """A query of Wagtail's, a string or a tree, with its texts cleaned; MATCH_NONE when no word is left."""
    if isinstance(query, str):
        return clean_text(query, limit) or MATCH_NONE
    if isinstance(query, PlainText | Phrase | Fuzzy):
        cleaned = copy(query)
        cleaned.query_string = clean_text(query.query_string, limit)
        return cleaned if cleaned.query_string else MATCH_NONE
    if isinstance(query, And | Or):
        parts = query.subqueries[:limit]
        cleaned = [clean_query(part, max(1, limit // len(parts))) for part in parts]
        left = [part for part in cleaned if part is not MATCH_NONE]
        return type(query)(left) if left else MATCH_NONE
    return query


class CleanedQueries:
    """Mixed in before a backend's class."""

    def search(self, query, *args, **kwargs):
        return super().search(clean_query(query), *args, **kwargs)

    def autocomplete(self, query, *args, **kwargs):
        return super().autocomplete(clean_query(query), *args, **kwargs)


def cleaned_database_backend(params):
    """Wagtail's backend for the database in use, with cleaned queries."""
    stock = type(database.SearchBackend(params))
    return type(f"Cleaned{stock.__name__}", (CleanedQueries, stock), {})(params)
