"""The dates of a series: those that a list or a rhythm gives, and what becomes of each."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.core.exceptions import ValidationError

from catalogue.models import SessionPage
from catalogue.planning.checking import problems_of
from catalogue.planning.copies import copy_at
from catalogue.planning.days_off import Break, public_holidays, subdivision_of
from catalogue.planning.neighbours import near_in_the_same_weeks, week_of
from catalogue.schedule.dates import day_label, span_label
from home.models import region_of

_MOST_SKIPPED = 104  # days off in a row: a rhythm ends when every day of two years is one


def every(first: datetime, weeks: int, count: int, is_off: Callable[[date], bool]) -> Iterator[datetime]:
    """A day each so many weeks, until `count` of them are no day off; those that are off come too."""
    skipped, moment = 0, first
    while count and skipped < _MOST_SKIPPED:
        yield moment
        off = is_off(moment.date())
        count, skipped = count - (not off), skipped + off
        moment += timedelta(weeks=weeks)


class DaysOff:
    """The public holidays where a session takes place, and the holidays that an editor gave."""

    def __init__(self, session: SessionPage, breaks: Iterable[Break], *, skip_public: bool):
        self._place = subdivision_of(session.postcode, region_of(session), session.time_zone)
        self._breaks, self.skip_public = list(breaks), skip_public
        self._known: dict[int, dict[date, str]] = {}

    def public(self, day: date) -> str:
        """The name of the public holiday; empty when it is none."""
        if day.year not in self._known:
            self._known[day.year] = public_holidays(self._place, [day.year])
        return self._known[day.year].get(day, "")

    def reason(self, day: date) -> str:
        """Why nothing is planned on a day; empty when it may be."""
        if self.skip_public and (name := self.public(day)):
            return f"Jour férié : {name}."
        return "Pendant les vacances." if any(day in days for days in self._breaks) else ""

    def remark(self, day: date) -> str:
        """The reason; also the name of a public holiday that is not skipped."""
        name = self.public(day)
        return self.reason(day) or (f"Jour férié : {name}." if name else "")


@dataclass
class PlannedDate:
    """`copy`: the session to be, None when there will be none, for `reason`."""

    when: str
    copy: SessionPage | None = None
    reason: str = ""
    warnings: list[str] = field(default_factory=list)


@dataclass
class Series:
    """What would be made of a session. `problems`: why none of it can be."""

    dates: list[PlannedDate]
    problems: list[str]

    @property
    def copies(self) -> list[SessionPage]:
        return [planned.copy for planned in self.dates if planned.copy]

    @property
    def skipped(self) -> int:
        return len(self.dates) - len(self.copies)

    def print_of(self, *, live: bool) -> str:
        """What tells this series from another: the editor confirms what was shown."""
        told = "|".join([str(live), *(f"{copy.title} {copy.starts_at.isoformat()}" for copy in self.copies)])
        return hashlib.sha256(told.encode()).hexdigest()


def plan(session: SessionPage, moments: Iterable[datetime], off: DaysOff, user) -> Series:
    """What becomes of each moment, in order; a moment that comes twice counts once."""
    dates = [_planned(session, moment, off) for moment in sorted(set(moments))]
    _leave_out_known(session, dates)
    copies = [planned.copy for planned in dates if planned.copy]
    near = near_in_the_same_weeks(session, [copy.starts_at for copy in copies], user)
    for planned in dates:
        others = near.get(week_of(planned.copy), []) if planned.copy else []
        planned.warnings += [f"Même thème cette semaine-là : {other}." for other in others]
    problems = dict.fromkeys(problem for copy in copies for problem in problems_of(copy))
    return Series(dates, list(problems))


def _planned(session: SessionPage, moment: datetime, off: DaysOff) -> PlannedDate:
    try:
        copy = copy_at(session, moment)
    except ValidationError as error:
        return PlannedDate(day_label(moment), reason=" ".join(error.messages))
    found = PlannedDate(span_label(copy.local_start, copy.local_end), reason=off.reason(moment.date()))
    if not found.reason:
        found.copy = copy
        if words := off.remark(moment.date()):
            found.warnings.append(words)
        later = sorted({meeting.day for meeting in copy.days.all()} - {moment.date()})
        found.warnings += [f"Rencontre du {day_label(day)}. {words}" for day in later if (words := off.remark(day))]
        if session.signup_deadline and not copy.signup_deadline:
            found.warnings.append("Sans date limite, qui serait déjà passée : on s’inscrit jusqu’au début.")
    return found


def _leave_out_known(session: SessionPage, dates: list[PlannedDate]) -> None:
    """The same workshop at the same moment in the same agenda is there already: doing it again adds nothing."""
    starts = [planned.copy.starts_at for planned in dates if planned.copy]
    same = SessionPage.objects.sibling_of(session).filter(workshop=session.workshop_id, starts_at__in=starts)
    known = {(start, city, venue) for start, city, venue in same.values_list("starts_at", "city", "venue")}
    for planned in dates:
        if planned.copy and (planned.copy.starts_at, planned.copy.city, planned.copy.venue) in known:
            planned.copy, planned.reason = None, "Cette séance existe déjà."
