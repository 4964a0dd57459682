"""Each mail tells the hours of the place, which are neither those of Paris nor those of the server."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core import mail
from django.utils import timezone
from icalendar import Calendar

from catalogue.signups.date_alerts.telling import tell_of_new_dates
from catalogue.signups.enums import Notice
from catalogue.signups.mails import tell
from catalogue.signups.models import DateAlert, StaffMessage
from tests.catalogue.signups.people import make_date, one, sign_up

pytestmark = pytest.mark.django_db

ZONES = [("Indian/Reunion", "La Réunion"), ("America/Martinique", "Martinique")]
_TOLD = "9\u00a0h\u00a0– 11\u00a0h"


def at_nine(zone: str, days: int) -> dict:
    """Of a date from nine to eleven, as the place reads it."""
    day = timezone.now().astimezone(ZoneInfo(zone)) + timedelta(days=days)
    start = day.replace(hour=9, minute=0, second=0, microsecond=0)
    return {"starts_at": start, "ends_at": start + timedelta(hours=2), "time_zone": zone}


@pytest.mark.parametrize(("zone", "place"), ZONES)
def test_each_mail_of_a_registration_tells_the_hour_of_the_place(bretagne, zone, place):
    date, other = (make_date(bretagne, **at_nine(zone, days)) for days in (20, 40))
    date.moved_to = other
    sign_up(date, 1)
    registration = one(date, 1)
    said = StaffMessage(seats=registration.seats, subject="Le {date}", text="À {date}, donc.")
    said.save()
    for notice in Notice:
        mail.outbox.clear()
        message = said if notice == Notice.MESSAGE else None
        assert tell(registration, notice, date, "encore", message=message)
        (letter,) = mail.outbox
        html, times = letter.alternatives[0].content, 3 if message else 2  # the date, the one it is moved to
        assert [text.count(_TOLD) for text in (letter.body, html)] == [times, times], notice
        assert [text.count(f"heure locale, {place}") for text in (letter.body, html)] == [times, times], notice
        entries = [Calendar.from_ical(content).walk("VEVENT")[0].start for _name, content, _kind in letter.attachments]
        assert entries == [date.starts_at] * len(entries)


@pytest.mark.parametrize(("zone", "place"), ZONES)
def test_mail_of_new_dates_tells_the_hour_of_the_place(bretagne, zone, place):
    date = make_date(bretagne, **at_nine(zone, 20))
    alert = DateAlert.objects.create(
        workshop=date.workshop.translation_key,
        email="anais@example.org",
        folded_email="anais@example.org",
        confirmed_at=timezone.now(),
    )
    DateAlert.objects.filter(pk=alert.pk).update(created_at=timezone.now() - timedelta(minutes=5))
    assert tell_of_new_dates() == 1
    assert f"{_TOLD} (heure locale, {place})" in mail.outbox[0].body
