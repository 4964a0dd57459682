"""What is forgotten and when; what is given to whoever asks."""

import json
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from catalogue.signups.models import Registration, Seats
from catalogue.signups.privacy import KEPT
from tests.catalogue.signups.people import make_date, sign_up, states

pytestmark = pytest.mark.django_db


@pytest.fixture
def date(bretagne):
    date = make_date(bretagne, seats=1)
    sign_up(date, 1, 2, activity="Gîte", need="Un secret")
    return date


def test_thirteen_months_later_the_person_is_forgotten_and_the_sum_stays(date, capsys):
    call_command("purge_personal_data", "--dry-run")
    Seats.objects.update(told_end=timezone.now() - KEPT - timedelta(days=1))
    call_command("purge_personal_data", "--dry-run")
    call_command("purge_personal_data")
    call_command("purge_personal_data")
    assert capsys.readouterr().out.splitlines() == [
        "0 inscription à effacer.",
        "2 inscriptions à effacer.",
        "2 inscriptions effacées.",
        "0 inscription effacée.",
    ]
    kept = Registration.objects.order_by("pk").values_list("name", "email", "folded_email", "need", "activity", "state")
    assert list(kept) == [("", "", "", "", "Gîte", "confirmee"), ("", "", "", "", "Gîte", "attente")]


def test_departement_stays_where_the_commune_tells_it(bretagne):
    date = make_date(bretagne, seats=9)
    for number, city in enumerate(["Quimper", "saint denis", "Nulle Part sur Rien", ""]):  # the second: 93 or 974
        sign_up(date, number, city=city)
    Seats.objects.update(told_end=timezone.now() - KEPT - timedelta(days=1))
    call_command("purge_personal_data")
    kept = Registration.objects.order_by("pk").values_list("city", "departement")
    assert list(kept) == [("", "29"), ("", ""), ("", ""), ("", "")]


def test_address_is_given_what_is_kept_of_it(date, capsys):
    call_command("personal_data", "export", "PERSONNE-1@example.org")
    (told,) = json.loads(capsys.readouterr().out)
    assert (told["nom"], told["besoin"], told["etat"]) == ("Personne 1", "Un secret", "Confirmée")


def test_erased_address_leaves_its_seat_to_the_next(date, capsys):
    call_command("personal_data", "erase", "personne-1@example.org")
    assert states(date) == {"": "rendue", "2": "confirmee"}
    call_command("personal_data", "export", "personne-1@example.org")
    assert capsys.readouterr().out.splitlines() == ["1 inscription effacée.", "[]"]
