"""What tests ask of Wagtail's own search."""

import pytest
from wagtail.search.backends import get_search_backend


@pytest.fixture
def engine(site):
    """The backend of the database that runs the tests."""
    return get_search_backend()


@pytest.fixture
def titles(engine):
    """Titles that a search of a model or queryset finds, best first; `typing` as one types."""

    def found(query, objects, typing=False, **options) -> list[str]:
        search = engine.autocomplete if typing else engine.search
        return [item.title for item in search(query, objects, **options)]

    return found
