"""What the search box offers: titles of the visitor's region and language, for any text, at little cost."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import make_article, make_organisation, make_session, make_workshop
from tests.search.indexed import index_all

ADDRESS = "/api/recherche/suggestions/"


@pytest.fixture
def offered(client):
    def get(q: str = "", host: str = "localhost", **values) -> list[dict]:
        response = client.get(ADDRESS, {"q": q, **values}, headers={"host": host})
        assert (response.status_code, list(response.json())) == (200, ["suggestions"])
        return response.json()["suggestions"]

    return get


@pytest.fixture
def offices(site, bretagne, occitanie):
    for home, name in ((site, "national"), (bretagne, "breton"), (occitanie, "occitan")):
        make_organisation(home, title=f"Office {name}", slug=f"office-{name}")
    index_all()


def names(offers: list[dict]) -> set[str]:
    return {offer["text"] for offer in offers}


def test_unfinished_word_offers_titles_with_their_type_and_address(site, offered):
    make_article(site, title="Répondre aux avis", slug="repondre")
    index_all()
    expected = [{"text": "Répondre aux avis", "url": "/articles/repondre/", "type": "article"}]
    assert [offered(text) for text in ("répon", "REPONDRE", "repondre aux av")] == [expected] * 3


def test_eight_at_most_and_each_title_once(site, bretagne, offered):
    workshop = make_workshop(site, title="Fourmi", slug="atelier")
    for n in range(3):
        make_session(bretagne, workshop, title="Fourmi en séance", slug=f"s{n}")
    for n in range(10):
        make_article(site, title=f"Fourmi {n}", slug=f"f{n}")
    index_all()
    offers = offered("fourmi")
    assert (len(offers), len(names(offers))) == (8, 8)


@pytest.mark.parametrize(
    ("host", "values", "expected"),
    [
        ("localhost", {}, {"national", "breton", "occitan"}),
        ("localhost", {"ici": "occitanie"}, {"national", "occitan"}),
        ("bretagne.localhost", {}, {"national", "breton"}),
        ("bretagne.localhost", {"ici": "occitanie"}, {"national", "breton"}),
        ("localhost", {"ici": "nulle", "lg": "xx"}, {"national", "breton", "occitan"}),
    ],
)
def test_scope_is_that_of_the_search(offices, offered, host, values, expected):
    assert names(offered("offic", host, **values)) == {f"Office {name}" for name in expected}


def test_box_says_where_the_visitor_stands(offices, site, english, visit):
    home = site.copy_for_translation(english)
    home.save_revision().publish()
    boxes = {
        "/": f'data-suggest="{ADDRESS}"',
        "/regions/occitanie/": f'data-suggest="{ADDRESS}?ici=occitanie"',
        "/en/": f'data-suggest="{ADDRESS}?lg=en"',
    }
    assert {path: said in visit(path).content.decode() for path, said in boxes.items()} == dict.fromkeys(boxes, True)


def test_english_boxes_offer_english_titles(site, english, offered):
    home = site.copy_for_translation(english)
    home.title = "Anthill"
    home.save_revision().publish()
    index_all()
    assert offered("anth", lg="en") == [{"text": "Anthill", "url": "/en/", "type": "page"}]
    assert offered("anth") == []


def test_what_is_not_public_is_never_offered(site, offered):
    make_article(site, title="Brouillon secret", live=False)
    index_all()
    assert offered("brouil") == []


@pytest.mark.parametrize("text", ["", "a", " ", '"', "*"])
def test_too_little_offers_nothing_and_asks_the_index_nothing(site, client, offered, text):
    offered(text)
    with CaptureQueriesContext(connection) as context:
        assert offered(text) == []
    assert len(context) == 1  # whether the tree has changed


@pytest.mark.parametrize("number", [1, 8])
def test_costs_eight_queries_at_most(site, offered, number):
    for n in range(number):
        make_article(site, title=f"Fourmi {n}", slug=f"f{n}")
    index_all()
    for text in ("fourmi", "fourm", "introuvable"):
        offered(text, "localhost")
        with CaptureQueriesContext(connection) as context:
            offered(text, "localhost")
        assert len(context) <= 8, text


def test_answer_may_be_kept_a_minute_and_sets_no_cookie(site, visit):
    response = visit(f"{ADDRESS}?q=avis")
    assert (response["Cache-Control"], response.cookies) == ("public, max-age=60", {})


def test_only_reading_is_allowed(site, client):
    assert client.post(ADDRESS, headers={"host": "localhost"}).status_code == 405
