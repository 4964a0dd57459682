"""When the server of the public search is away, the admin's boxes and saves know nothing of it."""

import socket

import pytest

from search import engines
from tests.factories import make_article

pytestmark = pytest.mark.django_db


@pytest.fixture(params=["elasticsearch", "opensearch"])
def refused(request, settings):
    """A server that nobody answers for."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    settings.SEARCH_ENGINE, settings.SEARCH_URL = request.param, f"http://127.0.0.1:{port}"
    engines._engine.cache_clear()
    yield
    engines._engine.cache_clear()


def test_saves_go_on_and_boxes_answer(refused, client, admin, site):
    page = make_article(site, title="Lavande du jardin")
    page.title = "Tilleul du jardin"
    page.save_revision().publish()
    client.force_login(admin)
    for address in (f"/gestion/pages/{site.pk}/?q=jardins", "/gestion/pages/search/?q=jardins"):
        response = client.get(address, headers={"host": "localhost"})
        assert (response.status_code, "Tilleul du jardin" in response.content.decode()) == (200, True)
