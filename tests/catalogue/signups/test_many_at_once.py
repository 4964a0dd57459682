"""64 people at once for 10 seats: real processes on one database."""

import pytest

from catalogue.signups import registering
from catalogue.signups.changing import give_back
from catalogue.signups.models import Registration
from home.models import HomePage, OutgoingMail
from tests.catalogue.signups.people import make_date, one, person, taken
from tests.catalogue.signups.races import all_at_once, prepared, without_protection
from tests.forks import SOON, run

SEATS, PEOPLE = 10, 64


@pytest.fixture
def database(tmp_path, django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), prepared(tmp_path, _prepare, _clean) as found:
        yield found


def _prepare() -> int:
    from catalogue.provisioning import create_national_site, create_region
    from home.models import RegionPage

    if not HomePage.objects.filter(depth=2).exists():
        create_national_site("Fourmilière", "localhost", 80)
    region = RegionPage.objects.filter(slug="bretagne").first() or create_region("bretagne", "Bretagne", insee="53")
    return make_date(region, seats=SEATS).pk


def _date(pk: int):
    from catalogue.models import SessionPage

    return SessionPage.objects.get(pk=pk)


def _clean(pk: int) -> None:
    date = _date(pk)
    workshop, themes = date.workshop, list(date.workshop.themes.all())
    date.delete()
    for page in (workshop, *themes):
        page.delete()
    OutgoingMail.objects.all().delete()


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
        "mailed": len(set(OutgoingMail.objects.values_list("recipient", flat=True))),
        "taken": taken(date),
    }


def _all_at_once(shared, act, pk: int, many: int = PEOPLE) -> dict:
    all_at_once(shared, act, [(pk, number) for number in range(many)])
    return run(shared, _outcome, pk)


def test_no_seat_is_sold_twice(database, settings):
    settings.EMAIL_BACKEND = "home.outbox.backend.OutboxBackend"
    shared, pk = database
    assert _all_at_once(shared, _sign_up, pk) == {
        "confirmed": SEATS,
        "ranks": list(range(1, PEOPLE - SEATS + 1)),
        "mails": PEOPLE,
        "mailed": PEOPLE,
        "taken": (SEATS, SEATS),
    }


def test_positive_control_without_the_protection_seats_are_sold_twice(database, settings):
    settings.EMAIL_BACKEND = "home.outbox.backend.OutboxBackend"
    shared, pk = database
    assert _all_at_once(shared, _without_protection, pk, 24)["confirmed"] > SEATS


def test_counter_stays_right_with_places_given_back_and_another_capacity(database, settings):
    settings.EMAIL_BACKEND = "home.outbox.backend.OutboxBackend"
    shared, pk = database
    outcome = _all_at_once(shared, _leave_or_sign_up, pk, 24)
    assert outcome["taken"][0] == outcome["taken"][1] == outcome["confirmed"]
    assert outcome["ranks"] == list(range(1, len(outcome["ranks"]) + 1))
