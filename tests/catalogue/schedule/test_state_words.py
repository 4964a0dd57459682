"""What a page says of its state agrees with what it is; the new date stands out, the old one is struck."""

import pytest

from tests.factories import make_event, make_session, make_workshop

pytestmark = pytest.mark.django_db

WORDS = [("annulee", "annulée", "annulé"), ("reportee", "reportée", "reporté")]


@pytest.fixture
def workshop(site):
    return make_workshop(site)


def shown(visit, slug: str) -> str:
    """A page of the agenda, its no-break spaces made plain."""
    return visit(f"/agenda/{slug}/").content.decode().replace("\u202f", " ").replace("\u00a0", " ")


@pytest.mark.parametrize(("status", "feminine", "masculine"), WORDS)
def test_session_is_feminine_and_event_masculine(site, workshop, visit, status, feminine, masculine):
    make_session(site, workshop, slug="seance", status=status)
    make_event(site, slug="journee", status=status)
    session, event = shown(visit, "seance"), shown(visit, "journee")
    assert (f"Séance {feminine}" in session, feminine.capitalize() in session) == (True, True)
    assert (f"Événement {masculine}" in event, feminine.capitalize() in event) == (True, False)


def test_new_date_is_bold_and_old_one_struck(site, workshop, visit):
    new = make_session(site, workshop, slug="nouvelle", days=20)
    old = make_session(site, workshop, slug="ancienne", status="reportee", moved_to=new)
    page = shown(visit, "ancienne")
    assert f"<s>{old.when}</s>".replace("\u00a0", " ") in page
    assert f"<strong>{new.when}</strong>".replace("\u00a0", " ") in page


def test_list_of_periods_bears_no_length(site, visit):
    agenda = visit("/agenda/").content.decode()
    assert '<select name="quand"' in agenda
    assert "maxlength" not in agenda.partition('<select name="quand"')[2].partition(">")[0]
