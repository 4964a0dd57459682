"""When the server of the admin's search is away, saves go on and the database answers."""

import socket
from time import monotonic

import pytest
from django.core.exceptions import ImproperlyConfigured
from wagtail.search.backends import get_search_backend

from home.models import ArticlePage
from search.engines import breaker
from tests.factories import make_article
from tests.search.admin.conftest import use_server

pytestmark = pytest.mark.django_db
SERVERS = ["elasticsearch", "opensearch"]


@pytest.fixture(params=SERVERS)
def refused(request, settings):
    """A server that nobody answers for."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    use_server(settings, {"ENGINE": request.param, "URL": f"http://127.0.0.1:{port}", "INDEX_PREFIX": f"off{port}_"})


@pytest.fixture(params=SERVERS)
def silent(request, settings):
    """A server that takes calls and never answers."""
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen(50)
        port = server.getsockname()[1]
        use_server(settings, {"ENGINE": request.param, "URL": f"http://127.0.0.1:{port}", "INDEX_PREFIX": "mute_"})
        yield


def test_saves_go_on_and_the_database_answers(refused, site, caplog):
    page = make_article(site, title="Lavande du jardin")
    page.title = "Tilleul du jardin"
    page.save_revision().publish()
    assert "update_index" in caplog.text
    backend = get_search_backend()
    found = backend.autocomplete("tilleuls jar", ArticlePage.objects.order_by("title"))
    assert (list(found), found.count(), dict(found.facet("live"))) == ([page], 1, {True: 1})
    assert list(backend.search("jardins", ArticlePage, fields=["summary"])) == []
    assert list(backend.search("jardins roses", ArticlePage, operator="or")[:5]) == [page]
    page.delete()
    assert list(backend.search("jardins", ArticlePage)) == []


def test_boxes_answer(refused, client, admin, site):
    make_article(site, title="Lavande du jardin")
    client.force_login(admin)
    for address in (f"/gestion/pages/{site.pk}/?q=jardins", "/gestion/pages/search/?q=jardins"):
        response = client.get(address, headers={"host": "localhost"})
        assert (response.status_code, "Lavande du jardin" in response.content.decode()) == (200, True)


def searches_take(count: int) -> float:
    """Seconds of so many searches."""
    began = monotonic()
    for _ in range(count):
        assert list(get_search_backend().search("jardin", ArticlePage)) == []
    return monotonic() - began


def test_only_the_first_search_waits(silent, site):
    assert 1.4 < searches_take(1) < 3
    assert searches_take(5) < 1


def test_without_the_breaker_each_search_waits(silent, site, monkeypatch):
    monkeypatch.setattr(breaker, "PAUSE", 0)
    assert searches_take(3) > 4


def test_an_unknown_engine_is_said(settings):
    settings.WAGTAILSEARCH_BACKENDS = {
        "default": {"BACKEND": "search.admin_backends.admin_backend", "ENGINE": "sphinx"}
    }
    with pytest.raises(ImproperlyConfigured, match="« sphinx »"):
        get_search_backend()
