"""Engines, by the name that SEARCH_ENGINE or the database gives."""

from functools import lru_cache

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import connection
from django.utils.module_loading import import_string

ENGINES = {"sqlite": "search.backends.sqlite.SqliteEngine"}


def engine_name() -> str:
    """The engine that is configured, by default the database's own. Raises ImproperlyConfigured for an unknown one."""
    name = getattr(settings, "SEARCH_ENGINE", None) or connection.vendor
    if name not in ENGINES or (name == "sqlite" and connection.vendor != "sqlite"):
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
