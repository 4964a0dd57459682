"""Lists cost as much with 500 people as with 10."""

from random import Random

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from catalogue.signups.bulk import register_many
from catalogue.signups.demonstration import made_up_people
from tests.catalogue.signups.people import make_date
from tests.editing.forms import Editor

pytestmark = pytest.mark.django_db


def cost(client, path: str, **headers) -> int:
    def read() -> None:
        response = client.get(path, headers=headers)
        assert response.status_code == 200
        b"".join(response) if response.streaming else response.content

    read()
    with CaptureQueriesContext(connection) as queries:
        read()
    return len(queries)


@pytest.fixture
def dates(bretagne):
    """One with 10 people, one with 500, half of whom wait."""
    made = [make_date(bretagne, seats=seats) for seats in (5, 250)]
    for date, count in zip(made, (10, 500), strict=True):
        register_many(date, made_up_people(date, count, Random(1)))
    return made


SCREENS = ["", "resultats/", "?export=csv", "?export=xlsx", "?p=2", "?state=attente", "jour/", "ecrire/"]


@pytest.mark.parametrize("screen", SCREENS)
def test_the_staffs_list_costs_the_same(dates, breton_editor, screen):
    client = Editor(breton_editor).client
    small, large = (cost(client, f"/gestion/inscriptions/{date.pk}/{screen}") for date in dates)
    assert small == large


def test_the_page_and_the_form_of_a_date_cost_the_same(dates, client):
    for below in ("", "inscription/", "calendrier.ics"):
        small, large = (cost(client, f"/agenda/{date.slug}/{below}", host="bretagne.localhost") for date in dates)
        assert small == large, below


def test_a_page_tells_its_places_with_one_query_more_at_most(bretagne, client):
    elsewhere = make_date(bretagne, signup_kind="ailleurs", signup_url="https://example.org/")
    here = make_date(bretagne)
    without, told = (cost(client, f"/agenda/{date.slug}/", host="bretagne.localhost") for date in (elsewhere, here))
    assert told <= without + 1
