"""The staff's screens, and the editor of another region who finds none of them."""

from io import BytesIO

import lxml.html
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
    return [
        *(base, f"{base}resultats/", f"{base}ajouter/", f"{base}{first}/rendre/", f"{base}{first}/presence/"),
        *(f"{base}{name}.pdf" for name in ("emargement", "liste", "badges", "affiche", "convocations", "attestations")),
        *(f"{base}{first}/{name}.pdf" for name in ("convocation", "attestation")),
        *(f"{base}jour/", f"{base}jour/pointages/", f"/gestion/inscriptions/accueil/{one(date, 1).key}/"),
        *(f"{base}?export=csv", f"{base}?export=xlsx"),
    ]


def test_page_of_the_date_leads_to_its_list(date, editor):
    assert paths(date)[0] in editor.client.get(f"/gestion/pages/{date.pk}/edit/").content.decode()
    assert "Personne 2" in editor.client.get(paths(date)[0]).content.decode()


def test_title_of_the_date_stands_above_its_list_whole(date, editor):
    """Beside the buttons of the header, it was cut at 1280 pixels."""
    page = lxml.html.fromstring(editor.client.get(paths(date)[0]).content.decode())
    assert page.xpath("//h2[parent::div[@class='signup-date']]/text()") == [date.title]
    assert date.title not in page.xpath("string(//header//nav | //header//ol)")


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


def test_visitor_is_sent_to_the_door(client, date):
    for path in paths(date):
        for method in (client.get, client.post):
            response = method(path, headers={"host": "localhost"})
            assert (response.status_code, response["Location"].split("?")[0]) == (302, "/gestion/login/")
    assert states(date)["1"] == "confirmee"


def test_person_of_another_date_is_not_found_below_this_one(date, bretagne, editor):
    other = make_date(bretagne)
    sign_up(other, 9)
    for name in ("attestation.pdf", "convocation.pdf"):
        response = editor.client.get(f"/gestion/inscriptions/{date.pk}/{one(other, 9).pk}/{name}")
        assert (response.status_code, response.get("Content-Type")) != (200, "application/pdf")


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
    path = paths(date)[0]
    Registration.objects.filter(name="Personne 1").update(name="=1+1", answers=[["Combien ?", "@cmd"]])
    content = b"".join(editor.client.get(f"{path}?export=xlsx"))
    rows = list(load_workbook(BytesIO(content)).active.iter_rows(values_only=True))
    assert (rows[0][0], rows[1][0], len(rows)) == ("Nom", "'=1+1", 4)
    lines = b"".join(editor.client.get(f"{path}?export=csv")).decode().splitlines()
    assert lines[0].startswith("\ufeffNom;Courriel;Téléphone;")
    assert (lines[1].split(";")[0], len(lines)) == ("'=1+1", 4)


@pytest.mark.parametrize("people", [1, 6])
def test_list_takes_as_many_queries(people, bretagne, editor):
    date = make_date(bretagne, seats=50)
    sign_up(date, *range(people))
    path = f"/gestion/inscriptions/{date.pk}/"
    editor.client.get(path)
    with CaptureQueriesContext(connection) as queries:
        editor.client.get(path)
    assert len(queries) == 23
