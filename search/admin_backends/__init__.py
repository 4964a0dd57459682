"""Wagtail's own search, that of the admin (explorer, choosers, lists) and of its API, with the site's French.

Subclasses of modelsearch's backends, without a fork: objects are indexed as the tokens of `search.language.analysis`,
queries are read as the same tokens. What modelsearch 1.3.2 gets wrong for us is told in the file of each engine.
"""

from functools import lru_cache

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import connection
from django.utils.module_loading import import_string

DATABASE = "database"
BACKENDS = {
    "sqlite": "search.admin_backends.sqlite.SqliteBackend",
    "postgresql": "search.admin_backends.postgresql.PostgresqlBackend",
    "elasticsearch": "search.admin_backends.elasticsearch.ElasticsearchBackend",
    "opensearch": "search.admin_backends.opensearch.OpensearchBackend",
}
REMOTE = {"elasticsearch", "opensearch"}


def admin_backend(params: dict):
    """The BACKEND of WAGTAILSEARCH_BACKENDS: the engine of SEARCH_ENGINE, by default the database's.

    `ENGINE`, `URL` and `INDEX_PREFIX` in `params` come before the settings; the engine "database" is the database's.
    Raises ImproperlyConfigured for an engine that does not exist, or a database's that is not in use.
    """
    name = params.get("ENGINE") or getattr(settings, "SEARCH_ENGINE", "") or DATABASE
    name = connection.vendor if name == DATABASE else name
    if name not in BACKENDS or (name not in REMOTE and name != connection.vendor):
        raise ImproperlyConfigured(f"Pas de recherche « {name} » dans l’administration, base {connection.vendor}.")
    if name not in REMOTE:
        return _backend(name)
    url = params.get("URL") or getattr(settings, "SEARCH_URL", "")
    if not url:
        raise ImproperlyConfigured(f"SEARCH_URL est vide : {name} a besoin d’une adresse.")
    return _backend(name, URLS=url, INDEX_PREFIX=params.get("INDEX_PREFIX", f"{settings.SEARCH_INDEX_PREFIX}admin_"))


@lru_cache
def _backend(name: str, **params):
    """Kept: modelsearch asks for a backend at each search, a client of a server keeps its connections."""
    return import_string(BACKENDS[name])(params)
