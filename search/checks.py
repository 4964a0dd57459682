"""The search engine is known before the first visitor."""

from django.core.checks import CheckMessage, Error, register
from django.core.exceptions import ImproperlyConfigured

from search.engines import engine_name


@register()
def check_engine(app_configs: object, **kwargs: object) -> list[CheckMessage]:
    """SEARCH_ENGINE, or the database, has an engine."""
    try:
        engine_name()
    except ImproperlyConfigured as error:
        return [Error(str(error), id="search.E001", hint="Réglez SEARCH_ENGINE, ou utilisez SQLite.")]
    return []
