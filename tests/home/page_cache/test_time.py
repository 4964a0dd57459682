"""A page is kept until the clock alone would change it."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from home.page_cache import middleware
from home.page_cache.instants import next_instant
from tests.factories import make_article, make_session, make_workshop

pytestmark = pytest.mark.django_db

NOON = datetime(2031, 6, 2, 12, 1, tzinfo=UTC)


@pytest.fixture
def clock(monkeypatch):
    """Sets the hour."""

    def at(moment: datetime) -> None:
        monkeypatch.setattr(timezone, "now", lambda: moment)

    at(NOON)
    return at


def minutes(number: float) -> datetime:
    return NOON + timedelta(minutes=number)


def dated(site, **values):
    when = {"starts_at": minutes(10), "ends_at": minutes(20), "signup_deadline": minutes(5)}
    return make_session(site, make_workshop(site), **when | values)


def test_page_changes_when_sign_up_closes_and_when_a_date_ends(site, visit, made_anew, clock):
    session = dated(site)
    seen = []
    for moment in (0, 4.9, 5, 9, 10, 19.9, 20, 25):
        clock(minutes(moment))
        kept, fresh = visit(session.get_url()), made_anew(session.get_url())
        assert kept.content == fresh.content, moment
        seen += [kept.content] if kept.content not in seen else []
    assert len(seen) == 3  # open, closed, over


def test_without_the_instants_an_old_state_stays(site, visit, made_anew, clock, monkeypatch):
    """The control of the test above."""
    monkeypatch.setattr(middleware, "next_instant", lambda now: minutes(29))
    session = dated(site)
    visit(session.get_url())
    clock(minutes(6))
    assert visit(session.get_url()).content != made_anew(session.get_url()).content


def test_page_goes_at_the_moment_that_it_expires(site, visit, clock):
    article = make_article(site)
    article.expire_at = minutes(3)
    article.save_revision().publish()
    found = []
    for moment in (0, 2, 3):
        clock(minutes(moment))
        found.append(visit(article.get_url()).status_code)
    assert found == [200, 200, 404]


def test_nothing_is_kept_over_a_midnight_anywhere(site, clock):
    assert next_instant(NOON) == datetime(2031, 6, 2, 12, 30, tzinfo=UTC)
    assert next_instant(datetime(2031, 6, 2, 22, 30, tzinfo=UTC)) == datetime(2031, 6, 2, 23, 0, tzinfo=UTC)


def test_next_instant_is_the_first_that_is_still_to_come(site, clock):
    dated(site)
    assert [next_instant(minutes(at)) for at in (0, 5, 10, 20)] == [minutes(n) for n in (5, 10, 20, 29)]
