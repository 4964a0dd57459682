"""Presence at each meeting of a date that is in several. Of any other date, the registration's state says it."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import cached_property

from catalogue.models.days import InDays
from catalogue.schedule.dates import span_label
from catalogue.schedule.meetings import Meeting
from catalogue.signups.dated_pages import Date
from catalogue.signups.enums import RegistrationState
from catalogue.signups.models import Registration, Tick

_NOTED = (RegistrationState.PRESENT, RegistrationState.ABSENT)


def noted_meetings(date: Date) -> list[Meeting]:
    """Those where presence is noted one by one, in order; none when it is within a day, or nobody typed its days."""
    days = date.days.all() if isinstance(date, InDays) and not date.is_within_a_day else []
    return date.meetings_on(days) if len(days) > 1 else []


def nearest(meetings: Sequence[Meeting], moment: datetime) -> Meeting:
    """The one that is going on, else that which begins or ended the shortest time away."""
    return min(meetings, key=lambda one: max(one.starts_at - moment, moment - one.ends_at, timedelta()))


def meeting_of(meetings: Sequence[Meeting], key: str, moment: datetime) -> str | None:
    """The key to note under: the one that was said, if it is still to be, or the nearest when none was; None: gone."""
    if not meetings:
        return ""
    if not key:
        return nearest(meetings, moment).key
    return key if any(one.key == key for one in meetings) else None


def label_of(meeting: Meeting, date: Date) -> str:
    """« lundi 1er mars 2027, 9 h 30 – 12 h », on the clock of the place."""
    return span_label(meeting.starts_at.astimezone(date.zone), meeting.ends_at.astimezone(date.zone))


class Presences:
    """Of everybody at each meeting of a date. Two queries."""

    def __init__(self, date: Date):
        self._date = date

    @cached_property
    def meetings(self) -> list[Meeting]:
        return noted_meetings(self._date)

    @cached_property
    def _noted(self) -> dict[int, dict[str, str]]:
        """State of the latest tick, by registration and meeting."""
        ticks = Tick.objects.filter(registration__seats__date=self._date.translation_key)
        found: dict[int, dict[str, str]] = {}
        ticks = ticks.filter(meeting__in=[one.key for one in self.meetings]).order_by("at", "pk")
        for pk, meeting, state in ticks.values_list("registration_id", "meeting", "state"):
            found.setdefault(pk, {})[meeting] = state
        return found

    @property
    def noun(self) -> str:
        """« rencontres » or « jours de formation »."""
        return str(self._date.days.model._meta.verbose_name_plural)

    def states(self, one: Registration) -> dict[str, str]:
        """« presente », « absente » or nothing, by the key of each meeting.

        Of whom nobody noted anything by meeting, the state speaks of them all: the days may have been typed later.
        """
        if not self.meetings:
            return {}
        whole = one.state if one.state in _NOTED else ""
        noted = self._noted.get(one.pk) or dict.fromkeys((meeting.key for meeting in self.meetings), whole)
        found = ((meeting.key, noted.get(meeting.key, "")) for meeting in self.meetings)
        return {key: state if state in _NOTED else "" for key, state in found}

    def attended(self, one: Registration) -> list[Meeting]:
        states = self.states(one)
        return [meeting for meeting in self.meetings if states[meeting.key] == RegistrationState.PRESENT]

    def label(self, one: Registration) -> str:
        """« 2 sur 3 »; nothing as long as nobody noted anything."""
        if not any(self.states(one).values()):
            return ""
        return f"{len(self.attended(one))} sur {len(self.meetings)}"

    def labels(self, one: Registration) -> dict[str, str]:
        """« Présente », « Absente » or nothing, by the key of each meeting."""
        return {key: str(RegistrationState(state).label) if state else "" for key, state in self.states(one).items()}
