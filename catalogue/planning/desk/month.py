"""A month as a calendar: weeks from Monday, each day with what takes place on it."""

import calendar
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta

from catalogue.planning.desk.rows import Row


@dataclass
class Day:
    day: date
    in_month: bool
    is_today: bool
    rows: list[Row] = field(default_factory=list)


def weeks_of(first: date, rows: list[Row], today: date) -> list[list[Day]]:
    """The weeks that a month touches. What lasts several days is on each; what ends at midnight not on the next one."""
    weeks = calendar.Calendar().monthdatescalendar(first.year, first.month)
    start, end = weeks[0][0], weeks[-1][-1]
    by_day = defaultdict(list)
    for row in sorted(rows, key=lambda row: (row.starts_at, row.pk)):
        last = (row.local_end - timedelta(microseconds=1)).date()
        day = max(row.local_start.date(), start)
        while day <= min(last, end):
            by_day[day].append(row)
            day += timedelta(days=1)
    return [[Day(day, day.month == first.month, day == today, by_day[day]) for day in week] for week in weeks]


def next_month(first: date, by: int) -> date:
    months = first.year * 12 + first.month - 1 + by
    return date(months // 12, months % 12 + 1, 1)
