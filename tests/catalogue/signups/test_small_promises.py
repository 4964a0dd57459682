"""Smaller things that a form, a link or a command promises."""

import time

import pytest
from django.core import signing
from django.core.management import call_command
from django.db import OperationalError

from catalogue.signups.links import token_of
from catalogue.signups.models import Registration
from catalogue.signups.models.registrations import folded
from catalogue.signups.registering import register
from home import visitor_forms
from home.models import OutgoingMail
from tests.catalogue.signups.people import make_date, one, person, sign_up

pytestmark = pytest.mark.django_db
HOST, NATION = {"host": "bretagne.localhost"}, {"host": "localhost"}
SAID = {"nom": "Anaïs", "courriel": "anais@example.org", "places": "1"}


@pytest.fixture
def date(bretagne):
    return make_date(bretagne)


@pytest.mark.parametrize("address", ["x@ÉCOLE.fr", "X@École.fr"])
def test_erased_address_leaves_no_mail_whatever_its_capitals(outbox, date, address):
    sign_up(date, 1, email=address)
    call_command("personal_data", "erase", "x@école.fr")
    assert (Registration.objects.exclude(email="").count(), OutgoingMail.objects.count()) == (0, 0)


def test_two_domains_are_two_people(date):
    sign_up(date, 1, email="x@strasse.example.org")
    sign_up(date, 2, email="x@straße.example.org")
    assert Registration.objects.count() == 2


def test_compared_address_fits_its_column():
    address = "a" * 60 + "@" + ".".join(["ß" * 60] * 3) + ".fr"
    assert len(folded(address)) <= Registration._meta.get_field("folded_email").max_length


def test_cookie_of_a_form_that_was_seen_ends(client, date, monkeypatch):
    form = f"/agenda/{date.slug}/inscription/"
    long_ago = str(int((time.time() - 400 * 86_400) * 1000))
    signed_then = signing.b62_encode(int(time.time()) - 400 * 86_400)
    monkeypatch.setattr(signing.TimestampSigner, "timestamp", lambda signer: signed_then)
    signer = signing.get_cookie_signer(salt="formulaire_vu" + visitor_forms._SALT)
    client.cookies["formulaire_vu"] = signer.sign(long_ago)
    monkeypatch.undo()
    assert client.post(form, SAID, headers=HOST).status_code == 422


def test_answer_outlives_its_question(client, bretagne):
    date = make_date(bretagne, signup_questions="Quel logiciel ?")
    register(date, person(1, answers=[["Quel logiciel ?", "Un tableur"]]), "fr")
    date.signup_questions = "Quel logiciel utilisez-vous ?"
    date.save_revision().publish()
    said = {"nom": "Personne 1", "telephone": "02 98 00 00 00", "places": "1"}
    client.post(f"/ma-place/{token_of(one(date, 1))}/", said, headers=NATION)
    assert ["Quel logiciel ?", "Un tableur"] in one(date, 1).answers


@pytest.mark.parametrize(("path", "act"), [("", "change"), ("accepter/", "accept"), ("rendre/", "give_back")])
def test_busy_database_is_told_on_ones_place(client, date, monkeypatch, path, act):
    def busy(*args, **kwargs):
        raise OperationalError("database is locked")

    sign_up(date, 1)
    monkeypatch.setattr(f"catalogue.signups.views.place.{act}", busy)
    client.raise_request_exception = False
    response = client.post(
        f"/ma-place/{token_of(one(date, 1))}/{path}", {"nom": "Personne 1", "places": "1"}, headers=NATION
    )
    assert response.status_code in (302, 503)
