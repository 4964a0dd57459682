"""What a visitor is told of a dated page: the editor's word first, the rest computed."""

from datetime import datetime

from catalogue.enums import EditorialStatus, State
from catalogue.schedule.closing import closes_at

LAST_SEATS = 3  # at or below this, « dernières places »


def state_of(
    *,
    status: str,
    starts_at: datetime,
    ends_at: datetime,
    deadline: datetime | None,
    seats_left: int | None,
    now: datetime,
) -> State:
    """The state at `now`. Unknown seats never make it full."""
    if status == EditorialStatus.CANCELLED:
        return State.CANCELLED
    if status == EditorialStatus.POSTPONED:
        return State.POSTPONED
    if ends_at <= now:
        return State.OVER
    if closes_at(deadline, starts_at) <= now:
        return State.CLOSED
    if seats_left == 0:
        return State.FULL
    if seats_left is not None and seats_left <= LAST_SEATS:
        return State.LAST_SEATS
    return State.OPEN
