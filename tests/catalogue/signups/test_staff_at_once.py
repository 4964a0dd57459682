"""Staff at once, in real processes on one database: many accept for few places, decide on one, and move both ways."""

import time
from contextlib import contextmanager

import pytest
from django.db import DatabaseError, connection

from catalogue.models import PromotionPage, SessionPage
from catalogue.signups import moving
from catalogue.signups.applications import deciding
from catalogue.signups.enums import RegistrationState
from catalogue.signups.models import Act, Registration, SentNotice, StaffAct
from catalogue.signups.models.seats import locked
from catalogue.signups.registering import Person, register
from home.models import HomePage, RegionPage
from home.refusals import RefusalError
from tests.catalogue.signups.people import make_date, one, sign_up, states, taken
from tests.catalogue.signups.races import (
    all_at_once,
    breton_home,
    forget_dates,
    not_locked,
    prepared,
    without_protection,
)
from tests.factories import make_cycle, make_promotion
from tests.forks import SOON, run

PLACES, APPLY, EACH = 3, 8, 3
BOTH_WAYS = [(number < EACH, number) for number in range(2 * EACH)]


@pytest.fixture(scope="module")
def database(tmp_path_factory, django_db_setup, django_db_blocker):
    folder = tmp_path_factory.mktemp("staff")
    with django_db_blocker.unblock(), prepared(folder, _prepare, forget_dates) as (shared, _made):
        yield shared


@pytest.fixture(autouse=True)
def _mails_wait(outbox):
    """For the worker, as on the site."""


def _prepare() -> int:
    return breton_home().pk


# --- Decisions ------------------------------------------------------------------------------------------------------


def _promotion() -> int:
    """Its applications are received; nobody has decided yet."""
    nation = HomePage.objects.get(depth=2)
    region = RegionPage.objects.get(slug="bretagne")
    page = make_promotion(region, make_cycle(nation), signup_kind="ici", signup_email="", seats=PLACES)
    for number in range(APPLY):
        register(page, Person(f"Personne {number}", f"personne-{number}@example.org", employer="oui"), "fr")
    return page.pk


def _decide(barrier, pk: int, number: int, decision: Act) -> bool:
    """False: refused, and nothing was done."""
    page = PromotionPage.objects.get(pk=pk)
    applied = one(page, number)
    barrier.wait(SOON)
    try:
        deciding.decide(applied, page, decision, by=None, reason="Voilà.", seen=RegistrationState.RECEIVED)
    except RefusalError:
        return False
    return True


def _unprotected(barrier, pk: int, number: int, decision: Act) -> bool:
    without_protection(deciding)
    return _decide(barrier, pk, number, decision)


def _decided(pk: int) -> dict:
    page = PromotionPage.objects.get(pk=pk)
    told = SentNotice.objects.filter(registration__seats__page=pk, mail__isnull=False).exclude(kind="candidature")
    acts = StaffAct.objects.filter(registration__seats__page=pk)
    return {
        "states": sorted(state for state in states(page).values() if state != RegistrationState.RECEIVED),
        "taken": taken(page),
        "acts": sorted(acts.values_list("registration__name", "kind")),
        "mails": sorted(told.values_list("registration__name", "kind")),
    }


def test_as_many_are_accepted_as_there_are_places_and_each_is_told_once(database):
    pk = run(database, _promotion)
    done = all_at_once(database, _decide, [(pk, number, Act.ACCEPTED) for number in range(APPLY)])
    outcome = run(database, _decided, pk)
    accepted = sorted((f"Personne {number}", "acceptee") for number, was_done in enumerate(done) if was_done)
    assert len(accepted) == PLACES
    assert outcome == {
        "states": ["confirmee"] * PLACES,
        "taken": (PLACES, PLACES),
        "acts": accepted,
        "mails": accepted,
    }


