"""A real Elasticsearch or OpenSearch as the site's engine, with an index of the tests' own."""

import os

import pytest

from search import engines
from search.engines import get_engine
from search.engines.remote import RemoteEngine
from tests.engines import state


class OnServer:
    """The contract on the server that `engine` names; each test begins with an empty index."""

    engine: str

    @pytest.fixture(autouse=True)
    def remote(self, request, settings, site, engine_url):
        use(settings, self.engine, engine_url(self.engine))
        engine = get_engine()
        if engine.is_built():
            engine.remove(engine.ids())
        else:
            with engine.rebuilding():
                pass
        yield engine
        engines._engine.cache_clear()

    @pytest.fixture(autouse=True, scope="class")
    @classmethod
    def _dropped(cls):
        yield
        if running := state.running().get(cls.engine):
            engine_class = engines.import_string(engines.ENGINES[cls.engine])
            engine_class(running.url, prefix()).drop()


def prefix() -> str:
    """Another for each process: several may test at once."""
    return f"fourmiliere_test_{os.getpid()}_"


def use(settings, name: str, url: str) -> RemoteEngine:
    """Make it the site\'s engine until the settings come back."""
    settings.SEARCH_ENGINE, settings.SEARCH_URL, settings.SEARCH_INDEX_PREFIX = name, url, prefix()
    engines._engine.cache_clear()
    return get_engine()
