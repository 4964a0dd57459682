"""An engine that hangs, is killed with -9, and comes back, under a loop of searches and publishes."""

import os
import signal
import time
from io import StringIO

import pytest
from django.core.management import call_command

from search import backends, breaker
from search.indexing import index_all, public_ids
from search.models import Entry, MissedWrite
from tests.engines import lifecycle
from tests.engines.errors import OutOfReach
from tests.engines.search_servers import elasticsearch
from tests.factories import make_article
from tests.search.remote import use

LONGEST = 3  # seconds of a search
LOOPS = 4


@pytest.fixture
def server():
    """An Elasticsearch of this test alone: nobody else's is ever stopped."""
    try:
        running = lifecycle.start(elasticsearch())
    except OutOfReach as missing:
        pytest.skip(f"Elasticsearch reste hors de portée : {missing}")
    yield running
    lifecycle.stop(running)


@pytest.fixture
def engine(settings, site, server):
    engine = use(settings, "elasticsearch", server.url)
    with engine.rebuilding():
        pass
    index_all()
    yield engine
    backends._engine.cache_clear()


@pytest.fixture
def work(client, site, followed):
    """Publishes and searches in turn; the seconds of each search. Every page published so far is found."""
    published = []

    def loop(degraded: bool) -> list[float]:
        times = []
        for _ in range(LOOPS):
            with followed():
                published.append(make_article(site, title=f"Coccinelle {len(published)}").title)
            began = time.monotonic()
            response = client.get("/api/recherche/", {"q": "coccinelle"}, headers={"host": "localhost"})
            times.append(time.monotonic() - began)
            answer = response.json()
            assert (response.status_code, answer["degraded"]) == (200, degraded)
            assert {result["title"] for result in answer["results"]} == set(published)
        page = client.get("/recherche/", {"q": "coccinelle"}, headers={"host": "localhost"})
        assert page.status_code == 200
        return times

    return loop


def test_searches_and_saves_outlive_the_engine(engine, server, work, client, monkeypatch):
    assert max(work(degraded=False)) < LONGEST

    os.kill(server.pid, signal.SIGSTOP)  # it takes calls and never answers
    with monkeypatch.context() as patch:  # the control: without the breaker every search waits
        patch.setattr(breaker, "PAUSE", 0)
        began = time.monotonic()
        for _ in range(LOOPS):
            client.get("/api/recherche/", {"q": "coccinelle"}, headers={"host": "localhost"})
        assert time.monotonic() - began > LOOPS * 1.4
    engine.is_up()  # opens the breaker
    began = time.monotonic()
    assert max(work(degraded=True)) < LONGEST
    assert time.monotonic() - began < LOOPS * 1.4

    os.kill(server.pid, signal.SIGKILL)
    assert max(work(degraded=True)) < LONGEST
    ready = client.get("/sante/complet/").json()
    assert (ready["degraded"], ready["checks"]["engine"], ready["checks"]["database"]) == (True, False, True)
    assert MissedWrite.objects.count() >= 2 * LOOPS

    again = lifecycle.start(elasticsearch(), killed=server)
    try:
        assert again.url == server.url
        monkeypatch.setattr(engine.server.breaker, "closed_after", 0.0)
        call_command("search_repair", stdout=StringIO())
        assert engine.ids() == public_ids() == set(Entry.objects.values_list("pk", flat=True))
        assert max(work(degraded=False)) < LONGEST
        assert MissedWrite.objects.count() == 0  # the first write that passed had the others done again
    finally:
        lifecycle.stop(again)
