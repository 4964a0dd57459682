"""The staff's screens, and the editor of another region who finds none of them."""

from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from catalogue.signups.models import Registration
from tests.catalogue.signups.people import make_date, one, sign_up, states
from tests.editing.forms import Editor

pytestmark = pytest.mark.django_db


@pytest.fixture
def date(bretagne):
    date = make_date(bretagne)
    sign_up(date, 1, 2, 3)
    return date


@pytest.fixture
def editor(breton_editor):
    return Editor(breton_editor)


def paths(date) -> list[str]:
    base, first = f"/gestion/inscriptions/{date.pk}/", one(date, 1).pk
    return [base, f"{base}resultats/", f"{base}ajouter/", f"{base}{first}/rendre/", f"{base}{first}/presence/"]


def test_page_of_the_date_leads_to_its_list(date, editor):
    assert paths(date)[0] in editor.client.get(f"/gestion/pages/{date.pk}/edit/").content.decode()
    assert "Personne 2" in editor.client.get(paths(date)[0]).content.decode()


def test_another_region_finds_nothing(date, occitanie, bretagne):
    from tests.conftest import user_in

    other = Editor(user_in("occitanie", "Rédaction Occitanie"))
    for path in paths(date):
        assert (other.client.get(path).status_code, other.client.post(path, {"state": "absente"}).status_code) == (
            404,
            404,
        )
    own = make_date(occitanie)
    stranger = f"/gestion/inscriptions/{own.pk}/{one(date, 1).pk}/rendre/"
    assert (other.client.get(stranger).status_code, other.client.post(stranger).status_code) == (404, 404)
    assert states(date)["1"] == "confirmee"


def test_somebody_who_telephones_is_signed_up(date, editor):
    response = editor.client.post(paths(date)[2], {"nom": "Yann", "courriel": "", "places": "1"})
    assert (response.status_code, states(date)["Yann"]) == (302, "attente")
    assert editor.client.post(paths(date)[2], {"nom": "", "places": "1"}).status_code == 200


def test_staff_gives_a_place_back(date, editor):
    assert editor.client.get(paths(date)[3]).status_code == 200
    editor.client.post(paths(date)[3])
    assert states(date) == {"1": "rendue", "2": "confirmee", "3": "confirmee"}


def test_attendance_is_marked(date, editor):
    mark = paths(date)[4]
    assert editor.client.get(mark).status_code == 405
    assert editor.client.post(mark, {"state": "annulee"}).status_code == 404
    editor.client.post(mark, {"state": "presente"})
    assert states(date)["1"] == "presente"
    editor.client.post(mark, {"state": "absente"})
    assert (states(date)["1"], states(date)["3"]) == ("absente", "attente")


def test_export_is_neutral_and_whole(date, editor):
    path = f"{paths(date)[0]}?export=xlsx"
    Registration.objects.filter(name="Personne 1").update(name="=1+1", answers=[["Combien ?", "@cmd"]])
    content = b"".join(editor.client.get(path))
    rows = list(load_workbook(BytesIO(content)).active.iter_rows(values_only=True))
    assert (rows[0][0], rows[1][0], len(rows)) == ("Nom", "'=1+1", 4)


@pytest.mark.parametrize("people", [1, 6])
def test_list_takes_as_many_queries(people, bretagne, editor):
    date = make_date(bretagne, seats=50)
    sign_up(date, *range(people))
    path = f"/gestion/inscriptions/{date.pk}/"
    editor.client.get(path)
    with CaptureQueriesContext(connection) as queries:
        editor.client.get(path)
    assert len(queries) == 22
