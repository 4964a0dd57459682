"""Signing up many people at once, in the rows that signing up one by one makes."""

from collections.abc import Iterable

from catalogue.signups.dated_pages import Date
from catalogue.signups.enums import RegistrationState
from catalogue.signups.models import Registration
from catalogue.signups.models.registrations import folded
from catalogue.signups.models.seats import locked
from catalogue.signups.registering import Person, new_registration


def register_many(date: Date, people: Iterable[Person], language: str = "fr") -> list[Registration]:
    """Seats to the first who come, then the waiting list; nobody is written to.

    `people`: none of them is signed up already, and no address comes twice.
    """
    with locked(date) as seats:
        first, waiting, made = seats.turn, seats.registrations.waiting().exists(), []
        for seats.turn, person in enumerate(people, first):
            waiting = waiting or (seats.left is not None and seats.left < person.places)
            state = RegistrationState.WAITING if waiting else RegistrationState.CONFIRMED
            registration = new_registration(seats, date, person, state, language)
            registration.folded_email = folded(person.email)
            made.append(registration)
            seats.taken += 0 if waiting else person.places
        seats.save(update_fields=["turn", "taken"])
        return Registration.objects.bulk_create(made)
