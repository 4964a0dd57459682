"""64 people at once for 10 seats: real processes on one database."""

import pytest

from catalogue.signups import registering
from catalogue.signups.changing import give_back
from catalogue.signups.models import Registration, SentNotice
from home.models import OutgoingMail
from tests.catalogue.signups.people import make_date, one, person, taken
from tests.catalogue.signups.races import ROUNDS, all_at_once, breton_home, forget_dates, prepared, without_protection
from tests.forks import SOON, run

SEATS, PEOPLE = 10, 64
FEW = PEOPLE if len(ROUNDS) > 1 else 24  # of what takes long, in the usual run


@pytest.fixture(params=ROUNDS)
def database(tmp_path, django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), prepared(tmp_path, _prepare, forget_dates) as found:
        yield found


@pytest.fixture(autouse=True)
def _mails_wait(outbox):
    """For the worker, as on the site."""


def _prepare() -> int:
    return make_date(breton_home(), seats=SEATS).pk


def _date(pk: int):
    from catalogue.models import SessionPage

    return SessionPage.objects.get(pk=pk)


def _sign_up(barrier, pk: int, number: int) -> None:
    date = _date(pk)
    barrier.wait(SOON)
    registering.register(date, person(number), "fr")


def _without_protection(barrier, pk: int, number: int) -> None:
    without_protection(registering)
    _sign_up(barrier, pk, number)


def _leave_or_sign_up(barrier, pk: int, number: int) -> None:
    """Every third gives back at once; one changes the capacity meanwhile."""
    _sign_up(barrier, pk, number)
    if number % 3 == 0:
        give_back(one(_date(pk), number), _date(pk))
    if number == 7:
        date = _date(pk)
        date.seats = 4
        date.save_revision().publish()


def _outcome(pk: int) -> dict:
    date = _date(pk)
    found = Registration.objects.of_date(date)
    return {
        "confirmed": found.filter(state="confirmee").count(),
        "ranks": sorted(one.rank for one in found.filter(state="attente").select_related("seats")),
        "mails": OutgoingMail.objects.count(),
        "told": SentNotice.objects.count(),
        "mailed": len(set(OutgoingMail.objects.values_list("recipient", flat=True))),
        "taken": taken(date),
    }


def _all_at_once(shared, act, pk: int, many: int = PEOPLE) -> dict:
    all_at_once(shared, act, [(pk, number) for number in range(many)])
    return run(shared, _outcome, pk)


def test_no_seat_is_sold_twice(database):
    shared, pk = database
    assert _all_at_once(shared, _sign_up, pk) == {
        "confirmed": SEATS,
        "ranks": list(range(1, PEOPLE - SEATS + 1)),
        "mails": PEOPLE,
        "told": PEOPLE,
        "mailed": PEOPLE,
        "taken": (SEATS, SEATS),
    }


def test_positive_control_without_the_protection_seats_are_sold_twice(database):
    shared, pk = database
    assert _all_at_once(shared, _without_protection, pk, 24)["confirmed"] > SEATS


def test_counter_stays_right_with_places_given_back_and_another_capacity(database):
    shared, pk = database
    outcome = _all_at_once(shared, _leave_or_sign_up, pk, FEW)
    assert outcome["taken"][0] == outcome["taken"][1] == outcome["confirmed"]
    assert outcome["ranks"] == list(range(1, len(outcome["ranks"]) + 1))
    assert outcome["mailed"] == FEW
    assert outcome["mails"] == outcome["told"]
