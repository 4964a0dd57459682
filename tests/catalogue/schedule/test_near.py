"""The agenda near a place."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import make_event, make_session, make_workshop


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
