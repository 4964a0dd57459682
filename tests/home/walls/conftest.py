"""One world for all the tests of the wall: building it takes longer than most of them."""

import pytest
from django.db import transaction

from home.models import HomePage
from tests.home.walls import world as worlds


class _UndoError(Exception):
    pass


@pytest.fixture(scope="package")
def world(django_db_setup, django_db_blocker):
    """The three sides, by name; undone after the package."""
    with django_db_blocker.unblock():
        try:
            with transaction.atomic():
                yield worlds.build(HomePage.objects.get(depth=2))
                raise _UndoError
        except _UndoError:
            pass
