"""What tests of search share: asking the API, and pages that are indexed as soon as they are published."""

import pytest

from tests.search.indexed import index_all


@pytest.fixture
def ask(client):
    """The API's answer to a text and filters, on a host."""

    def get(q: str = "", host: str = "localhost", **filters) -> dict:
        response = client.get("/api/recherche/", {"q": q, **filters}, headers={"host": host})
        assert response.status_code == 200, response.content
        return response.json()

    return get


@pytest.fixture
def titles(ask):
    """Titles found, best first, after indexing everything."""

    def get(q: str = "", **filters) -> list[str]:
        index_all()
        return [result["title"] for result in ask(q, **filters)["results"]]

    return get


@pytest.fixture
def followed(django_capture_on_commit_callbacks):
    """A block whose background work is done at its end, as a worker would."""

    def block():
        return django_capture_on_commit_callbacks(execute=True)

    return block
