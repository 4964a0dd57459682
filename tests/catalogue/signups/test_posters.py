"""The poster of a date: what it says, to whom, and that asking again and again makes it once."""

from io import BytesIO

import pytest
from pypdf import PdfReader
from wagtail.models import PageViewRestriction

from catalogue.signups.views import posters
from tests.catalogue.signups.people import make_date, sign_up
from tests.editing.forms import Editor
from tests.factories import make_organisation, make_session, make_workshop

pytestmark = pytest.mark.django_db
HOST = "bretagne.localhost"


@pytest.fixture
def date(bretagne):
    office = make_organisation(bretagne, title="Office de Cornouaille")
    return make_date(bretagne, title="Une fiche vivante", organisation=office, price=15, signup_phone="02 99 00 00 01")


def poster(visit, date) -> str:
    response = visit(f"/agenda/{date.slug}/affiche.pdf", host=HOST)
    assert (response.status_code, response["Content-Type"]) == (200, "application/pdf")
    return text_of(response.content)


def text_of(content: bytes) -> str:
    (page,) = PdfReader(BytesIO(content)).pages
    return " ".join(page.extract_text().split())


def test_poster_says_what_one_must_know_on_one_sheet_and_names_nobody(date, visit):
    sign_up(date, 1)
    text = poster(visit, date)
    told = ("Une fiche vivante", date.city, "15 €", "02 99 00 00 01", "Office de Cornouaille", HOST)
    assert [words for words in told if words not in text] == []
    assert "Personne 1" not in text


def test_longest_texts_stay_on_one_sheet(bretagne, visit):
    date = make_date(bretagne, title="Un très long titre " * 13, summary="Un résumé " * 30, venue="Une salle " * 15)
    assert "Un très long titre" in poster(visit, date)


def test_office_that_visitors_may_not_see_is_not_named(date, visit):
    date.organisation.unpublish()
    assert "Cornouaille" not in poster(visit, date)


def test_what_visitors_may_not_read_has_no_poster(site, bretagne, date, visit):
    draft = make_session(bretagne, make_workshop(site), live=False)
    assert visit(f"/agenda/{draft.slug}/affiche.pdf", host=HOST).status_code == 404
    assert visit("/agenda/affiche.pdf", host=HOST).status_code == 404
    PageViewRestriction.objects.create(page=date, restriction_type="login")
    assert visit(f"/agenda/{date.slug}/affiche.pdf", host=HOST).status_code == 302


def test_it_is_made_once_until_the_date_is_published_again(date, visit, monkeypatch):
    made = []
    monkeypatch.setattr(posters, "poster", lambda page: made.append(page.title) or b"%PDF")
    for _ in range(3):
        visit(f"/agenda/{date.slug}/affiche.pdf", host=HOST)
    date.title = "Un autre titre"
    date.save_revision().publish()
    visit(f"/agenda/{date.slug}/affiche.pdf", host=HOST)
    assert made == ["Une fiche vivante", "Un autre titre"]


def test_page_and_list_of_staff_lead_to_it(date, visit, breton_editor):
    assert f"/agenda/{date.slug}/affiche.pdf" in visit(f"/agenda/{date.slug}/", host=HOST).content.decode()
    staff = Editor(breton_editor).client
    assert (
        f"/gestion/inscriptions/{date.pk}/affiche.pdf"
        in staff.get(f"/gestion/inscriptions/{date.pk}/").content.decode()
    )
    assert "Une fiche vivante" in text_of(staff.get(f"/gestion/inscriptions/{date.pk}/affiche.pdf").content)
