"""`calendrier.ics` of a session, an event, a promotion and an agenda, as diaries read them."""

import re
from datetime import UTC, date, datetime, time, timedelta

import icalendar
import lxml.html
import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, PageViewRestriction

from catalogue.models import PromotionDay
from catalogue.signups.links import token_of
from tests.catalogue.signups.people import make_date, one, sign_up
from tests.factories import make_cycle, make_event, make_promotion, make_session, make_theme, make_workshop
from tests.search.contract.hostile import TEXTS
from tests.search.indexed import index_all

pytestmark = pytest.mark.django_db
BRETAGNE = "bretagne.localhost"


def read(response) -> list[icalendar.Event]:
    """The events, once the file was checked as the strictest diary would."""
    assert (response.status_code, response["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    return checked(response.content)


def checked(content: bytes, method: str = "PUBLISH") -> list[icalendar.Event]:
    assert content.endswith(b"END:VCALENDAR\r\n")
    assert content.count(b"\n") == content.count(b"\r\n") == content.count(b"\r")
    lines = content.removesuffix(b"\r\n").split(b"\r\n")
    assert max(len(line) for line in lines) <= 75
    assert all(re.fullmatch(rb"[A-Z-]+[;:].*|[ \t].+", line) for line in lines), lines
    for line in lines:  # no letter is cut: each line is text by itself
        line.decode()
    moments = [line for line in lines if re.match(rb"DT(START|END|STAMP)|LAST-MODIFIED", line)]
    assert all(re.fullmatch(rb"[A-Z-]+:\d{8}T\d{6}Z", line) for line in moments), moments
    found = icalendar.Calendar.from_ical(content)
    assert (str(found["VERSION"]), str(found["METHOD"])) == ("2.0", method)
    events = list(found.events)
    assert len({str(event["UID"]) for event in events}) == len(events)
    assert all(event["DTSTART"].dt < event["DTEND"].dt for event in events)
    return events


class Diary:
    """What a diary does with the files that it reads: one entry a UID, the one of the greatest SEQUENCE."""

    def __init__(self):
        self.entries: dict[str, icalendar.Event] = {}

    def take(self, events) -> None:
        for event in events:
            kept = self.entries.get(str(event["UID"]))
            if kept is None or (kept["SEQUENCE"], kept["DTSTAMP"].dt) <= (event["SEQUENCE"], event["DTSTAMP"].dt):
                self.entries[str(event["UID"])] = event

    def tells(self) -> list[tuple[datetime, str]]:
        return sorted((event["DTSTART"].dt, str(event["STATUS"])) for event in self.entries.values())


def move(page, days: int = 7, **values) -> None:
    page.starts_at, page.ends_at = page.starts_at + timedelta(days=days), page.ends_at + timedelta(days=days)
    for name, value in values.items():
        setattr(page, name, value)
    page.save_revision().publish()


def shown(moment: datetime) -> datetime:
    return moment.astimezone(UTC).replace(microsecond=0)


def test_each_reader_updates_the_same_entry(bretagne, visit):
    """The page, the agenda, the search, the mails of a registration and « Ma place » tell one and the same date."""
    session = make_date(bretagne, slug="fourmis", title="Fourmis")
    diary = Diary()
    sign_up(session, 1)
    place = f"/ma-place/{token_of(one(session, 1))}/calendrier.ics"
    index_all()

    def read_everything():
        for path in ("/agenda/fourmis/calendrier.ics", "/agenda/calendrier.ics", "/recherche/agenda.ics?q=fourmis"):
            [event] = read(visit(path, host=BRETAGNE))
            diary.take([event])
        diary.take(checked(mail.outbox[-1].attachments[0].content.encode()))
        diary.take(read(visit(place)))

    read_everything()
    assert diary.tells() == [(shown(session.starts_at), "CONFIRMED")]
    move(session)
    index_all()
    read_everything()
    assert diary.tells() == [(shown(session.starts_at), "CONFIRMED")]
    move(session, 0, status="annulee")
    index_all()
    read_everything()
    assert diary.tells() == [(shown(session.starts_at), "CANCELLED")]


def test_a_moved_session_says_that_it_changed(site, visit):
    session = make_session(site, make_workshop(site), slug="fourmis")
    path = "/agenda/fourmis/calendrier.ics"
    [before] = read(visit(path))
    Page.objects.filter(pk=session.pk).update(last_published_at=session.last_published_at - timedelta(minutes=1))
    [earlier] = read(visit(path))
    move(session)
    [after] = read(visit(path))
    assert earlier["LAST-MODIFIED"].dt < after["LAST-MODIFIED"].dt
    assert before["SEQUENCE"] < after["SEQUENCE"]
    assert (after["UID"], after["DTSTART"].dt) == (before["UID"], shown(session.starts_at))


@pytest.mark.parametrize(("status", "title"), [("annulee", "Annulé : Fourmis"), ("reportee", "Reporté : Fourmis")])
def test_what_does_not_take_place_is_cancelled(site, visit, status, title):
    make_event(site, title="Fourmis", slug="fourmis", status=status)
    [event] = read(visit("/agenda/fourmis/calendrier.ics"))
    assert (str(event["SUMMARY"]), str(event["STATUS"])) == (title, "CANCELLED")


def test_each_day_of_a_promotion_is_a_date(site, visit):
    place = {"starts_at": datetime(2034, 3, 6, 13, tzinfo=UTC), "ends_at": datetime(2034, 5, 26, 21, tzinfo=UTC)}
    promotion = make_promotion(site, make_cycle(site), slug="promo", time_zone="America/Martinique", **place)
    path = "/formations/promo/calendrier.ics"
    assert [event["DTSTART"].dt for event in read(visit(path))] == [
        datetime(2034, 3, 6, 13, tzinfo=UTC),
        datetime(2034, 5, 26, 13, tzinfo=UTC),
    ]
    promotion.days = [PromotionDay(day=date(2034, 3, day), starts=time(9), ends=time(17)) for day in (6, 7, 30)]
    promotion.save_revision().publish()
    days = read(visit(path))
    assert [(event["DTSTART"].dt.day, event["DTSTART"].dt.hour, event["DTEND"].dt.hour) for event in days] == [
        (6, 13, 21),
        (7, 13, 21),
        (30, 13, 21),
    ]


def test_agenda_is_filtered_as_the_page(site, bretagne, visit):
    make_session(bretagne, make_workshop(site), title="Bretonne", mode="distance")
    make_session(site, make_workshop(site), title="Nationale")
    make_session(site, make_workshop(site), title="Passée", days=-9)

    def titles(path: str, host: str = "localhost") -> list[str]:
        return [str(event["SUMMARY"]) for event in read(visit(path, host=host))]

    both = ["Bretonne", "Nationale"]
    assert sorted(titles("/agenda/calendrier.ics")) == both
    assert titles("/agenda/calendrier.ics?mode=distance") == ["Bretonne"]
    assert titles("/agenda/calendrier.ics?quand=passe") == ["Passée"]
    assert titles("/agenda/calendrier.ics?region=bretagne") == ["Bretonne"]
    assert titles("/agenda/calendrier.ics", BRETAGNE) == titles("/regions/bretagne/agenda/calendrier.ics")
    assert sorted(titles("/agenda/calendrier.ics?quand=hier&mode=nulle")) == both  # ignored, as by the page
    assert titles("/agenda/calendrier.ics?mode=mixte") == []


@pytest.mark.parametrize("key", ["quand", "theme", "mode", "region", "autre"])
def test_any_text_is_answered_with_a_file(site, visit, client, key):
    make_session(site, make_workshop(site))
    for text in TEXTS:
        read(client.get("/agenda/calendrier.ics", {key: text}, headers={"host": "localhost"}))


def test_what_is_not_public_has_no_file(site, bretagne, visit, client):
    session = make_session(bretagne, make_workshop(site), slug="fourmis")
    make_session(bretagne, session.workshop, slug="brouillon", live=False)
    path = "/agenda/fourmis/calendrier.ics"
    for other in ("/agenda/brouillon/", "/agenda/nulle/", "/articles/", "/"):
        assert visit(f"{other}calendrier.ics", host=BRETAGNE).status_code == 404, other
    assert client.post(path, headers={"host": BRETAGNE}).status_code == 405
    for hidden in (session, session.get_parent()):
        lock = PageViewRestriction.objects.create(page=hidden, restriction_type="login")
        assert visit(path, host=BRETAGNE).status_code == 404
        assert read(visit("/agenda/calendrier.ics")) == []
        lock.delete()
    assert len(read(visit(path, host=BRETAGNE))) == 1
    Page.objects.filter(pk=session.pk).update(expire_at=session.first_published_at)
    assert visit(path, host=BRETAGNE).status_code == 404
    assert read(visit("/agenda/calendrier.ics")) == []


def test_a_translation_is_the_same_date(site, english, visit):
    event = make_event(site, title="Coccinelle", slug="coccinelle")
    for page in (site, event.get_parent().specific, event):
        other = page.copy_for_translation(english)
        other.title = "Ladybird"
        other.save_revision().publish()
    [first] = read(visit("/agenda/coccinelle/calendrier.ics"))
    [second] = read(visit("/en/agenda/coccinelle/calendrier.ics"))
    assert (str(first["UID"]), str(second["SUMMARY"])) == (str(second["UID"]), "Ladybird")
    assert visit("/en/agenda/autre/calendrier.ics").status_code == 404
    assert [str(one["SUMMARY"]) for one in read(visit("/en/agenda/calendrier.ics"))] == ["Ladybird"]


def test_pages_lead_to_their_calendars(site, bretagne, visit):
    make_session(bretagne, make_workshop(site), slug="fourmis")
    make_event(bretagne, slug="journee")
    make_promotion(bretagne, make_cycle(site), slug="promo")
    for path in ("/agenda/fourmis/", "/agenda/journee/", "/formations/promo/", "/agenda/?mode=presentiel"):
        page = lxml.html.fromstring(visit(path, host=BRETAGNE).content.decode())
        links = page.xpath("//a[contains(@href, 'calendrier.ics')]/@href")
        name, _, query = path.partition("?")
        file = f"{BRETAGNE}{name}calendrier.ics{'?' * bool(query)}{query}"
        assert links == [f"webcal://{file}", f"http://{file}"], path
        assert visit(links[1].removeprefix(f"http://{BRETAGNE}"), host=BRETAGNE).status_code == 200


@pytest.mark.parametrize("odd", ["=1+1 ; \\ ,\n\r\x0b\x00", "é" * 200, "☃" * 90 + "\u2028", "BEGIN:VEVENT\r\nUID:x"])
def test_any_title_makes_a_file_that_can_be_read(site, visit, odd):
    page = make_event(site, slug="fourmis")
    type(page).objects.filter(pk=page.pk).update(summary=odd.replace("\x00", ""), venue=odd.replace("\x00", "")[:160])
    assert len(read(visit("/agenda/fourmis/calendrier.ics"))) == 1


def test_agenda_takes_as_many_queries(site, visit):
    def cost() -> int:
        visit("/agenda/calendrier.ics")
        with CaptureQueriesContext(connection) as queries:
            visit("/agenda/calendrier.ics")
        return len(queries)

    workshop = make_workshop(site, themes=[make_theme(site)])
    make_session(site, workshop)
    make_event(site)
    one = cost()
    for _ in range(4):
        make_session(site, workshop)
        make_event(site)
    assert (cost(), one <= 8) == (one, True)


def test_form_of_a_date_below_a_private_page_is_hidden(bretagne, visit):
    session = make_date(bretagne, slug="fourmis", title="Chrysalide")
    PageViewRestriction.objects.create(page=session.get_parent(), restriction_type="login")
    answer = visit("/agenda/fourmis/inscription/", host=BRETAGNE)
    assert (answer.status_code, "Chrysalide" in answer.content.decode()) == (302, False)
