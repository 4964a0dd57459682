"""Somebody asks for more places than the date has: they are told so, and the others still come in."""

import pytest

from tests.catalogue.signups.people import make_date, sign_up, states

pytestmark = pytest.mark.django_db
HOST = {"host": "bretagne.localhost"}
SAID = {"nom": "Anaïs", "courriel": "anais@example.org"}


@pytest.fixture(autouse=True)
def _typed_slowly(monkeypatch):
    monkeypatch.setattr("home.visitor_forms._QUICKEST", 0)


def test_one_request_does_not_close_a_date_with_all_its_seats_free(client, bretagne):
    date = make_date(bretagne, seats=1, places_each=2)
    form = f"/agenda/{date.slug}/inscription/"
    client.get(form, headers=HOST)
    assert client.post(form, SAID | {"places": "2"}, headers=HOST).status_code == 422
    assert states(date) == {}
    assert [answer.state for answer in sign_up(date, 1)] == ["confirmee"]


def test_seats_lowered_since_let_who_fits_pass_who_never_will(bretagne):
    date = make_date(bretagne, seats=2)
    sign_up(date, 1, 2)
    sign_up(date, 3, places=2)
    sign_up(date, 4)
    date.seats = 1
    date.save_revision().publish()
    from catalogue.signups.changing import give_back
    from tests.catalogue.signups.people import one

    give_back(one(date, 1), date)
    give_back(one(date, 2), date)
    assert (states(date)["3"], states(date)["4"]) == ("attente", "confirmee")
