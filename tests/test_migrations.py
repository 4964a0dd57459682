"""Migrations stand without our code."""

import ast

import pytest
from django.apps import apps
from django.db.migrations.loader import MigrationLoader
from wagtail.fields import StreamField

from tests.check_migrations import live_code

LEANING = {
    "import home.validators": "home.validators",
    "from search.language import analysis": "search.language",
    "from . import helpers": ".",
    "blocks = {0: ('home.blocks.text.TextBlock', (), {})}": "home.blocks.text.TextBlock",
}
STANDING = (
    "from django.conf import settings",
    "import wagtail.fields",
    "key = ForeignKey(to='home.siteimage')",
    "note = 'home. Puis. Fin'",
)


@pytest.mark.parametrize("source", LEANING)
def test_migration_that_leans_on_our_code_is_named(source):
    assert list(live_code(ast.parse(source))) == [(1, LEANING[source])]


@pytest.mark.parametrize("source", STANDING)
def test_migration_may_name_models_and_libraries(source):
    assert list(live_code(ast.parse(source))) == []


@pytest.mark.django_db  # those of wagtail-localize ask the database
def test_blocks_are_made_again_from_migrations_alone():
    """Wagtail's operations on stored blocks walk the field as migrations know it."""
    known = {
        (label, name): field
        for label, state in MigrationLoader(None).project_state().models.items()
        for name, field in state.fields.items()
        if isinstance(field, StreamField)
    }
    live = {
        (model._meta.app_label, model._meta.model_name, field.name): field
        for model in apps.get_models()
        for field in model._meta.local_fields
        if isinstance(field, StreamField)
    }
    assert {(*label, name): field.deconstruct()[2:] for (label, name), field in known.items()} == {
        place: field.deconstruct()[2:] for place, field in live.items()
    }
