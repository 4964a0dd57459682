"""What people searched: from a request to a file, from the file to counts, and how long they are kept."""

import json
import multiprocessing
import re
from datetime import date, timedelta

import pytest
from django.db import DatabaseError
from django.utils import timezone

from home.chores import Chore, Chores
from search.indexing.replay import replay
from search.tasks import check_index_at_night
from search.usage import buffer
from search.usage.events import CLICK, EMPTY, EXACT, NEAR, Event, countable, this_week
from search.usage.flush import flush
from search.usage.models import CountedBatch, SearchCount
from search.usage.retention import purge
from search.wagtail_hooks import register_chores
from tests.factories import make_article
from tests.search.indexed import index_all

WEEK = date(2027, 3, 1)
PERSON = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


@pytest.fixture(autouse=True)
def usage_dir(tmp_path, settings):
    settings.SEARCH_USAGE_DIR = tmp_path / "recherche"
    return settings.SEARCH_USAGE_DIR


def waiting() -> list[dict]:
    """What waits to be counted, without the week."""
    path = buffer.folder() / "attente.jsonl"
    lines = path.read_text().splitlines() if path.exists() else []
    return [{key: value for key, value in json.loads(line).items() if key != "week"} for line in lines]


def counts() -> dict:
    """(week, region, text): searches, near, empty, clicks, sum of ranks."""
    columns = ("week", "region", "text", "searches", "near", "empty", "clicks", "rank_sum")
    return {row[:3]: row[3:] for row in SearchCount.objects.values_list(*columns)}


def append(kind: str = EXACT, text: str = "avis", region: str = "national", rank: int = 0) -> None:
    buffer.append(Event(WEEK, region, text, kind, rank).line())


class TestCountable:
    @pytest.mark.parametrize(
        ("text", "counted"),
        [
            ("  Répondre à l’Avis ", "repondre a avis"),
            ('"fiche google" -photo', "fiche google photo"),
            ("e-réputation", "e reputation"),
            ("jeanne@example.org", ""),
            ("jeanne＠example.org", ""),
            ("06 12 34 56 78", ""),
            ("commande n° 123456", ""),
            ("cookies 2027", "cookies 2027"),
            ("12345", "12345"),
            ('"', ""),
            ("\x00\u00a0", ""),
        ],
    )
    def test_query_is_counted_by_its_words_and_never_when_it_may_name_a_person(self, text, counted):
        assert countable(text) == counted

    def test_long_texts_are_cut(self):
        assert len(countable("mot " * 5000)) <= 100
        assert len(countable("a" * 10_000)) <= 100


class TestRequests:
    @pytest.fixture
    def look(self, site, bretagne, client):
        make_article(site, title="Répondre aux avis")
        index_all()

        def get(path: str, host: str = "localhost", agent: str = PERSON, method: str = "get", **headers):
            response = getattr(client, method)(path, headers={"host": host, "user-agent": agent, **headers})
            assert response.status_code == 200
            return response

        return get

    def test_page_and_json_are_counted_where_they_were_asked(self, look):
        look("/recherche/?q=Avis")
        look("/api/recherche/?q=avis")
        look("/regions/bretagne/recherche/?q=avis")
        look("/recherche/?q=introuvable", host="bretagne.localhost")
        expected = [("national", "avis", EXACT)] * 2 + [("bretagne", "avis", EXACT), ("bretagne", "introuvable", EMPTY)]
        assert waiting() == [{"region": r, "text": t, "kind": k, "rank": 0} for r, t, k in expected]

    def test_widened_search_is_one_without_an_exact_result(self, look):
        look("/recherche/?q=avis+introuvable")
        assert [line["kind"] for line in waiting()] == [NEAR]

    @pytest.mark.parametrize(
        ("path", "headers"),
        [
            ("/recherche/", {}),
            ("/recherche/?q=avis&page=2", {}),
            ("/api/recherche/?q=avis&page=2", {}),
            ("/recherche/?q=avis&type=atelier", {}),
            ("/recherche/?q=avis&tri=date", {}),
            ("/recherche/?type=atelier", {}),
            ("/recherche/flux.atom?q=avis", {}),
            ("/recherche/export.csv?q=avis", {}),
            ("/api/recherche/suggestions/?q=avi", {}),
            ("/recherche/?q=jeanne%40example.org", {}),
            ("/recherche/?q=avis", {"agent": "Mozilla/5.0 (compatible; Googlebot/2.1)"}),
            ("/recherche/?q=avis", {"agent": "Mozilla/5.0 (compatible; YandexBot/3.0; +http://example.org/bots)"}),
            ("/recherche/?q=avis", {"sec-purpose": "prefetch;prerender"}),
            ("/recherche/?q=avis", {"method": "head"}),
        ],
    )
    def test_what_is_no_search_of_a_person_is_not_counted(self, look, path, headers):
        look(path, **headers)
        assert waiting() == []

    def test_request_writes_nothing_to_the_database(self, look, django_assert_max_num_queries):
        look("/recherche/?q=avis")
        with django_assert_max_num_queries(20) as queries:
            look("/recherche/?q=avis")
        said = [query["sql"] for query in queries.captured_queries]
        assert [sql for sql in said if re.match(r"\s*(INSERT|UPDATE|DELETE|REPLACE)", sql, re.I)] == []
        assert (len(waiting()), SearchCount.objects.count()) == (2, 0)

    def test_search_answers_when_the_buffer_cannot_be_written(self, look, settings, tmp_path, caplog):
        (tmp_path / "fichier").write_text("")
        settings.SEARCH_USAGE_DIR = tmp_path / "fichier"
        look("/recherche/?q=avis")
        assert ["avis" in record.getMessage() for record in caplog.records] == [False]


