"""Who came. Seats stay taken: a no-show freed nothing for anybody."""

import uuid
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils import timezone

from catalogue.enums import EditorialStatus
from catalogue.schedule.meetings import Meeting
from catalogue.signups.dated_pages import Date
from catalogue.signups.enums import RegistrationState
from catalogue.signups.models import FullError, Registration, Seats, Tick
from catalogue.signups.models.registrations import folded
from catalogue.signups.models.seats import locked
from catalogue.signups.presence import meeting_of, nearest, noted_meetings
from catalogue.signups.registering import Person
from home.refusals import RefusalError

_MARKS = (RegistrationState.PRESENT, RegistrationState.ABSENT, RegistrationState.CONFIRMED)
GONE = "Cette personne n’est plus dans la liste."
NO_SEAT = "Cette personne n’a pas de place : elle l’a rendue, ou elle attend."
NO_MEETING = "Cette rencontre n’est plus prévue."
OFF = "Cette date n’aura pas lieu : personne ne s’y note ni ne s’y ajoute."
FULL = (
    "Tout est pris. Rendez d’abord la place de quelqu’un qui ne vient pas, ou ajoutez une place à la date, "
    "puis réessayez."
)


@dataclass(frozen=True)
class Mark:
    """What somebody saw: `who` is the key of a registration, `key` the tick's own, `at` when it was made.

    `meeting`: its key, of a date in several; nothing said, the nearest.
    """

    who: uuid.UUID
    state: str
    key: uuid.UUID = field(default_factory=uuid.uuid4)
    at: datetime = field(default_factory=timezone.now)
    meeting: str = ""


def may_mark(state: str | None) -> bool:
    """Whether it is a state of attendance; « confirmée » takes a wrong tick back."""
    return state in _MARKS


def refusal_of(date: Date, person: Registration | None) -> str:
    """Why nothing is noted of somebody at a date, in French; empty when it may be."""
    if date.status != EditorialStatus.PLANNED:
        return OFF
    if person is None:
        return GONE
    return "" if person.holds else NO_SEAT


def mark(registration: Registration, date: Date, state: str, by: Any = None, meeting: str = "") -> str:
    """Present, absent or neither, now; why it is refused, in French, or nothing."""
    refused = mark_all(date, [Mark(registration.key, state, meeting=meeting)], by)
    return next(iter(refused.values()), "")


def mark_all(date: Date, marks: Sequence[Mark], by: Any) -> dict[uuid.UUID, str]:
    """Write ticks down, in whatever order and however often they come; why some are refused, by their key.

    The latest tick of a person at a meeting counts, whenever it arrives.
    """
    with locked(date) as seats:
        meetings = noted_meetings(date)
        people = {one.key: one for one in seats.registrations.filter(key__in=[one.who for one in marks])}
        known = set(Tick.objects.filter(key__in=[one.key for one in marks]).values_list("key", flat=True))
        refused, new = {}, {}
        for one in marks:
            person = people.get(one.who)
            if one.key in known:
                continue
            meeting = meeting_of(meetings, one.meeting, one.at)
            refusal = refusal_of(date, person)
            if refusal or meeting is None:
                refused[one.key] = refusal or NO_MEETING
                continue
            new[one.key] = Tick(registration=person, key=one.key, state=one.state, at=one.at, by=by, meeting=meeting)
        Tick.objects.bulk_create(new.values())
        _settle({one.registration for one in new.values()}, meetings)
        return refused


def _settle(people: Iterable[Registration], meetings: Sequence[Meeting]) -> None:
    """Each person's state is that of their latest tick; on the same instant, of the one that came last.

    Of several meetings, one that was attended makes them present.
    """
    ticks = Tick.objects.filter(registration__in=people).order_by("at", "pk")
    if meetings:
        ticks = ticks.filter(meeting__in=[one.key for one in meetings])
    latest: dict[int, dict[str, str]] = {}
    for pk, meeting, state in ticks.values_list("registration_id", "meeting", "state"):
        latest.setdefault(pk, {})[meeting if meetings else ""] = state
    for person in people:
        state = _overall(latest[person.pk].values())
        if person.state != state:
            person.state, person.offered_until = state, None
            person.save(update_fields=["state", "offered_until"])


def _overall(states: Collection[str]) -> str:
    return next(state for state in _MARKS if state in states)


def welcome(date: Date, person: Person, by: Any, key: uuid.UUID, at: datetime, meeting: str = "") -> Registration:
    """Somebody at the door who had not signed up, or waited: seated and present at once.

    `key` is the tick's, made on the device: sent twice, it is one person. Who is at the door goes before who waits
    elsewhere. Raises RefusalError when all is taken, or the date was called off.
    """
    with locked(date) as seats:
        tick = Tick.objects.filter(key=key).select_related("registration").first()
        if tick:
            return tick.registration
        if type(date).objects.get(pk=date.pk).status != EditorialStatus.PLANNED:
            raise RefusalError(OFF)
        known = _known(seats, person.email)
        known = known or Registration(seats=seats, turn=seats.turn, language="fr", by_staff=by, **vars(person))
        if not known.holds:
            try:
                seats.take(known.places)
            except FullError:
                raise RefusalError(FULL) from None
            known.state = RegistrationState.CONFIRMED
            known.save()
        meetings = noted_meetings(date)
        there = meeting_of(meetings, meeting, at) or (nearest(meetings, at).key if meetings else "")
        Tick.objects.create(registration=known, key=key, state=RegistrationState.PRESENT, at=at, by=by, meeting=there)
        _settle([known], meetings)
        return known


def _known(seats: Seats, email: str) -> Registration | None:
    return seats.registrations.active().filter(folded_email=folded(email)).first() if email else None
