"""A workshop in several meetings: one page, one registration, a date of a diary for each."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import lxml.html
import pytest
from django.core import mail
from django.utils import timezone

from catalogue.enums import State
from catalogue.models import SessionDay, SessionPage
from catalogue.planning.copies import add_copies, copy_at
from catalogue.signups.reminding import remind
from tests.catalogue.schedule.test_calendars import checked, read
from tests.catalogue.signups.people import make_date, sign_up, states
from tests.editing.forms import Editor, address
from tests.factories import make_session, make_workshop
from tests.search.contract.outlets import diary
from tests.search.indexed import index_all

pytestmark = pytest.mark.django_db
HOST = "bretagne.localhost"
PARIS = ZoneInfo("Europe/Paris")
DAYS = [date(2034, 3, 6), date(2034, 3, 20), date(2034, 4, 3)]  # winter time, then summer time


def make_series(home, days, starts=time(9), ends=time(11), **values) -> SessionPage:
    """A session in meetings on some days, at the same hours."""
    span = {
        "starts_at": datetime.combine(min(days), starts, PARIS),
        "ends_at": datetime.combine(max(days), ends, PARIS),
    }
    session = make_date(home, **span, **values)
    session.days = [SessionDay(day=day, starts=starts, ends=ends) for day in days]
    session.save_revision().publish()
    return SessionPage.objects.get(pk=session.pk)


@pytest.fixture
def coaching(bretagne):
    return make_series(bretagne, DAYS, title="Coaching", slug="coaching")


def starts(events) -> list[datetime]:
    return [event["DTSTART"].dt.astimezone(PARIS).replace(tzinfo=None) for event in events]


NINE = [datetime.combine(day, time(9)) for day in DAYS]


def test_page_cards_and_search_say_how_many_meetings(coaching, visit):
    page = visit("/agenda/coaching/", host=HOST).content.decode().replace("\u00a0", " ").replace("\u202f", " ")
    assert "du 6 mars 2034 au 3 avril 2034, en 3 rencontres" in page
    listed = lxml.html.fromstring(page).xpath("//section[@aria-labelledby='rencontres']//li")
    assert [item.text for item in listed] == [
        "lundi 6 mars 2034, 9 h – 11 h",
        "lundi 20 mars 2034, 9 h – 11 h",
        "lundi 3 avril 2034, 9 h – 11 h",
    ]
    assert "en 3 rencontres" in visit("/agenda/", host=HOST).content.decode()
    index_all()
    assert "en 3 rencontres" in visit("/recherche/?q=coaching", host=HOST).content.decode()


def test_each_meeting_is_a_date_of_the_diary(coaching, visit):
    index_all()
    pages = read(visit("/agenda/coaching/calendrier.ics", host=HOST))
    agenda = read(visit("/agenda/calendrier.ics", host=HOST))
    found = diary(visit("/recherche/agenda.ics?q=coaching", host=HOST))
    assert starts(pages) == starts(agenda) == starts(found) == NINE
    uids = [[str(event["UID"]) for event in events] for events in (pages, agenda, found)]
    assert uids[0] == uids[1] == uids[2]


def test_one_registration_is_for_all_of_them(coaching):
    sign_up(coaching, 1, 2, 3)
    assert states(coaching) == {"1": "confirmee", "2": "confirmee", "3": "attente"}
    files = [checked(attached.content.encode()) for attached in mail.outbox[0].attachments]
    assert [starts(events) for events in files] == [[moment] for moment in NINE]  # one event a file
    assert "- lundi 20 mars 2034" in mail.outbox[0].body


def test_a_moved_meeting_is_told_and_one_left_out_is_cancelled(coaching):
    sign_up(coaching, 1)
    mail.outbox.clear()
    coaching = SessionPage.objects.get(pk=coaching.pk)
    first, second, third = coaching.days.get_object_list()
    second.day = date(2034, 3, 21)
    coaching.save_revision().publish()
    assert [letter.subject.split(" :")[0] for letter in mail.outbox] == ["La date ou le lieu change"]
    coaching = SessionPage.objects.get(pk=coaching.pk)
    coaching.days = [day for day in coaching.days.all() if day.pk != second.pk]
    coaching.save_revision().publish()
    events = [event for attached in mail.outbox[1].attachments for event in checked(attached.content.encode())]
    assert {str(event["UID"]).partition("-jour-")[2].partition("@")[0]: str(event["STATUS"]) for event in events} == {
        str(first.pk): "CONFIRMED",
        str(second.pk): "CANCELLED",
        str(third.pk): "CONFIRMED",
    }


def test_it_is_over_after_the_last(bretagne):
    today = timezone.localdate()
    days = [today - timedelta(days=7), today, today + timedelta(days=7)]
    now = timezone.localtime()
    session = make_series(bretagne, days, time(0), time(23, 59))
    assert session.state == State.CLOSED  # begun, not over: nobody joins a coaching at its second meeting
    type(session).objects.filter(pk=session.pk).update(ends_at=now - timedelta(minutes=1))
    session.refresh_from_db()
    assert session.state == State.OVER


def test_the_eve_of_each_meeting_is_told_once(bretagne, monkeypatch):
    session = make_series(bretagne, DAYS)
    sign_up(session, 1)
    mail.outbox.clear()
    told = []
    for moment in (
        datetime(2034, 2, 27, 12, tzinfo=PARIS),
        *(datetime.combine(day, time(9), PARIS) + timedelta(hours=hours) for day in DAYS for hours in (-20, -3, 1)),
    ):
        monkeypatch.setattr(timezone, "now", lambda moment=moment: moment)
        told.append(remind())
    assert told == [1, 1, 0, 0, 1, 0, 0, 1, 0, 0]
    subjects = [letter.subject.split(" :")[0] for letter in mail.outbox]
    assert subjects == ["Dans une semaine", "Demain", "Demain", "Demain"]


def test_a_copy_moves_its_meetings(coaching):
    copy = copy_at(coaching, datetime(2034, 9, 4, 14))
    add_copies(coaching, [copy], coaching.get_parent().specific, live=True)
    copy = SessionPage.objects.get(pk=copy.pk)
    labels = [str(day).replace("\u00a0", " ") for day in copy.days_in_order]
    assert labels == [
        "lundi 4 septembre 2034, 14 h – 16 h",
        "lundi 18 septembre 2034, 14 h – 16 h",
        "lundi 2 octobre 2034, 14 h – 16 h",
    ]
    assert (copy.local_start.hour, copy.local_end.date(), copy.days.count()) == (14, date(2034, 10, 2), 3)
    assert coaching.days.count() == 3


def test_form_takes_its_span_from_the_meetings(bretagne, site, breton_coordinator):
    session = make_session(bretagne, make_workshop(site), slug="coaching", live=False)
    editor = Editor(breton_coordinator)
    url = address("edit", session)
    rows = {}
    for number, day in enumerate(reversed(DAYS)):
        rows |= {
            f"days-{number}-day": f"{day:%d/%m/%Y}",
            f"days-{number}-starts": "9 h",
            f"days-{number}-ends": "11 h",
            f"days-{number}-ORDER": str(number + 1),
            f"days-{number}-DELETE": "",
            f"days-{number}-id": "",
        }
    sent = editor.open(url, SessionPage) | rows | {"days-TOTAL_FORMS": "3", "action-publish": "1"}
    assert editor.client.post(url, sent).status_code == 302
    session = SessionPage.objects.get(pk=session.pk)
    assert (session.local_start.replace(tzinfo=None), session.live) == (NINE[0], True)
    assert session.local_end.replace(tzinfo=None) == datetime(2034, 4, 3, 11)
