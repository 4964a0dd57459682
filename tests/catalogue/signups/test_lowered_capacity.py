"""An editor lowers the seats below what is taken: nobody is sent away, and nobody more is let in."""

import pytest

from catalogue.signups.changing import change, give_back
from tests.catalogue.signups.people import make_date, one, sign_up, states, taken

pytestmark = pytest.mark.django_db


@pytest.fixture
def date(bretagne):
    """Two seats, both taken, one person who waits; then one seat only."""
    date = make_date(bretagne)
    sign_up(date, 1, 2, 3)
    date.seats = 1
    date.save_revision().publish()
    return date


def test_seat_that_comes_back_is_one_of_those_taken_away(date):
    give_back(one(date, 1), date)
    assert (states(date)["3"], taken(date)) == ("attente", (1, 1))


def test_the_next_one_goes_to_who_waits(date):
    give_back(one(date, 1), date)
    give_back(one(date, 2), date)
    assert (states(date)["3"], taken(date)) == ("confirmee", (1, 1))


def test_fewer_places_of_one_registration_too(bretagne):
    date = make_date(bretagne, seats=3)
    sign_up(date, 1, places=2)
    sign_up(date, 2, 3)
    date.seats = 2
    date.save_revision().publish()
    change(one(date, 1), date, {"places": 1})
    assert (states(date)["3"], taken(date)) == ("attente", (2, 2))
