"""The cache of pages, as on the site; the other tests do without it."""

import pytest


@pytest.fixture(autouse=True)
def _kept(settings):
    settings.PAGE_CACHE = True


@pytest.fixture
def made_anew(settings, visit):
    """What the site answers without the cache."""

    def get(path: str, host: str = "localhost", **headers):
        settings.PAGE_CACHE = False
        try:
            return visit(path, host=host, **headers)
        finally:
            settings.PAGE_CACHE = True

    return get
