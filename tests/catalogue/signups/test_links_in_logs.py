"""A personal link opens somebody's registration for months: no log holds it, nor the proxy's of our example."""

import logging
import re
from pathlib import Path

import pytest
from django.test import Client

from catalogue.signups.links import token_of
from tests.catalogue.signups.people import make_date, one, sign_up

pytestmark = pytest.mark.django_db
NATION = {"host": "localhost"}


@pytest.fixture
def place(bretagne):
    date = make_date(bretagne)
    sign_up(date, 1)
    return f"/ma-place/{token_of(one(date, 1))}/"


def without_csrf(place):
    return Client(enforce_csrf_checks=True).post(f"{place}rendre/", headers=NATION)


ASKED = {
    "a scanner opens what only a button does": lambda place: Client().get(f"{place}accepter/", headers=NATION),
    "a form is sent with an empty name": lambda place: Client().post(place, {"nom": "", "places": "1"}, headers=NATION),
    "a form is sent from elsewhere": without_csrf,
    "a link is cut by a mail program": lambda place: Client().get(f"{place[:-6]}/", headers=NATION),
    "in another language": lambda place: Client().get(f"/en{place}accepter/", headers=NATION),
}


@pytest.mark.parametrize("what", ASKED)
def test_no_log_holds_the_link(place, caplog, what):
    with caplog.at_level(logging.DEBUG):
        assert ASKED[what](place).status_code >= 400
    said = [record.getMessage() for record in caplog.records if record.name.startswith("django.")]
    assert any("/ma-place/" in line for line in said)  # it is still told that something went wrong there
    key = place.split("/")[2].split("-")[0]
    assert not [line for line in said if key in line]


def test_example_of_a_proxy_does_not_log_it_either():
    config = (Path(__file__).parents[3] / "deploy" / "nginx.conf").read_text(encoding="utf-8")
    block = re.search(r"location [^{]*ma-place[^{]*\{[^}]*\}", config)
    assert block is not None
    assert "access_log off;" in block[0]
