"""A telephone number in the forms: kept as it is shown, or refused and still there."""

import pytest
from django.apps import apps
from django.db import models

from catalogue.signups.forms import SignUpForm
from home.as_typed.fields import TelephoneField as TelephoneFormField
from home.models import OrganisationPage
from home.models.telephones import TelephoneField
from tests.editing.forms import Editor, errors_of, form_of
from tests.factories import make_organisation

pytestmark = pytest.mark.django_db

REFUSAL = (
    "Ce numéro ne se lit pas. Écrivez un seul numéro, avec dix chiffres, par exemple « 02 99 00 20 10 », "
    "ou avec l’indicatif de son pays, « +32 2 513 89 40 »."
)


@pytest.fixture
def editor(redaction):
    return Editor(redaction)


def phone_of(page) -> str:
    return OrganisationPage.objects.get(pk=page.pk).phone


def test_every_telephone_of_the_site_is_read_in_the_same_way():
    fields = [field for model in apps.get_models() for field in model._meta.local_fields if "phone" in field.name]
    ours = [field for field in fields if field.model._meta.app_label in ("home", "catalogue", "signups")]
    assert {type(field) for field in ours} == {TelephoneField}
    assert len(ours) == 7
    assert isinstance(SignUpForm.base_fields["telephone"], TelephoneFormField)


def test_migrations_know_the_column_alone():
    field = OrganisationPage._meta.get_field("phone")
    assert field.deconstruct()[1] == "django.db.models.CharField"
    assert isinstance(field, models.CharField)


def test_a_number_is_kept_as_france_reads_it(site, editor):
    page = make_organisation(site, phone="")
    editor.edit(page, {"phone": "+33(0)299.00.20.10"}, publish=True)
    assert phone_of(page) == "02 99 00 20 10"
    editor.edit(page, {"phone": ""}, publish=True)
    assert phone_of(page) == ""


def test_what_is_no_number_is_refused_and_stays_typed(site, editor):
    page = make_organisation(site, phone="02 99 00 20 10")
    response = editor.edit(page, {"phone": "02 99 00 20"}, publish=True)
    assert errors_of(response) == {"phone": [REFUSAL]}
    assert form_of(response)["phone"] == ["02 99 00 20"]
    assert phone_of(page) == "02 99 00 20 10"


def test_an_old_number_that_nobody_touches_stops_nothing(site, editor):
    page = make_organisation(site, phone="02 99 00 20 10, poste 12")
    editor.edit(page, {"territory": "Pays de Rennes"}, publish=True)
    again = OrganisationPage.objects.get(pk=page.pk)
    assert (again.territory, again.phone) == ("Pays de Rennes", "02 99 00 20 10, poste 12")
    assert list(errors_of(editor.edit(page, {"phone": "02 99 00 20 10, poste 13"}))) == ["phone"]


def test_visitors_read_it_as_france_does_and_call_it_from_anywhere(site, client):
    page = make_organisation(site, phone="0262901234")
    html = client.get(page.get_url(), headers={"host": "localhost"}).content.decode()
    assert 'href="tel:+262262901234"' in html
    assert "0262 90 12 34" in html
