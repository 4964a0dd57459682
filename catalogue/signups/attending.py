"""Who came. Seats stay taken: a no-show freed nothing for anybody."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils import timezone
from wagtail.models import Page

from catalogue.signups.enums import RegistrationState
from catalogue.signups.models import FullError, Registration, Seats, Tick
from catalogue.signups.models.registrations import folded
from catalogue.signups.models.seats import locked
from catalogue.signups.registering import Person

_MARKS = (RegistrationState.PRESENT, RegistrationState.ABSENT, RegistrationState.CONFIRMED)
GONE = "Cette personne n’est plus dans la liste."
NO_SEAT = "Cette personne n’a pas de place."
FULL = (
    "Tout est pris. Rendez d’abord la place de quelqu’un qui ne vient pas, ou ajoutez une place à la date, "
    "puis réessayez."
)


@dataclass(frozen=True)
class Mark:
    """What somebody saw: `who` is the key of a registration, `key` the tick's own, `at` when it was made."""

    who: uuid.UUID
    state: str
    key: uuid.UUID = field(default_factory=uuid.uuid4)
    at: datetime = field(default_factory=timezone.now)


def may_mark(state: str | None) -> bool:
    """Whether it is a state of attendance; « confirmée » takes a wrong tick back."""
    return state in _MARKS


def mark(registration: Registration, date: Page, state: str, by: Any = None) -> bool:
    """Present, absent or neither, now; False for somebody who holds no seat."""
    return not mark_all(date, [Mark(registration.key, state)], by)


def mark_all(date: Page, marks: Sequence[Mark], by: Any) -> dict[uuid.UUID, str]:
    """Write ticks down, in whatever order and however often they come; why some are refused, by their key.

    The latest tick of a person counts, whenever it arrives.
    """
    with locked(date) as seats:
        people = {one.key: one for one in seats.registrations.filter(key__in=[one.who for one in marks])}
        known = set(Tick.objects.filter(key__in=[one.key for one in marks]).values_list("key", flat=True))
        refused, new = {}, {}
        for one in marks:
            person = people.get(one.who)
            if one.key in known:
                continue
            if person is None or not person.holds:
                refused[one.key] = GONE if person is None else NO_SEAT
                continue
            new[one.key] = Tick(registration=person, key=one.key, state=one.state, at=one.at, by=by)
        Tick.objects.bulk_create(new.values())
        _settle({one.registration for one in new.values()})
        return refused


def _settle(people: Iterable[Registration]) -> None:
    """Each person's state is that of their latest tick; on the same instant, of the one that came last."""
    latest = dict(
        Tick.objects.filter(registration__in=people).order_by("at", "pk").values_list("registration_id", "state")
    )
    for person in people:
        if person.state != latest[person.pk]:
            person.state, person.offered_until = latest[person.pk], None
            person.save(update_fields=["state", "offered_until"])


def welcome(date: Page, person: Person, by: Any, key: uuid.UUID, at: datetime) -> Registration | None:
    """Somebody at the door who had not signed up, or waited: seated and present at once; None when all is taken.

    `key` is the tick's, made on the device: sent twice, it is one person. Who is at the door goes before who waits
    elsewhere.
    """
    with locked(date) as seats:
        tick = Tick.objects.filter(key=key).select_related("registration").first()
        if tick:
            return tick.registration
        known = _known(seats, person.email)
        known = known or Registration(seats=seats, turn=seats.turn, language="fr", by_staff=by, **vars(person))
        if not known.holds:
            try:
                seats.take(known.places)
            except FullError:
                return None
            known.state = RegistrationState.CONFIRMED
            known.save()
        Tick.objects.create(registration=known, key=key, state=RegistrationState.PRESENT, at=at, by=by)
        _settle([known])
        return known


def _known(seats: Seats, email: str) -> Registration | None:
    return seats.registrations.active().filter(folded_email=folded(email)).first() if email else None
