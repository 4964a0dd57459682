"""Dates of several days: a course, or a workshop in several meetings."""

from collections.abc import Iterable
from datetime import datetime, time, tzinfo
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

from catalogue.schedule.dates import day_label, hour_label
from catalogue.schedule.meetings import Meeting, moment_of


class Day(Orderable):
    """One of them, on the clock of its place; one that ends at midnight is written so. Abstract."""

    day = models.DateField("jour")
    starts = models.TimeField("début", default=time(9))
    ends = models.TimeField("fin", default=time(17))

    panels = [FieldRowPanel([FieldPanel("day"), FieldPanel("starts"), FieldPanel("ends")])]

    class Meta(Orderable.Meta):
        abstract = True

    def __str__(self) -> str:
        return f"{day_label(self.day)}, {hour_label(self.starts)}\u00a0– {hour_label(self.ends)}"

    def clean(self) -> None:
        super().clean()
        if self.starts and self.ends and time.min < self.ends <= self.starts:
            raise ValidationError({"ends": "La fin doit venir après le début."})

    def meeting(self, zone: tzinfo) -> Meeting:
        start, end = moment_of(self.day, self.starts, zone), moment_of(self.day, self.ends, zone, after=self.starts)
        return Meeting(f"jour-{self.pk}", start, end)


class InDays(models.Model):
    """A dated page that may have `days`; abstract, before Scheduled."""

    days: Any  # of the page
    zone: Any

    class Meta:
        abstract = True

    @property
    def meetings(self) -> list[Meeting]:
        return self.meetings_on(self.days.all())

    def meetings_on(self, days: Iterable[Day]) -> list[Meeting]:
        """Its days in order, once they are read."""
        return sorted((day.meeting(self.zone) for day in days), key=_start) or self.meetings_without_days()

    def meetings_without_days(self) -> list[Meeting]:
        raise NotImplementedError

    @property
    def days_in_order(self) -> list[Day]:
        return sorted(self.days.all(), key=lambda day: (day.day, day.starts))


def _start(meeting: Meeting) -> datetime:
    return meeting.starts_at
