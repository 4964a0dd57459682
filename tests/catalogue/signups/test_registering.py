"""One seat each, a waiting list when there is none, and nobody told who is signed up."""

import pytest
from django.core import mail

from catalogue.signups.changing import accept, change, give_back
from catalogue.signups.models import FullError, Seats
from catalogue.signups.registering import Answer
from catalogue.signups.waiting import end_offers
from tests.catalogue.signups.people import make_date, one, sign_up, states, taken

pytestmark = pytest.mark.django_db


@pytest.fixture
def date(bretagne):
    return make_date(bretagne)


def subjects() -> list[tuple[str, str]]:
    return [
        (letter.to[0].split("@")[0].removeprefix("personne-"), letter.subject.split(" :")[0]) for letter in mail.outbox
    ]


def test_seats_go_to_the_first_who_come(date):
    answers = sign_up(date, 1, 2, 3, 4)
    assert answers == [Answer("confirmee"), Answer("confirmee"), Answer("attente", 1), Answer("attente", 2)]
    assert taken(date) == (2, 2)
    assert subjects() == [
        ("1", "Votre place est réservée"),
        ("2", "Votre place est réservée"),
        ("3", "Vous êtes sur la liste d’attente"),
        ("4", "Vous êtes sur la liste d’attente"),
    ]


def test_freed_seat_goes_to_the_next(date):
    sign_up(date, 1, 2, 3, 4)
    mail.outbox.clear()
    assert give_back(one(date, 1), date)
    assert states(date) == {"1": "rendue", "2": "confirmee", "3": "confirmee", "4": "attente"}
    assert (one(date, 4).rank, taken(date)) == (1, (2, 2))
    assert subjects() == [("1", "Votre place est rendue"), ("3", "Une place s’est libérée pour vous")]


def test_seat_that_was_given_back_is_not_offered_to_the_same_person_again(date):
    sign_up(date, 1, 2, 3)
    give_back(one(date, 1), date)
    give_back(one(date, 3), date)
    assert states(date) == {"1": "rendue", "2": "confirmee", "3": "rendue"}
    assert not give_back(one(date, 3), date)  # twice is once
    assert taken(date) == (1, 1)
    assert sign_up(date, 4) == [Answer("confirmee")]


def test_same_person_twice_is_one_registration_and_one_mail(date):
    first, second = sign_up(date, 1), sign_up(date, "1 encore", email="  Personne-1@Example.ORG ")
    assert (first, second) == ([Answer("confirmee")], [Answer("confirmee")])
    assert (states(date), len(mail.outbox), taken(date)) == ({"1": "confirmee"}, 1, (1, 1))


def test_answer_does_not_tell_who_is_signed_up(date):
    """Once it is full, an address that has a seat is told what an unknown one is."""
    sign_up(date, 1, 2)
    known, unknown = sign_up(date, "x", email="personne-1@example.org"), sign_up(date, 9)
    assert (known, unknown) == ([Answer("attente", 1)], [Answer("attente", 1)])


def test_who_waits_for_two_seats_is_not_passed(date):
    sign_up(date, 1, 2)
    sign_up(date, 3, places=2)
    sign_up(date, 4)
    give_back(one(date, 1), date)
    assert states(date)["3"] == states(date)["4"] == "attente"
    assert sign_up(date, 5) == [Answer("attente", 3)]  # though a seat is free: two wait for theirs
    give_back(one(date, 2), date)
    assert (states(date)["3"], states(date)["4"], taken(date)) == ("confirmee", "attente", (2, 2))


def test_fewer_seats_free_the_others(date):
    sign_up(date, 1, places=2)
    sign_up(date, 2)
    assert change(one(date, 1), date, {"places": 1, "name": "Personne 1"})
    assert (states(date), taken(date)) == ({"1": "confirmee", "2": "confirmee"}, (2, 2))
    assert change(one(date, 1), date, {"places": 9})
    assert (one(date, 1).places, taken(date)) == (1, (2, 2))


def test_near_the_start_a_seat_is_offered_and_must_be_accepted(bretagne):
    date = make_date(bretagne, days=1, seats=1)
    sign_up(date, 1, 2, 3)
    give_back(one(date, 1), date)
    assert states(date) == {"1": "rendue", "2": "proposee", "3": "attente"}
    assert accept(one(date, 2), date)
    assert not accept(one(date, 3), date)
    assert states(date)["2"] == "confirmee"


def test_offer_that_nobody_takes_goes_to_the_next(bretagne):
    date = make_date(bretagne, days=1, seats=1)
    sign_up(date, 1, 2, 3)
    give_back(one(date, 1), date)
    offered = one(date, 2)
    type(offered).objects.filter(pk=offered.pk).update(offered_until=offered.created_at)
    assert (end_offers(), end_offers()) == (1, 0)
    assert (states(date)["2"], states(date)["3"], taken(date)) == ("annulee", "proposee", (1, 1))
    assert not accept(one(date, 2), date)


def test_address_that_is_not_confirmed_gives_its_seat_back(bretagne):
    date = make_date(bretagne, seats=1, confirm_address=True)
    sign_up(date, 1, 2)
    assert one(date, 1).confirm_by is not None
    type(one(date, 1)).objects.filter(name="Personne 1").update(confirm_by=one(date, 1).created_at)
    end_offers()
    assert states(date) == {"1": "annulee", "2": "confirmee"}


def test_freed_seat_is_given_back_too_when_its_address_is_not_confirmed(bretagne):
    date = make_date(bretagne, seats=1, confirm_address=True)
    sign_up(date, 1, 2, 3)
    give_back(one(date, 1), date)
    assert "Confirmez votre adresse" in mail.outbox[-1].body
    type(one(date, 2)).objects.filter(name="Personne 2").update(confirm_by=one(date, 2).created_at)
    end_offers()
    assert states(date) == {"1": "rendue", "2": "annulee", "3": "confirmee"}
    assert accept(one(date, 3), date)
    assert one(date, 3).confirm_by is None


def test_no_limit_never_fills(bretagne):
    date = make_date(bretagne, seats=None)
    assert {answer.state for answer in sign_up(date, *range(5))} == {"confirmee"}


def test_database_itself_refuses_one_seat_too_many(date):
    from django.db import IntegrityError, transaction

    sign_up(date, 1, 2)
    seats = Seats.objects.get()
    with pytest.raises(FullError):
        seats.take(1)
    with pytest.raises(IntegrityError), transaction.atomic():
        Seats.objects.update(taken=3)