def test_two_who_decide_on_one_application_are_one_decision_and_one_mail(database):
    """Of each application, one accepts and the other refuses."""
    pk = run(database, _promotion)
    pairs = [(pk, number, decision) for number in range(PLACES) for decision in (Act.ACCEPTED, Act.REFUSED)]
    done = all_at_once(database, _decide, pairs)
    outcome = run(database, _decided, pk)
    kept = sorted((f"Personne {number}", str(act)) for (_pk, number, act), was in zip(pairs, done, strict=True) if was)
    assert [name for name, _act in kept] == [f"Personne {number}" for number in range(PLACES)]
    assert (outcome["acts"], outcome["mails"]) == (kept, kept)
    seated = sum(act == Act.ACCEPTED for _name, act in kept)
    assert (outcome["states"].count("confirmee"), outcome["taken"]) == (seated, (seated, seated))


def test_positive_control_without_the_protection_more_are_accepted_and_one_is_decided_on_twice(database):
    pk = run(database, _promotion)
    cases = [(pk, min(number, APPLY - 3), Act.ACCEPTED) for number in range(APPLY)]  # the last three on one of them
    all_at_once(database, _unprotected, cases)
    outcome = run(database, _decided, pk)
    assert outcome["states"].count("confirmee") > PLACES
    assert len(outcome["acts"]) > len(set(outcome["acts"]))


# --- Moves that cross -----------------------------------------------------------------------------------------------


def _two_dates(free: int = 0) -> tuple[int, int]:
    """The first is full, the second but for so many."""
    region = RegionPage.objects.get(slug="bretagne")
    first, second = (make_date(region, seats=EACH, days=days) for days in (20, 30))
    sign_up(first, *range(EACH))
    sign_up(second, *range(EACH, 2 * EACH - free))
    return first.pk, second.pk


def _move(barrier, pks: tuple[int, int], is_there: bool, number: int) -> str:
    """From the first date to the second, or the other way."""
    old, new = (SessionPage.objects.get(pk=pk) for pk in (pks if is_there else reversed(pks)))
    moved = one(old, number)
    barrier.wait(SOON)
    try:
        moving.move(moved, old, new, by=None, may_wait=True)
    except DatabaseError as error:
        return f"{error}"
    return "ok"


def _move_in_any_order(barrier, *case) -> str:
    moving._both = _each_its_own_first
    return _move(barrier, *case)


@contextmanager
def _each_its_own_first(old, new):
    with locked(old) as left:
        time.sleep(0.2)
        with locked(new) as joined:
            yield left, joined


def _move_unprotected(barrier, *case) -> str:
    without_protection()
    moving._both = _none_locked
    return _move(barrier, *case)


@contextmanager
def _none_locked(old, new):
    yield not_locked(old), not_locked(new)


def _moved(pks: tuple[int, int]) -> list[tuple]:
    dates = [SessionPage.objects.get(pk=pk) for pk in pks]
    notices = SentNotice.objects.filter(kind="deplacement", mail__isnull=False)
    return [
        (
            sorted(Registration.objects.of_date(date).values_list("name", "state")),
            taken(date),
            sorted(notices.filter(registration__seats__page=date.pk).values_list("registration__name", flat=True)),
        )
        for date in dates
    ]


def test_moves_that_cross_wait_for_nobody_and_all_have_a_seat(database):
    pks = run(database, _two_dates)
    assert set(all_at_once(database, _move, [(pks, *case) for case in BOTH_WAYS])) == {"ok"}
    names = [f"Personne {number}" for number in range(2 * EACH)]
    assert run(database, _moved, pks) == [
        ([(name, "confirmee") for name in part], (EACH, EACH), part) for part in (names[EACH:], names[:EACH])
    ]


def test_positive_control_without_the_protection_one_free_seat_is_sold_to_several(database):
    pks = run(database, _two_dates, 1)
    all_at_once(database, _move_unprotected, [(pks, True, number) for number in range(EACH)])
    assert run(database, _moved, pks)[1][1][1] > EACH


def test_positive_control_locks_taken_in_any_order_wait_for_each_other(database):
    if connection.vendor == "sqlite":
        pytest.skip("SQLite verrouille tout le fichier : deux déplacements ne s’y attendent jamais.")
    pks = run(database, _two_dates)
    said = all_at_once(database, _move_in_any_order, [(pks, True, 0), (pks, False, EACH)])
    assert [words for words in said if "deadlock" in words] != []
