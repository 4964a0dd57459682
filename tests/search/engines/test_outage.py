"""An engine that hangs, is killed with -9, and comes back, under a loop of searches and publishes."""

import os
import signal
import time
from collections.abc import Callable
from dataclasses import replace
from io import StringIO

import pytest
from django.core.management import call_command

from home import breaker
from search import engines
from search.content.models import Entry, MissedWrite
from search.indexing.indexing import public_ids
from tests.engines import lifecycle
from tests.engines.errors import OutOfReach
from tests.engines.search_servers import elasticsearch
from tests.factories import make_article
from tests.search.engines.remote import use
from tests.search.indexed import index_all

LONGEST = 3  # seconds of a search
LOOPS = 3
HOST = {"host": "localhost"}
WAIT = 1.4  # seconds: a little less than a visitor waits for a server that does not answer
NOTICE = "Le moteur de recherche ne répond pas"

# Code that is not optimised: it starts twice as fast, and answers a handful of requests.
ELASTICSEARCH = replace(elasticsearch(), options="-Xms256m -Xmx256m -XX:TieredStopAtLevel=1")


@pytest.fixture
def server():
    """An Elasticsearch of this test alone: nobody else's is ever stopped."""
    try:
        running = lifecycle.start(ELASTICSEARCH)
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
    engines._engine.cache_clear()


@pytest.fixture
def search(client):
    """The API's answer, and the seconds that it took."""

    def get() -> tuple[dict, float]:
        began = time.monotonic()
        response = client.get("/api/recherche/", {"q": "coccinelle"}, headers=HOST)
        seconds = time.monotonic() - began
        assert response.status_code == 200
        return response.json(), seconds

    return get


@pytest.fixture
def work(client, site, followed, search):
    """Publishes and searches in turn, each quick and whole; whether each search was degraded, as the page says too.

    `during`: what happens to the server in the second turn, when a visitor is about to search.
    """
    published = []

    def loop(during: Callable = lambda: None) -> list[bool]:
        degraded = []
        for turn in range(LOOPS):
            with followed():
                page = make_article(site, title=f"Coccinelle {len(published)}", live=False)
                page.get_latest_revision().publish()
                published.append(page.title)
            if turn == 1:
                during()
            answer, seconds = search()
            assert seconds < LONGEST
            assert {result["title"] for result in answer["results"]} == set(published)
            degraded.append(answer["degraded"])
        page = client.get("/recherche/", {"q": "coccinelle"}, headers=HOST)
        assert (page.status_code, NOTICE in page.content.decode()) == (200, degraded[-1])
        return degraded

    return loop


def test_searches_and_saves_outlive_the_engine(engine, server, work, search, client, monkeypatch):
    def close_breaker():
        monkeypatch.setattr(engine.server.breaker, "closed_after", 0.0)

    # It takes calls and never answers: the first search waits, the others do not.
    assert work(lambda: os.kill(server.pid, signal.SIGSTOP)) == [False, True, True]
    with monkeypatch.context() as patch:
        patch.setattr(breaker, "PAUSE", 60)  # however slow this machine is
        close_breaker()
        assert search()[1] > WAIT
        assert max(search()[1] for _ in range(LOOPS)) < WAIT
        patch.setattr(breaker, "PAUSE", 0)  # the control: without the breaker every search waits
        close_breaker()
        assert min(search()[1] for _ in range(LOOPS)) > WAIT
    os.kill(server.pid, signal.SIGCONT)

    close_breaker()
    assert work(lambda: os.kill(server.pid, signal.SIGKILL)) == [False, True, True]
    ready = client.get("/sante/complet/").json()
    assert (ready["degraded"], ready["checks"]["engine"], ready["checks"]["database"]) == (True, False, True)
    assert MissedWrite.objects.count() == LOOPS - 2

    again = lifecycle.start(ELASTICSEARCH, killed=server)
    try:
        assert again.url == server.url
        close_breaker()
        call_command("search_repair", stdout=StringIO())
        assert engine.ids() == public_ids() == set(Entry.objects.values_list("pk", flat=True))
        assert work() == [False] * LOOPS
        assert MissedWrite.objects.count() == 0  # the first write that passed had the others done again
    finally:
        lifecycle.stop(again)
