"""« 3 dates : Millau 1er déc., Cilaos 22 mars… » on the page: one result that unfolds, without scripts."""

import re
from datetime import UTC, datetime
from types import SimpleNamespace

import lxml.html
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from catalogue.models import SessionPage
from search.answering.services import search
from search.filtering.filters import Filters
from search.filtering.labels import Labels
from search.understanding.query import parse
from search.web.folded_dates import _name
from tests.factories import make_article, make_session, make_workshop
from tests.search.indexed import index_all
from tests.search.usage.test_usage import PERSON, usage_dir, waiting

__all__ = ["usage_dir"]
TOWNS = {"Millau": "12100", "Cilaos": "97413", "Guéret": "23000"}


@pytest.fixture
def canva(site, bretagne):
    """A workshop with three dates to come and one that is over, each called by its town."""
    workshop = make_workshop(site, title="Débuter avec Canva", slug="canva")
    for n, (town, postcode) in enumerate(TOWNS.items(), 1):
        title = f"Débuter avec Canva – {town}"
        make_session(bretagne, workshop, title=title, slug=town.lower(), city=town, postcode=postcode, days=10 * n)
    make_session(bretagne, workshop, title="Débuter avec Canva – Pau", slug="pau", city="Pau", days=-10)
    index_all()
    return workshop


@pytest.fixture
def shown(visit):
    """Slug of each result, with those of the dates that it holds."""

    def get(query: str) -> list[tuple[str, list[str]]]:
        found = visit(f"/recherche/?{query}").context["results"].results
        return [(one.entry.slug, [date.slug for date in one.dates]) for one in found]

    return get


def document_of(response):
    return lxml.html.fromstring(response.content.decode())


def test_dates_of_a_workshop_unfold_below_it(canva, shown, visit):
    folded = [("canva", ["millau", "cilaos", "guéret", "pau"])]
    assert (shown("q=canva"), shown("q=débuter+canva")) == (folded, folded)
    document = document_of(visit("/recherche/?q=canva"))
    [summary] = document.xpath("//details[@class='result__dates']/summary")
    said = " ".join(summary.text_content().split())
    assert re.fullmatch(r"4 dates\s: Millau \S+ \S+, Cilaos \S+ [^…]+…", said), said
    lines = [" ".join(line.text_content().split()) for line in document.xpath("//details[@class='result__dates']//li")]
    assert ["Terminée" in line for line in lines] == [False, False, False, True]
    assert "dont 4 dates à déplier" in " ".join(document.text_content().split())


def test_dates_stand_alone_when_a_date_or_a_place_is_asked(canva, shown):
    asked = ["quand=a-venir", "pres=Millau&km=100", "region=bretagne", "tri=date", "type=seance"]
    results = {query: shown(f"q=canva&{query}") for query in asked} | {"place": shown("q=canva+près+de+Millau")}
    assert {query: sum(len(dates) for _head, dates in found) for query, found in results.items()} == dict.fromkeys(
        results, 0
    )
    assert {found[0][0] for found in results.values()} <= {"millau", "cilaos", "guéret"}


def test_a_date_that_its_own_words_name_is_first_and_the_others_below_the_workshop(canva, shown):
    results = shown("q=canva+millau&tel-quel=1")
    assert results == [("millau", []), ("canva", ["cilaos", "guéret", "pau"])]


def test_dates_are_folded_in_other_sorts_and_without_a_text(canva, shown):
    for query in ("q=canva&tri=titre", "q=canva&tri=recent", "niveau=debutant"):
        assert [(head, len(dates)) for head, dates in shown(query)] == [("canva", 4)], query


def test_dates_without_their_workshop_are_one_result(canva, shown, visit):
    canva.unpublish()
    index_all()
    [(head, dates)] = shown("q=canva")
    assert (head in {"millau", "cilaos", "guéret"}, len(dates)) == (True, 3)
    assert re.search(r"3 autres dates\s: ", visit("/recherche/?q=canva").content.decode())


def test_a_folded_date_opens_with_the_rank_of_its_result(canva, client):
    answer = client.get("/recherche/?q=canva", headers={"host": "localhost", "user-agent": PERSON})
    links = document_of(answer).xpath("//details[@class='result__dates']//a/@href")
    opened = client.get(links[1], headers={"host": "localhost", "user-agent": PERSON})
    assert opened["Location"].endswith("/agenda/cilaos/")
    assert [(line["kind"], line["rank"]) for line in waiting()][-1] == ("click", 1)


