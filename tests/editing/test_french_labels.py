"""The admin speaks French: each field of ours is named by us."""

import lxml.html
import pytest
from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.snippets.models import get_snippet_models

from catalogue.models import AgendaPage, SessionPage
from home.models import SiteDocument, SiteImage
from tests.editing.forms import Editor, add_address
from tests.home.test_page_tree import our_page_types

_OURS = ("home", "catalogue")


def edited_models() -> list[type[models.Model]]:
    """Page types, the rows edited inside their forms, snippets, images and documents."""
    pages = our_page_types()
    rows = {relation.related_model for page in pages for relation in page._meta.related_objects}
    rows = sorted((row for row in rows if hasattr(row, "sort_order")), key=lambda row: row._meta.label)
    models = [*pages, *rows, *get_snippet_models(), SiteImage, SiteDocument]
    return [model for model in models if model._meta.app_label in _OURS]


def own_fields(model: type[models.Model]) -> list[models.Field]:
    """Fields that our code declares and a form may show."""
    of_libraries = {field.name for base in model.__mro__ if is_of_a_library(base) for field in base._meta.get_fields()}
    fields = [*model._meta.local_fields, *model._meta.local_many_to_many, *model._meta.private_fields]
    links = (ParentalKey, models.OneToOneField)  # to the page of a row, to the tables of parent models
    own = [field for field in fields if field.name not in of_libraries and not isinstance(field, links)]
    return [field for field in own if getattr(field, "editable", True)]


def is_of_a_library(base: type) -> bool:
    return hasattr(base, "_meta") and base.__module__.split(".")[0] not in _OURS


def is_named(field: models.Field) -> bool:
    """Whether `verbose_name` was given: only then is it in the field's definition."""
    return bool(field.deconstruct()[3].get("verbose_name"))


@pytest.mark.parametrize("model", edited_models(), ids=lambda model: model._meta.label)
def test_every_field_has_a_name_of_ours(model):
    assert [field.name for field in own_fields(model) if not is_named(field)] == []


def test_login_page_names_its_fields_in_french(site, visit):
    html = lxml.html.fromstring(visit("/gestion/login/").content.decode())
    labels = [" ".join(label.text_content().replace("*", "").split()) for label in html.xpath("//form//label")]
    assert labels == ["Nom d’utilisateur", "Mot de passe", "Se souvenir de moi"]


def test_title_of_a_form_has_a_french_colon_and_no_gender(bretagne, breton_editor):
    agenda = AgendaPage.objects.child_of(bretagne).get()
    page = Editor(breton_editor).client.get(add_address(SessionPage, agenda))
    (title,) = lxml.html.fromstring(page.content.decode()).xpath("//title/text()")
    assert "Création\N{NO-BREAK SPACE}: Séance" in title


def test_check_looks_at_the_fields_of_every_page_type():
    assert [model for model in our_page_types() if "summary" not in {field.name for field in own_fields(model)}] == []


def test_check_sees_a_field_without_a_name():
    assert (is_named(models.CharField()), is_named(models.CharField("nom"))) == (False, True)
