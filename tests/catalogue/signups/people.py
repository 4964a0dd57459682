"""Made-up people who sign up, and what became of them."""

from contextlib import contextmanager
from datetime import timedelta

from django.utils import timezone

from catalogue.signups.models import Registration, Seats
from catalogue.signups.registering import Answer, Person, register
from home.models import HomePage
from tests.factories import make_session, make_theme, make_workshop


def make_date(home, **values):
    """A session that takes its sign-ups here."""
    nation = HomePage.objects.get(depth=2, locale__language_code="fr")
    workshop = make_workshop(nation, themes=[make_theme(nation)])
    return make_session(
        home, workshop, **{"signup_kind": "ici", "seats": 2, "seats_left": None, "signup_url": ""} | values
    )


def person(number: int | str, **values) -> Person:
    return Person(**{"name": f"Personne {number}", "email": f"personne-{number}@example.org"} | values)


def sign_up(date, *numbers, **values) -> list[Answer]:
    """For what is over: as long as it was to come."""
    with _still_to_come(date):
        return [register(date, person(number, **values), "fr") for number in numbers]


@contextmanager
def _still_to_come(date):
    if date.starts_at > timezone.now():
        yield
        return
    pages, moments = type(date).objects.filter(pk=date.pk), {"starts_at": date.starts_at, "ends_at": date.ends_at}
    later = timedelta(days=30) + timezone.now() - date.starts_at
    pages.update(**{name: moment + later for name, moment in moments.items()})
    yield
    pages.update(**moments)
    Seats.objects.filter(page=date.pk).update(told_start=date.starts_at, told_end=date.ends_at)


def states(date) -> dict[str, str]:
    """State of each, by the number of the person."""
    found = Registration.objects.of_date(date).order_by("pk")
    return {one.name.removeprefix("Personne "): one.state for one in found}


def taken(date) -> tuple[int, int]:
    """What the counter says, and what the rows say."""
    seats = Seats.objects.get(date=date.translation_key)
    return seats.taken, sum(one.places for one in seats.registrations.holding())


def one(date, number) -> Registration:
    return Registration.objects.of_date(date).select_related("seats__page").get(name=f"Personne {number}")
