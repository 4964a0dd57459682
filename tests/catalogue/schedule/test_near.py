"""The agenda near a place."""

import re

import lxml.html
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import make_event, make_session, make_theme, make_workshop


@pytest.fixture
def dates(site):
    workshop = make_workshop(site, title="Atelier")
    make_session(site, workshop, title="Séance à Vitré", city="Vitré", postcode="35500")
    make_session(site, workshop, title="Séance de loin", city="Rennes", mode="distance")
    make_session(site, workshop, title="Séance ailleurs", city="Brest")
    make_event(site, title="Événement à Rennes", city="RENNES CEDEX 7", postcode="35065")
    return workshop


def titles(response) -> set[str]:
    assert response.status_code == 200
    return {card.title for card in response.context["cards"]}


def test_the_agenda_holds_what_is_near(dates, visit):
    assert titles(visit("/agenda/?pres=rennes")) == {"Événement à Rennes"}
    assert titles(visit("/agenda/?pres=35000&km=60")) == {"Événement à Rennes", "Séance à Vitré"}
    assert titles(visit("/agenda/?pres=Rennes&km=60&mode=mixte")) == set()
    assert titles(visit("/agenda/?pres=Ajaccio&km=100")) == set()


def test_a_place_that_is_not_understood_is_said_and_ignored(dates, visit):
    page = visit("/agenda/?pres=saint+denis")
    assert len(titles(page)) == 4
    assert "Plusieurs communes s’appellent Saint-Denis" in page.content.decode()
    assert len(titles(visit("/agenda/?km=10"))) == 4
    assert len(titles(visit("/agenda/?pres=Rennes&km=5"))) == 1  # a distance that is not offered: 30 km


def test_the_next_pages_and_the_calendar_keep_the_place(dates, visit):
    page = visit("/agenda/?pres=35000&km=60").content.decode()
    assert "pres=Rennes+%2835%29&amp;km=60" in page
    calendar = visit("/agenda/calendrier.ics?pres=Rennes+%2835%29&km=60").content.decode()
    assert calendar.count("BEGIN:VEVENT") == 2


def test_queries_do_not_depend_on_how_many_are_near(site, dates, visit):
    def queries() -> int:
        visit("/agenda/?pres=Rennes&km=60")
        with CaptureQueriesContext(connection) as context:
            visit("/agenda/?pres=Rennes&km=60")
        return len(context)

    before = queries()
    for city in ("Fougères", "Redon", "Dinan"):
        make_session(site, dates, title=city, city=city)
    assert queries() == before


class TestOfAWorkshop:
    """Its own page lists its dates by distance."""

    @pytest.fixture
    def listed(self, dates, visit):
        def get(query: str = "") -> list[tuple[str, str]]:
            return [(row.title, row.far) for row in visit(f"{dates.url}{query}").context["sessions"]]

        return get

    def test_dates_stand_by_distance_which_is_told(self, site, dates, listed, visit):
        make_session(site, dates, title="Séance à Rennes", city="Rennes", postcode="35000", days=90)
        assert [title for title, _far in listed()] == [
            "Séance à Vitré",
            "Séance de loin",
            "Séance ailleurs",
            "Séance à Rennes",
        ]
        assert {far for _title, far in listed()} == {""}
        near = [("Séance à Rennes", "à moins de 1 km"), ("Séance à Vitré", "à 34 km")]
        assert (listed("?pres=35000"), listed("?pres=rennes&km=60")) == (near[:1], near)
        page = visit(f"{dates.url}?pres=rennes&km=60").content.decode()
        assert 'name="pres" value="Rennes (35)"' in page
        assert re.search(r"à\s34\skm", page)

    def test_a_place_that_is_not_understood_is_said_and_all_dates_stay(self, dates, listed, visit):
        assert len(listed("?pres=saint+denis")) == len(listed("?km=10")) == 3
        assert "Plusieurs communes s’appellent Saint-Denis" in visit(f"{dates.url}?pres=saint+denis").content.decode()

    def test_nothing_near_leads_to_all_its_dates(self, dates, listed, visit):
        assert listed("?pres=Ajaccio") == []
        page = visit(f"{dates.url}?pres=Ajaccio").content.decode()
        assert ("Aucune date près de ce lieu" in page, "Toutes les dates" in page) == (True, True)

    def test_queries_do_not_depend_on_how_many_are_near(self, site, dates, listed):
        def queries() -> int:
            listed("?pres=Rennes&km=60")
            with CaptureQueriesContext(connection) as context:
                listed("?pres=Rennes&km=60")
            return len(context)

        before = queries()
        for city in ("Rennes", "Fougères", "Dinan"):
            make_session(site, dates, city=city)
        assert (queries(), len(listed("?pres=Rennes&km=60"))) == (before, 4)


def test_where_nothing_is_near_longer_distances_are_a_link_away(dates, visit):
    page = lxml.html.fromstring(visit("/agenda/?pres=Saint-Malo&km=30&mode=presentiel").content)
    links = page.xpath("//p[@class='near-wider']/a")
    assert [" ".join(link.text.split()) for link in links] == ["60 km", "100 km"]
    assert titles(visit(f"/agenda/{links[1].get('href')}")) == {"Événement à Rennes", "Séance à Vitré"}
    assert "near-wider" not in visit("/agenda/?mode=mixte").content.decode()


def test_a_theme_asks_where_one_is_and_leads_to_its_dates(site, dates, visit):
    theme = make_theme(site, slug="avis")
    make_event(site, title="Les avis à Rennes", city="Rennes", postcode="35000", themes=[theme])
    (form,) = lxml.html.fromstring(visit("/themes/avis/").content).xpath("//form[@class='near-form']")
    kept = {field.get("name"): field.get("value") for field in form.xpath(".//input[@type='hidden']")}
    assert (form.get("action"), kept) == ("/agenda/", {"theme": "avis"})
    assert titles(visit("/agenda/?theme=avis&pres=Rennes")) == {"Les avis à Rennes"}