def test_a_date_withdrawn_behind_the_back_of_the_index_is_in_no_fold(canva, shown, visit):
    SessionPage.objects.filter(slug="cilaos").update(live=False)
    assert shown("q=canva") == [("canva", ["millau", "guéret", "pau"])]


def test_many_dates_cost_as_many_queries_as_a_few(canva, bretagne, visit):
    def queries(address: str) -> int:
        visit(address)
        with CaptureQueriesContext(connection) as context:
            visit(address)
        return len(context)

    addresses = ("/recherche/?q=canva", "/recherche/?niveau=debutant", "/recherche/?q=canva&tri=titre")
    before = [queries(address) for address in addresses]
    for n in range(26):
        make_session(bretagne, canva, title="Débuter avec Canva", slug=f"d{n}", days=40 + n)
    index_all()
    assert len(visit("/recherche/?q=canva").context["results"].results[0].dates) == 30  # control
    assert [queries(address) for address in addresses] == before


@pytest.mark.parametrize(
    ("moment", "zone", "place", "said"),
    [
        (datetime(2026, 12, 1, 8, tzinfo=UTC), "Europe/Paris", "Salle, Millau", "Millau 1er\xa0déc."),
        (datetime(2026, 12, 1, 2, tzinfo=UTC), "America/Martinique", "Fort-de-France", "Fort-de-France 30\xa0nov."),
        (datetime(2028, 3, 22, 8, tzinfo=UTC), "", "À distance", "À distance 22\xa0mars\xa02028"),
    ],
)
def test_a_date_is_named_by_its_town_and_its_day_there(monkeypatch, moment, zone, place, said):
    monkeypatch.setattr(timezone, "now", lambda: datetime(2026, 11, 29, tzinfo=UTC))
    assert _name(SimpleNamespace(starts_at=moment, time_zone=zone, place=place)) == said


def pages_of(text: str, size: int) -> list[list[tuple[str, list[str]]]]:
    """Results of each page, as `shown`, until one is empty."""
    pages = []
    for number in range(1, 60):
        found = search(parse(text), Filters(), labels=Labels("fr"), page=number, size=size, gathered=True)
        assert bool(found.results) == (number <= -(-found.listed // size))
        if not found.results:
            return pages
        pages.append([(one.entry.slug, [date.slug for date in one.dates]) for one in found.results])
    raise AssertionError("no page is the last")


def test_pages_hold_each_thing_once(site, bretagne, ask, monkeypatch):
    for n in range(3):
        workshop = make_workshop(site, title=f"Fourmi {n}", slug=f"a{n}")
        for m in range(n):
            make_session(bretagne, workshop, title=f"Fourmi {n}", slug=f"a{n}-d{m}", days=10 + m)
        make_article(site, title=f"Fourmi {n}", slug=f"n{n}")
    index_all()
    everything = sorted(result["slug"] for result in ask("fourmi")["results"])
    assert len(everything) == 9  # data hold each date
    dates = {"a1": ["a1-d0"], "a2": ["a2-d0", "a2-d1"]}
    assert {slug: held for page in pages_of("fourmi", 2) for slug, held in page if held} == dates
    for reach in (100, 4):  # all are gathered; then fewer than there are
        monkeypatch.setattr("search.answering.services.CANDIDATES", reach)
        monkeypatch.setattr("search.answering.folding.GATHERED", reach)
        for text in ("fourmi", ""):
            pages = pages_of(text, 4)
            held = [slug for page in pages for head, dates in page for slug in (head, *dates)]
            assert sorted(slug for slug in held if slug in everything) == everything, (reach, text)
            assert {len(page) for page in pages[:-1]} == {4}


def test_workshop_stands_before_its_dates_in_data_too(site, bretagne, ask):
    workshop = make_workshop(site, title="Pucerons et fourmis", slug="atelier")
    for n in range(2):
        make_session(bretagne, workshop, title="Fourmi", slug=f"d{n}")
    index_all()
    assert [result["slug"] for result in ask("fourmi")["results"]] == ["atelier", "d0", "d1"]
