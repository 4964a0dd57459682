"""Texts meant to break: never a 500, never over two seconds."""

import time

import pytest

from search.indexing import index_all
from tests.factories import make_article

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
KEYS = ["type", "theme", "public", "format", "niveau", "cycle", "region", "licence", "langue", "mode", "quand", "tri"]


VALUES = ["inconnu", "\x00", "%", "a" * 5000, "-1"]
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

    @pytest.mark.parametrize("path", ["/recherche/", "/api/recherche/"])
    def test_any_text_is_answered(self, get, path):
        assert {text[:20]: get(path, q=text).status_code for text in TEXTS} == {text[:20]: 200 for text in TEXTS}
        assert get(f"{path}?q=%ED%A0%80%00%FFfiche").status_code == 200

    def test_markup_is_escaped(self, get):
        page = get("/recherche/", q="<script>alert(1)</script> fiche", type="<script>alert(2)</script>")
        assert "<script>alert" not in page.content.decode()

    @pytest.mark.parametrize("key", KEYS)
    def test_bad_value_is_said_and_ignored_on_the_page_and_refused_by_the_api(self, get, key):
        for value in VALUES:
            page = get("/recherche/", q="fiche", **{key: value})
            assert (page.status_code, "Filtre ignoré" in page.content.decode()) == (200, True)
            assert "Fiche Google" in page.content.decode()
            answer = get("/api/recherche/", q="fiche", **{key: value})
            assert (answer.status_code, list(answer.json()["error"])) == (400, [key])

    def test_bad_page_and_size(self, get):
        for number in ("-1", "0", "abc", str(10**12), "9" * 5000):
            page = get("/recherche/", q="fiche", page=number)
            assert (page.status_code, "Filtre ignoré" in page.content.decode()) == (200, True)
            for key in ("page", "par_page"):
                answer = get("/api/recherche/", **{key: number})
                assert (answer.status_code, list(answer.json()["error"])) == (400, [key])

    def test_good_values_beside_a_bad_one_are_kept(self, get):
        page = get("/recherche/", type=["article", "xx"]).content.decode()
        assert "« xx »" in page
        assert page.count('class="result"') == 1
