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


class HostileContract:
    @pytest.mark.parametrize("text", TEXTS, ids=lambda text: repr(text[:12]))
    @pytest.mark.parametrize("path", ["/recherche/", "/api/recherche/"])
    def test_text_is_answered(self, site, client, path, text):
        make_article(site, title="Fiche Google")
        index_all()
        started = time.monotonic()
        response = client.get(path, {"q": text}, headers={"host": "localhost"})
        assert response.status_code == 200
        assert time.monotonic() - started < 2
        assert b"<script>alert" not in response.content

    @pytest.mark.parametrize("path", ["/recherche/", "/api/recherche/"])
    def test_broken_encoding_is_answered(self, site, client, path):
        response = client.get(f"{path}?q=%ED%A0%80%00%FFfiche", headers={"host": "localhost"})
        assert response.status_code == 200

    @pytest.mark.parametrize("key", KEYS)
    @pytest.mark.parametrize("value", ["inconnu", "\x00", "%", "a" * 5000, "-1"])
    def test_bad_value_is_said_and_ignored_on_the_page_and_refused_by_the_api(self, site, client, key, value):
        make_article(site, title="Fiche Google")
        index_all()
        page = client.get("/recherche/", {"q": "fiche", key: value}, headers={"host": "localhost"})
        assert page.status_code == 200
        assert "Filtre ignoré" in page.content.decode()
        assert "Fiche Google" in page.content.decode()
        answer = client.get("/api/recherche/", {"q": "fiche", key: value}, headers={"host": "localhost"})
        assert answer.status_code == 400
        assert list(answer.json()["error"]) == [key]

    @pytest.mark.parametrize("number", ["-1", "0", "abc", str(10**12), "9" * 5000])
    def test_bad_page_number(self, site, client, number):
        index_all()
        page = client.get("/recherche/", {"q": "accueil", "page": number}, headers={"host": "localhost"})
        assert page.status_code == 200
        assert "Filtre ignoré" in page.content.decode()
        answer = client.get("/api/recherche/", {"page": number}, headers={"host": "localhost"})
        assert (answer.status_code, list(answer.json()["error"])) == (400, ["page"])

    @pytest.mark.parametrize("size", ["0", "-5", "abc", str(10**9)])
    def test_bad_page_size(self, site, client, size):
        answer = client.get("/api/recherche/", {"par_page": size}, headers={"host": "localhost"})
        assert (answer.status_code, list(answer.json()["error"])) == (400, ["par_page"])

    def test_good_values_beside_a_bad_one_are_kept(self, site, client):
        make_article(site, title="Fiche Google")
        index_all()
        page = client.get("/recherche/", {"type": ["article", "xx"]}, headers={"host": "localhost"})
        assert "Fiche Google" in page.content.decode()
        assert "« xx »" in page.content.decode()
        assert page.content.decode().count('class="result"') == 1
