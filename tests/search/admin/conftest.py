"""An engine for Wagtail's own search, and what tests ask it."""

from io import StringIO

import pytest
from django.core.management import call_command
from wagtail.search.backends import get_search_backend

from search.admin_backends import DATABASE, REMOTE, admin_backend
from tests.engines import state

BACKEND = "search.admin_backends.admin_backend"


def use_server(settings, params: dict) -> None:
    settings.WAGTAILSEARCH_BACKENDS = {
        "default": {"BACKEND": BACKEND, **params},
        "database": {"BACKEND": BACKEND, "ENGINE": DATABASE},
    }


@pytest.fixture
def engine(request, settings, server, site):
    """The backend of the test class's `engine`, its index empty."""
    if server:
        use_server(settings, server)
        empty(get_search_backend())
    return get_search_backend()


@pytest.fixture(scope="class")
def server(request, worker_id, django_db_setup, django_db_blocker) -> dict | None:
    """What reaches the class's server, where its indexes are made; None when the engine is the database's."""
    name = request.cls.engine
    if name not in REMOTE:
        yield None
        return
    running = state.running().get(name)
    if running is None:
        pytest.skip(f"{name} ne tourne pas ici (« make engines » le démarre)")
    params = {"ENGINE": name, "URL": running.url, "INDEX_PREFIX": f"test_admin_{worker_id}_"}
    with pytest.MonkeyPatch.context() as patch, django_db_blocker.unblock():
        patch.setattr("django.conf.settings.WAGTAILSEARCH_BACKENDS", {"default": {"BACKEND": BACKEND, **params}})
        call_command("update_index", schema_only=True, stdout=StringIO())
    yield params
    backend = admin_backend(params)
    for index in backend.all_indexes():
        for concrete in index.aliased_indices():
            concrete.delete()


def empty(backend) -> None:
    """Its documents, one after the other: a bare server cannot delete what a query finds."""
    backend.refresh_indexes()
    for index in backend.all_indexes():
        hits = backend.patient.search(index=index.name, body={"size": 10_000, "stored_fields": []})["hits"]["hits"]
        actions = [{"_op_type": "delete", "_id": hit["_id"]} for hit in hits]
        backend.bulk(backend.patient, actions, index=index.name)


@pytest.fixture(scope="session")
def worker_id(request) -> str:
    """pytest-xdist's, or one of ours without it."""
    return getattr(request.config, "workerinput", {}).get("workerid", "alone")


@pytest.fixture
def titles(engine):
    """Titles that a search of a model or queryset finds, best first; `typing` as one types."""

    def found(query, objects, typing=False, **options) -> list[str]:
        engine.refresh_indexes()
        search = engine.autocomplete if typing else engine.search
        return [item.title for item in search(query, objects, **options)]

    return found
