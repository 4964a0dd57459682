"""What is proper to an engine outside the database: it counts as the database does, in two requests a page."""

import time
from datetime import timedelta
from io import StringIO
from itertools import product

import pytest
from django.core.management import call_command
from django.utils import timezone

from catalogue.models import NationalChoice, NationalProposal
from catalogue.schedule.periods import parse_period
from home.places import by_insee
from search.content.models import Entry, MissedWrite
from search.engines import database_engine, get_engine
from search.engines.base import EngineUnavailable
from search.engines.matching import Matching
from search.filtering.around import Around
from search.filtering.filters import Filters
from search.indexing.replay import replay
from search.understanding.interpreting import interpret
from search.understanding.query import parse
from tests.factories import (
    make_article,
    make_audience,
    make_event,
    make_format,
    make_material,
    make_session,
    make_theme,
    make_workshop,
)
from tests.search.contract import VisibilityContract
from tests.search.contract.visibility import SECRET
from tests.search.indexed import index_all
from tests.search.web.test_pages import EVERYTHING

MONTH = timezone.localdate() + timedelta(days=12)
SELECTIONS = [
    Filters(),
    Filters("en"),
    Filters(values={"type": ("atelier", "article"), "theme": ("avis",)}),
    Filters(regions=("bretagne",)),
    Filters(regions=("national",), with_shared=True),
    Filters(regions=("national",), with_shared=True, values={"niveau": ("avance",)}),
    Filters(periods=(parse_period("a-venir"),), values={"mode": ("distance",)}),
    Filters(periods=(parse_period("passe"), parse_period(f"{MONTH:%Y-%m}"))),
    Filters(periods=(parse_period("1999-01"),), values={"type": ("inconnu",)}),
    Filters(around=Around(by_insee("29232"), 10)),  # Quimper, where sessions of tests are
    Filters(around=Around(by_insee("29232"), 10), values={"type": ("atelier",)}),
    Filters(around=Around(by_insee("23096"), 10)),  # nothing happens at Guéret
]
TEXTS = ["fourmi", "fourmi avis", '"avis fourmi"', "fourmi -avis", "fourmi introuvable séance", "fourm"]


class RemoteVisibilityContract(VisibilityContract):
    counts_at_once = False

    def test_expired_page_is_hidden_before_any_scheduler_runs(self, site, public, ask):
        """The engine has its own copy of the moment, which the row alone does not change."""
        page = make_article(site, title=f"Expirée {SECRET}", expire_at=timezone.now() + timedelta(seconds=60))
        index_all()
        assert {result["title"] for result in ask(SECRET)["results"]} == {public.title, page.title}
        soon = timezone.now() + timedelta(seconds=2)
        type(page).objects.filter(pk=page.pk).update(expire_at=soon)
        index_all()
        time.sleep(max(0, (soon - timezone.now()).total_seconds()))
        answer = ask(SECRET)
        assert [result["title"] for result in answer["results"]] == [public.title]
        assert answer["facets"]["type"] == [{"value": "article", "label": "Article", "count": 1, "selected": False}]


class RemoteContract:
    @pytest.fixture
    def library(self, site, bretagne):
        theme = make_theme(site, title="Avis fourmi", slug="avis")
        workshop = make_workshop(site, title="Atelier fourmi", themes=[theme], level="avance")
        make_session(site, workshop, title="Séance fourmi", mode="distance", days=12)
        make_event(site, title="Événement fourmi", themes=[theme], days=-30)
        make_article(bretagne, title="Article fourmi")
        shared = make_material(bretagne, title="Ressource fourmi", level="avance")
        NationalProposal.objects.create(material=shared, status=NationalChoice.ACCEPTED)
        index_all()

    def test_it_counts_and_chooses_as_the_database(self, library):
        for text, filters, matching in product(TEXTS, SELECTIONS, Matching):
            asked = interpret(parse(text), filters.locale)
            counted, chosen = [], []
            for engine in (database_engine(), get_engine()):
                ids, counts = engine.ids_and_counts(asked, filters, matching, 100)
                assert (counts, ids) == (
                    engine.count(asked, filters, matching),
                    engine.all_ids(asked, filters, matching, 100),
                )
                counted.append(counts)
                chosen.append(set(ids))
            assert counted[0] == counted[1], (text, filters)
            assert chosen[0] == chosen[1], (text, filters)
            nearest, passing = map(set, get_engine().candidates(asked, filters, 100))
            assert (passing or nearest) >= (chosen[0] if matching is Matching.NEAR else set())
        regional, with_shared = (
            get_engine().count(interpret(parse("fourmi"), "fr"), filters, Matching.ALL).total
            for filters in (Filters(regions=("national",)), Filters(regions=("national",), with_shared=True))
        )
        assert with_shared == regional + 1

    def test_a_page_asks_a_few_times_whatever_is_found(self, site, library, visit, monkeypatch):
        make_audience(site, slug="p")
        make_format(site, slug="f")
        server, asked = get_engine().server, []
        send = server.send

        def counted(method, path, *rest):
            asked.append(path)
            return send(method, path, *rest)

        def requests(query: str) -> int:
            asked.clear()
            results = visit(f"/recherche/?{query}").context["results"]
            assert (results.engine, results.degraded) == (server_name, False)
            return len(asked)

        server_name = get_engine().name
        monkeypatch.setattr(server, "send", counted)
        queries = ["q=fourmi", "q=fourmi&quand=a-venir&mode=distance", "q=fourmi&tri=date", EVERYTHING]
        twice = dict.fromkeys(queries, 2)
        # What has all the words passes no filter: the nearest are counted, and what a click gives.
        assert {query: requests(query) for query in queries} == twice | {EVERYTHING: 3}
        monkeypatch.setattr("search.answering.services.CANDIDATES", 1)  # the other results are beyond them
        assert {query: requests(query) for query in queries} == twice | {EVERYTHING: 3}

    def test_pages_beyond_the_candidates_hold_the_rest(self, library, ask, monkeypatch):
        found = {result["title"] for result in ask("fourmi")["results"]}
        monkeypatch.setattr("search.answering.services.CANDIDATES", 2)
        pages = [ask("fourmi", par_page=2, page=page)["results"] for page in (1, 2, 3)]
        assert [len(page) for page in pages] == [2, 2, 2]
        assert {result["title"] for page in pages for result in page} == found

    def test_a_change_before_the_first_index_is_noted_and_the_worker_makes_one(self, remote, site, caplog):
        remote.drop()
        page = make_article(site, title="Coccinelle")
        index_all()
        assert MissedWrite.objects.filter(pk=page.pk).exists()
        assert (remote.is_up(), remote.is_built(), remote.ids()) == (True, False, set())
        assert replay() == Entry.objects.count()
        assert (page.pk in remote.ids(), MissedWrite.objects.count()) == (True, 0)
        assert "noté pour plus tard" in caplog.text

    def test_a_rebuild_that_fails_leaves_one_index(self, remote, library):
        before = remote.ids()
        with pytest.raises(RuntimeError, match="panne"), remote.rebuilding():
            raise RuntimeError("panne")
        call_command("search_rebuild", stdout=StringIO())
        assert remote.ids() == before
        assert len(remote.server.ask("GET", f"/{remote.alias}_*/_alias")) == 1

    def test_a_refused_document_is_an_error(self, remote):
        body = '{"index":{"_id":"1"}}\n{"inconnu":1}\n'
        with pytest.raises(EngineUnavailable, match="refuse un changement"):
            remote.bulk(remote.alias, body, require_alias="true")
        assert remote.is_up()
