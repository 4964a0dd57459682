"""Fewer seats than are taken are refused in words, in the page's form and in the agenda."""

import lxml.html
import pytest

from catalogue.models import SessionPage
from tests.catalogue.signups.people import make_date, sign_up
from tests.editing.forms import Editor, address

pytestmark = pytest.mark.django_db


@pytest.fixture
def date(bretagne):
    date = make_date(bretagne, seats=3)
    sign_up(date, 1, 2)
    return date


@pytest.fixture
def editor(breton_coordinator):
    return Editor(breton_coordinator)


def in_the_agenda(editor, date, seats: str):
    page = lxml.html.fromstring(editor.client.get("/gestion/agenda/").content.decode())
    (form,) = (
        form for form in page.xpath("//form") if (form.get("action") or "").startswith(f"/gestion/agenda/{date.pk}/")
    )
    return editor.client.post(form.get("action"), dict(form.form_values()) | {"seats": seats})


def in_its_form(editor, date, seats: str):
    url = address("edit", date)
    return editor.client.post(url, editor.open(url, SessionPage) | {"seats": seats, "action-publish": "1"})


@pytest.mark.parametrize("way", [in_the_agenda, in_its_form])
def test_fewer_than_are_taken_are_refused_in_words(editor, date, way):
    response = way(editor, date, "1")
    assert response.status_code in (200, 422)
    assert "2 places sont prises" in response.content.decode()
    assert SessionPage.objects.get(pk=date.pk).seats == 3


@pytest.mark.parametrize("way", [in_the_agenda, in_its_form])
def test_as_many_as_are_taken_are_enough(editor, date, way):
    assert way(editor, date, "2").status_code == 302
    assert SessionPage.objects.get(pk=date.pk).seats == 2
