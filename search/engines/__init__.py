"""Engines, by the name that SEARCH_ENGINE or the database gives.

The database's own engine is always kept up to date: it answers when another one is away.
"""

from functools import lru_cache

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import connection
from django.utils.module_loading import import_string

DATABASE_ENGINES = {
    "sqlite": "search.engines.sqlite.SqliteEngine",
    "postgresql": "search.engines.postgresql.PostgresqlEngine",
}
REMOTE_ENGINES = {
    "elasticsearch": "search.engines.elasticsearch.ElasticsearchEngine",
    "opensearch": "search.engines.opensearch.OpenSearchEngine",
}
ENGINES = DATABASE_ENGINES | REMOTE_ENGINES


def engine_name() -> str:
    """The engine that is configured, by default the database's own. Raises ImproperlyConfigured for an unknown one."""
    name = getattr(settings, "SEARCH_ENGINE", None) or connection.vendor
    if name not in ENGINES or (name in DATABASE_ENGINES and name != connection.vendor):
        raise ImproperlyConfigured(
            f"Aucun moteur de recherche « {name} » pour une base {connection.vendor}."
            f" Moteurs disponibles : {', '.join(ENGINES)}."
        )
    return name


@lru_cache
def _engine(name: str):
    return import_string(ENGINES[name])()


def get_engine(name: str | None = None):
    """The engine of that name, or the configured one."""
    return _engine(name or engine_name())


def database_engine():
    """The engine of the site's own database."""
    return get_engine(connection.vendor)


def remote_engine():
    """The configured engine when it is outside the database, else None."""
    name = engine_name()
    return get_engine(name) if name in REMOTE_ENGINES else None


def engines_in_use() -> list:
    """The database's engine, then the remote one if there is one."""
    return [engine for engine in (database_engine(), remote_engine()) if engine]
