"""Texts meant to break: never a 500, never over two seconds."""

import time
from itertools import pairwise, product

import pytest

from search.understanding.query import MAX_TERMS
from search.understanding.synonyms import lookup
from search.understanding.synonyms.models import MAX_EXPRESSIONS, SynonymGroup
from tests.factories import make_article
from tests.search.contract.recall import text
from tests.search.indexed import index_all

TEXTS = [
    '"',
    '"fiche',
    "*",
    "fiche*",
    "NEAR(",
    "NEAR(fiche google)",
    'title:"x',
    "{title} : fiche",
    "fiche AND",
    "NOT",
    "OR OR",
    "^fiche",
    "-fiche",
    "--",
    "(",
    "\x00",
    "fi\x00che",
    "\u00a0",
    "\t \n",
    "\u202efiche\u202c",
    "السياحة",
    "観光",
    "%",
    "_",
    "\\",
    "' OR 1=1 --",
    "<script>alert(1)</script>",
    "e" + "\u0301" * 5000,
    "a" * 10_000,
    " ".join(f"mot{n}" for n in range(5000)),
    "x-" * 2000,
    "ﷺ" * 500,
    "?",
    "l’",
]
KEYS = [
    *("type", "theme", "public", "format", "niveau", "cycle", "region", "licence", "langue", "mode", "quand", "tri"),
    *("pres", "km"),
]
VALUES = ["inconnu", "\x00", "%", "a" * 5000, "-1"]
NUMBERS = ["-1", "0", "abc", str(10**12), "9" * 5000]
SURROGATE = "?q=%ED%A0%80%00%FFfiche"
PAGE, JSON = "/recherche/", "/api/recherche/"
FILES = ["/recherche/flux.atom", "/recherche/agenda.ics", "/recherche/export.csv"]
ADDRESSES = [PAGE, JSON, "/api/recherche/suggestions/", *FILES]
SECONDS = 2


class HostileContract:
    @pytest.fixture
    def get(self, site, client):
        """An answer on the national host; fails when it takes too long. One page is there to be found."""
        make_article(site, title="Fiche Google")
        index_all()

        def ask(path: str, **values):
            started = time.monotonic()
            response = client.get(path, values, headers={"host": "localhost"})
            assert time.monotonic() - started < SECONDS, values
            return response

        return ask

    def test_any_text_is_answered_everywhere_by_the_engine_itself(self, get):
        answers = {(path, text[:20]): get(path, q=text) for path in ADDRESSES for text in TEXTS}
        answers |= {(path, SURROGATE): get(path + SURROGATE) for path in ADDRESSES}
        assert {key: answer.status_code for key, answer in answers.items()} == dict.fromkeys(answers, 200)
        degraded = {key: answer.json()["degraded"] for key, answer in answers.items() if key[0] == JSON}
        assert degraded == dict.fromkeys(degraded, False)  # a server's refusal would be an answer of the database's

    def test_bad_values_are_ignored_and_refused_by_the_api(self, get):
        for path in ADDRESSES:
            for value in VALUES:
                response = get(path, q="fiche", **dict.fromkeys(KEYS, value))
                assert response.status_code == (400 if path == JSON else 200)
                if path == JSON:
                    assert sorted(response.json()["error"]) == sorted(KEYS)
                else:
                    assert ("Fiche Google" in response.content.decode()) is (path != "/recherche/agenda.ics")

    def test_bad_page_and_size(self, get):
        for number in NUMBERS:
            page = get(PAGE, q="fiche", page=number)
            assert (page.status_code, "Filtre ignoré" in page.content.decode()) == (200, True)
            for key in ("page", "par_page"):
                answer = get(JSON, **{key: number})
                assert (answer.status_code, list(answer.json()["error"])) == (400, [key])
            for path in ADDRESSES[2:]:
                assert get(path, q="fiche", page=number, par_page=number).status_code == 200

    def test_many_words_with_many_synonyms_are_asked_within_the_limits_of_servers(self, site, ask, monkeypatch):
        """They count the leaves of a query, and refuse more than 1,024."""
        words = ["".join(letters) for letters in product("bcdfglmnp", "aeiou", "bcdfglmnp", "aeiou")]
        asked, others = words[:MAX_TERMS], iter(words[MAX_TERMS:])
        for word in asked:
            expressions = [f"{next(others)} {next(others)} {next(others)}" for _ in range(MAX_EXPRESSIONS - 1)]
            SynonymGroup(expressions="\n".join((word, *expressions))).save()
        lookup.forget()
        make_article(site, title="Fourmi", body=text(" ".join(words)))
        index_all()
        for queried in (" ".join(asked), " ".join(f'"{one} {two}"' for one, two in pairwise(asked))):
            for budget in (4_000, 1):  # common words are asked together
                monkeypatch.setattr("search.engines.remote.BUDGET", budget)
                answer = ask(queried)
                found = [result["title"] for result in answer["results"]]
                assert (found, answer["degraded"]) == (["Fourmi"], False)

    def test_page_of_very_many_long_words_is_found_by_its_name(self, site, ask):
        """A vector of PostgreSQL holds 1 MB, and refuses more: what comes last is left out."""
        words = (f"{'ж' * 34}{number:06d}" for number in range(16_000))
        make_article(site, title="Fourmi", body=text(" ".join(words)))
        index_all()
        answer = ask("fourmi")
        assert ([result["title"] for result in answer["results"]], answer["degraded"]) == (["Fourmi"], False)

    def test_markup_is_escaped(self, get):
        page = get(PAGE, q="<script>alert(1)</script> fiche", type="<script>alert(2)</script>")
        assert "<script>alert" not in page.content.decode()
