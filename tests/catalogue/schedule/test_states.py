"""What a visitor is told of a dated page, at every border, and what a home leaves out."""

from datetime import UTC, datetime, timedelta

import pytest

from catalogue.enums import EditorialStatus, State
from catalogue.schedule.states import state_of
from tests.factories import make_session, make_workshop

_NOW = datetime(2027, 3, 1, 12, tzinfo=UTC)
_MOMENT = timedelta(microseconds=1)
_HOUR = timedelta(hours=1)
_OVER = {"starts_at": _NOW - 2 * _HOUR, "ends_at": _NOW - _HOUR}
_CANCELLED = {"status": EditorialStatus.CANCELLED}
_POSTPONED = {"status": EditorialStatus.POSTPONED}

STATES = {
    "seats are unknown": ({"seats_left": None}, State.OPEN),
    "4 seats": ({"seats_left": 4}, State.OPEN),
    "3 seats": ({"seats_left": 3}, State.LAST_SEATS),
    "1 seat": ({"seats_left": 1}, State.LAST_SEATS),
    "no seat": ({"seats_left": 0}, State.FULL),
    "deadline to come": ({"deadline": _NOW + _MOMENT}, State.OPEN),
    "deadline now": ({"deadline": _NOW}, State.CLOSED),
    "deadline passed": ({"deadline": _NOW - _MOMENT}, State.CLOSED),
    "deadline passed, no seat": ({"deadline": _NOW - _MOMENT, "seats_left": 0}, State.CLOSED),
    "starts in a moment": ({"starts_at": _NOW + _MOMENT}, State.OPEN),
    "starts now": ({"starts_at": _NOW}, State.CLOSED),
    "started, deadline to come": ({"starts_at": _NOW - _HOUR, "deadline": _NOW + _HOUR}, State.OPEN),
    "ends in a moment": ({"starts_at": _NOW - _HOUR, "ends_at": _NOW + _MOMENT}, State.CLOSED),
    "ends now": ({"starts_at": _NOW - _HOUR, "ends_at": _NOW}, State.OVER),
    "over": (_OVER, State.OVER),
    "over, no seat, deadline passed": (_OVER | {"seats_left": 0, "deadline": _NOW - 3 * _HOUR}, State.OVER),
    "cancelled": (_CANCELLED, State.CANCELLED),
    "cancelled, then over": (_OVER | _CANCELLED, State.CANCELLED),
    "cancelled, no seat": (_CANCELLED | {"seats_left": 0}, State.CANCELLED),
    "postponed": (_POSTPONED, State.POSTPONED),
    "postponed, then over": (_OVER | _POSTPONED, State.POSTPONED),
    "postponed, deadline passed": (_POSTPONED | {"deadline": _NOW - _MOMENT}, State.POSTPONED),
}


@pytest.mark.parametrize(("changes", "state"), STATES.values(), ids=STATES)
def test_state(changes, state):
    planned = {
        "status": EditorialStatus.PLANNED,
        "starts_at": _NOW + 24 * _HOUR,
        "ends_at": _NOW + 26 * _HOUR,
        "deadline": None,
        "seats_left": 10,
    }
    assert state_of(**planned | changes, now=_NOW) == state


def test_every_state_is_tested():
    assert {state for _, state in STATES.values()} == set(State)


@pytest.mark.django_db
@pytest.mark.parametrize("host", ["localhost", "bretagne.localhost"])
def test_homes_show_only_sessions_that_will_take_place(site, bretagne, visit, host):
    home = site if host == "localhost" else bretagne
    workshop = make_workshop(site)
    for status in ("annulee", "reportee"):
        for days in (2, 3, 4):
            make_session(home, workshop, days=days, status=status)
    planned = make_session(home, workshop, days=10)
    shown = {entry["section"].code: entry["cards"] for entry in visit("/", host).context["sections"]}
    assert [card.title for card in shown["seances"]] == [planned.title]
