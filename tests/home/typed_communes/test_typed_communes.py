"""A commune typed in a form: suggested to those who work in the admin, and the organisation stands there."""

import pytest
from django.apps import apps

from home.models import OrganisationPage
from home.models.communes import CommuneField
from home.typed_communes.inputs import CommuneInput
from tests.editing.forms import Editor, form_of
from tests.factories import make_organisation

pytestmark = pytest.mark.django_db

SUGGESTIONS = "/gestion/communes/"


@pytest.fixture
def editor(redaction):
    return Editor(redaction)


def position(page) -> tuple:
    page = OrganisationPage.objects.get(pk=page.pk)
    return page.latitude, page.longitude


def test_every_commune_of_a_dated_page_and_of_an_organisation_is_suggested():
    fields = [field for model in apps.get_models() for field in model._meta.local_fields if field.name == "city"]
    ours = [field for field in fields if field.model._meta.label != "signups.Registration"]
    assert {type(field) for field in ours} == {CommuneField}
    assert {type(field.formfield().widget) for field in ours} == {CommuneInput}
    assert {field.deconstruct()[1] for field in ours} == {"django.db.models.CharField"}


def test_suggestions_say_a_postcode_and_the_departement(editor):
    answer = editor.client.get(SUGGESTIONS, {"q": "st denis", "postcode": "97400"}).json()
    assert answer["communes"][0] == {
        "name": "Saint-Denis",
        "postcode": "97400",
        "departement": "La Réunion",
    }
    assert answer["place"] == "Saint-Denis, La Réunion"


def test_the_postcode_is_the_one_that_was_typed_or_the_first(editor):
    def first(**query) -> str:
        return editor.client.get(SUGGESTIONS, query).json()["communes"][0]["postcode"]

    assert (first(q="97490"), first(q="saint-denis 93210"), first(q="paris")) == ("97490", "93210", "75001")
    assert first(q="paris", postcode="75011") == "75011"


@pytest.mark.parametrize("query", [{}, {"q": ""}, {"q": "\x00"}, {"q": "é" * 5000}, {"q": "%", "postcode": "'"}])
def test_whatever_is_asked_is_answered(editor, query):
    assert editor.client.get(SUGGESTIONS, query).json() == {"communes": [], "place": ""}


def test_visitors_are_suggested_nothing(site, client):
    response = client.get(SUGGESTIONS, {"q": "vannes"}, headers={"host": "localhost"})
    assert (response.status_code, response["Location"].split("?")[0]) == (302, "/gestion/login/")


def test_an_organisation_stands_where_its_commune_is(site, editor):
    page = make_organisation(site, city="", postcode="", latitude=None, longitude=None)
    editor.edit(page, {"city": "Saint-Denis", "postcode": "97400"}, publish=True)
    assert position(page) == (-20.882, 55.45)
    editor.edit(page, {"city": "Saint-Denis", "postcode": "93200"}, publish=True)
    assert position(page) == (48.936, 2.354)
    editor.edit(page, {"city": "Ville-qui-n’est-pas", "postcode": "93200"}, publish=True)
    assert position(page) == (None, None)


def test_a_position_that_was_given_stays_while_the_commune_does(site, editor):
    page = make_organisation(site, city="Vannes", postcode="56000", latitude=47.6, longitude=-2.7)
    editor.edit(page, {"territory": "Golfe du Morbihan"}, publish=True)
    assert position(page) == (47.6, -2.7)


def test_nobody_types_degrees(site, editor):
    page = make_organisation(site)
    response = editor.client.get(f"/gestion/pages/{page.pk}/edit/")
    assert {"latitude", "longitude"} & set(form_of(response)) == set()
    assert f'data-commune="{SUGGESTIONS}"' in response.content.decode()
