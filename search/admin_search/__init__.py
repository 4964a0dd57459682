"""Wagtail's own search, that of the admin (explorer, choosers, lists) and of its API, with the site's French.

Always on the site's database, whatever SEARCH_ENGINE says: its boxes answer as fast there as on a server, and a server
that is away stops nothing. Subclasses of modelsearch's backends, without a fork: objects are indexed as the tokens of
`search.language.analysis`, queries are read as the same tokens. What modelsearch 1.3.2 gets wrong for us is told in the
file of each database.
"""

from functools import lru_cache

from django.db import connection
from django.utils.module_loading import import_string

BACKENDS = {
    "sqlite": "search.admin_search.sqlite.SqliteBackend",
    "postgresql": "search.admin_search.postgresql.PostgresqlBackend",
}


def admin_backend(params: dict):
    """The BACKEND of WAGTAILSEARCH_BACKENDS; it takes no parameter."""
    return _backend(connection.vendor)


@lru_cache
def _backend(vendor: str):
    """Kept: modelsearch asks for a backend at each search."""
    return import_string(BACKENDS[vendor])({})