@pytest.mark.django_db
class TestFlush:
    def test_lines_are_added_up_by_week_region_and_query(self):
        for kind in (EXACT, NEAR, EMPTY):
            append(kind)
        append(CLICK, rank=3)
        append(CLICK, rank=1)
        append(EXACT, region="bretagne")
        assert flush() == 6
        append(EMPTY)
        assert flush() == 1
        expected = {(WEEK, "national", "avis"): (4, 1, 2, 2, 4), (WEEK, "bretagne", "avis"): (1, 0, 0, 0, 0)}
        assert counts() == expected
        assert list(buffer.folder().glob("*.jsonl")) == []

    def test_nothing_to_count_is_fine(self):
        assert (flush(), flush()) == (0, 0)

    def test_number_of_queries_does_not_depend_on_the_number_of_lines(self, django_assert_num_queries):
        for number in (1, 100):
            for n in range(number):
                append(text=f"mot {n}")
            with django_assert_num_queries(9):
                flush()

    def test_crash_before_the_end_loses_nothing(self, monkeypatch):
        append()

        def fail(*args, **kwargs):
            raise DatabaseError("la base est partie")

        with monkeypatch.context() as patch:
            patch.setattr(SearchCount.objects, "bulk_update", fail)
            with pytest.raises(DatabaseError):
                flush()
        assert counts() == {}
        append()
        assert flush() == 2
        assert counts() == {(WEEK, "national", "avis"): (2, 0, 0, 0, 0)}

    @pytest.mark.parametrize(("remembered", "searches"), [(True, 1), (False, 2)])
    def test_crash_after_the_end_counts_nothing_twice(self, remembered, searches):
        """Control: without the memory of the batch, its file would be counted again."""
        append()
        [path] = buffer.taken()
        content = path.read_bytes()
        flush()
        path.write_bytes(content)  # as if the process had ended before it could remove it
        if not remembered:
            CountedBatch.objects.all().delete()
        flush()
        assert counts() == {(WEEK, "national", "avis"): (searches, 0, 0, 0, 0)}
        assert not path.exists()

    def test_broken_lines_are_left_out_and_the_others_counted(self):
        for line in ("", "{", '{"week": "x"}', "[1]", Event(WEEK, "national", "avis", "autre").line()):
            buffer.append(line)
        append()
        assert flush() == 1

    def test_only_one_process_counts_at_a_time(self):
        append()
        with buffer.only_one() as mine:
            assert (mine, flush()) == (True, 0)
        assert flush() == 1

    def test_buffer_is_bounded(self, monkeypatch):
        monkeypatch.setattr(buffer, "MAX_BYTES", 1000)
        for _n in range(100):
            append()
        assert (buffer.folder() / "attente.jsonl").stat().st_size <= 1000
        assert 0 < flush() < 100

    def test_no_line_is_lost_while_it_is_counted(self, usage_dir):
        """Processes write while this one counts."""
        context = multiprocessing.get_context("fork")
        writers = [context.Process(target=_write_many, args=(usage_dir,)) for _n in range(3)]
        for writer in writers:
            writer.start()
        while any(writer.is_alive() for writer in writers):
            flush()
        flush()
        assert [writer.exitcode for writer in writers] == [0, 0, 0]
        assert counts() == {(WEEK, "national", "avis"): (600, 0, 0, 0, 0)}


def _write_many(folder) -> None:
    for _n in range(200):
        append()


@pytest.mark.django_db
class TestRetention:
    def test_old_and_rare_counts_go_at_their_day_and_the_others_stay(self):
        today = date(2027, 3, 31)
        kept = [
            ("rare, treize jours", today - timedelta(days=13), 1),
            ("rare d’une semaine, trois fois", today - timedelta(days=14), 3),
            ("treize mois", date(2026, 2, 28), 50),
        ]
        gone = [
            ("rare, quatorze jours", today - timedelta(days=14), 2),
            ("cliqué seulement", today - timedelta(days=14), 0),
            ("plus de treize mois", date(2026, 2, 27), 50),
        ]
        for text, week, searches in kept + gone:
            SearchCount.objects.create(week=week, region="national", text=text, searches=searches)
        assert purge(today) == len(gone)
        assert set(SearchCount.objects.values_list("text", flat=True)) == {row[0] for row in kept}
        assert purge(today) == 0

    def test_batches_are_forgotten_after_a_month(self):
        old = CountedBatch.objects.create(batch="vieux")
        CountedBatch.objects.filter(pk=old.pk).update(counted_at=timezone.now() - timedelta(days=31))
        CountedBatch.objects.create(batch="récent")
        purge()
        assert list(CountedBatch.objects.values_list("batch", flat=True)) == ["récent"]


class TestChores:
    def test_each_is_done_in_its_time_whatever_becomes_of_the_others(self):
        done = []

        def fail():
            done.append("fail")
            raise ValueError("non")

        chores = Chores([Chore("échoue", 10, fail), Chore("souvent", 5, lambda: done.append("often"))])
        failures = [(chore.name, str(error)) for now in (0.0, 4.0, 5.0, 10.0) for chore, error in chores.run_due(now)]
        assert done == ["fail", "often", "often", "fail", "often"]
        assert failures == [("échoue", "non")] * 2

    def test_searches_are_counted_within_a_minute_and_purged_every_day(self):
        assert {chore.run: chore.every for chore in register_chores()} == {
            flush: 30,
            purge: 86_400,
            replay: 15,
            check_index_at_night: 600,
        }


def test_week_begins_on_monday():
    assert (this_week().weekday(), 0 <= (timezone.localdate() - this_week()).days < 7) == (0, True)
