"""Days are the place's own, and what ends at midnight is not there on the next one: the agenda, cards, states."""

from datetime import UTC, datetime, timedelta

import lxml.html
import pytest
from django.utils import timezone

from catalogue.enums import State
from catalogue.models import SessionPage
from tests.factories import make_cycle, make_event, make_promotion, make_session, make_workshop

pytestmark = pytest.mark.django_db


@pytest.fixture
def sessions(site, bretagne):
    workshop = make_workshop(site)
    for title, zone, start, end in [
        ("Martinique", "America/Martinique", (3, 31, 22, 30), (4, 1, 0, 30)),  # 31 March, 18:30 to 20:30
        ("Minuit", "Europe/Paris", (3, 31, 18), (3, 31, 22)),  # 31 March, 20:00 to midnight
        ("Nuit", "Europe/Paris", (3, 31, 22), (3, 31, 23)),  # 1 April, midnight to 1:00
    ]:
        starts_at, ends_at = (datetime(2034, *moment, tzinfo=UTC) for moment in (start, end))
        make_session(bretagne, workshop, title=title, starts_at=starts_at, ends_at=ends_at, time_zone=zone)
    starts_at, ends_at = datetime(2034, 3, 30, 7, tzinfo=UTC), datetime(2034, 3, 31, 22, tzinfo=UTC)
    make_event(bretagne, title="Deux jours", starts_at=starts_at, ends_at=ends_at)  # until midnight of the 31st


def listed(visit, path: str, host: str = "localhost") -> set[str]:
    links = lxml.html.fromstring(visit(path, host=host).content.decode()).xpath(
        "//*[@class='media__title']/a | //table[@class='month']//li/a"
    )
    return {link.text for link in links}


@pytest.mark.parametrize("host", ["localhost", "bretagne.localhost"])
@pytest.mark.parametrize(
    ("days", "titles"),
    [
        ("2034-03", {"Martinique", "Minuit", "Deux jours"}),
        ("2034-04", {"Nuit"}),
        ("2034-04-01..2034-04-02", {"Nuit"}),
        ("2034-03-30..2034-03-30", {"Deux jours"}),
        ("2034-03-31..2034-03-31", {"Martinique", "Minuit", "Deux jours"}),
    ],
)
def test_the_agenda_counts_the_days_of_each_place(sessions, visit, host, days, titles):
    assert listed(visit, f"/agenda/?quand={days}", host) == titles


def test_what_ends_at_midnight_says_the_day_it_ends(sessions, visit):
    page = visit("/agenda/?quand=2034-03-01..2034-03-31").content.decode().replace("\u00a0", " ").replace("\u202f", " ")
    assert "vendredi 31 mars 2034, 20 h – minuit" in page
    assert "du 30 mars 2034, 9 h au 31 mars 2034, minuit" in page


def test_what_goes_on_is_neither_past_nor_over(site, visit):
    now = timezone.now()
    make_event(site, title="En cours", starts_at=now - timedelta(days=2), ends_at=now + timedelta(days=1))
    page = visit("/agenda/").content.decode()
    assert "En cours" in page
    assert "date-block--past" not in page
    make_event(site, title="Fini", starts_at=now - timedelta(days=4), ends_at=now - timedelta(days=3))
    assert "date-block--past" in visit("/agenda/?quand=passe").content.decode()


def test_lists_and_states_agree_on_the_very_instant_of_the_end(site, monkeypatch):
    now = timezone.now()
    session = make_session(site, make_workshop(site), starts_at=now - timedelta(hours=2), ends_at=now)
    monkeypatch.setattr(timezone, "now", lambda: now)
    assert session.state == State.OVER
    assert (list(SessionPage.objects.upcoming()), list(SessionPage.objects.past())) == ([], [session])


@pytest.mark.parametrize("days", ["0001-01", "9999-12", "0001-01-01..0001-01-02", "9999-12-31..9999-12-31"])
def test_the_ends_of_the_calendar_are_refused_not_broken(site, visit, days):
    make_promotion(site, make_cycle(site))
    assert visit(f"/agenda/?quand={days}").status_code == 200
    assert visit(f"/recherche/?quand={days}").status_code == 200
