"""A card in a text is the one of a list, whatever its type, and asks for no query of its own."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from catalogue.models import SessionDay
from catalogue.signups.models.seats import locked
from home.blocks.chosen import cards_of_chosen
from home.cards import cards_of
from tests.factories import make_article, make_event, make_material, make_session, make_theme, make_workshop


@pytest.fixture
def theme(site):
    return make_theme(site, title="Avis", icon="avis")


def session_in_meetings(site, workshop):
    """Three days, signed up for here, a seat taken of two."""
    session = make_session(site, workshop, signup_kind="ici", seats=2, seats_left=None)
    session.ends_at = session.starts_at + timedelta(days=2)
    for number in range(3):
        session.days.add(SessionDay(day=session.starts_at.date() + timedelta(days=number)))
    session.save_revision().publish()
    with locked(session) as seats:
        seats.take(1)
    return session


def test_chosen_page_has_the_card_that_lists_show(site, theme):
    workshop = make_workshop(site, themes=[theme])
    session = session_in_meetings(site, workshop)
    pages = [theme, workshop, session, make_event(site, themes=[theme]), make_material(site, themes=[theme])]
    pages.append(make_article(site))
    request = RequestFactory().get("/")
    listed = cards_of(request, *(type(page).objects.filter(pk=page.pk).with_cards() for page in pages))
    assert cards_of_chosen([Page.objects.get(pk=page.pk) for page in pages], request) == [card for (card,) in listed]
    assert [card.drawing for (card,) in listed] == ["avis"] * 5 + [""]


def test_chosen_dates_cost_the_same_whatever_their_number(site, theme):
    workshop, costs = make_workshop(site, themes=[theme]), []
    sessions = [session_in_meetings(site, workshop) for _ in range(3)]
    for chosen in (sessions[:1], sessions[:1], sessions):  # the first warms what is remembered
        pages = [Page.objects.get(pk=page.pk) for page in chosen]
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert len(cards_of_chosen(pages, RequestFactory().get("/"))) == len(chosen)
        costs.append(sum("home_change" not in query["sql"] for query in queries))  # asked once in a request
    assert costs[1] == costs[2]
