import pytest
from django.db import connection

from home.querysets import public_pages


@pytest.mark.django_db
def test_no_plan_is_compiled():
    if connection.vendor != "postgresql":
        pytest.skip("la base des essais n’est pas PostgreSQL")
    with connection.cursor() as cursor:
        cursor.execute("SHOW jit")
        assert cursor.fetchone() == ("off",)


def test_whether_pages_are_restricted_joins_no_table():
    """PostgreSQL has no statistics of a table of few rows, and read all pages for each page that was asked about."""
    assert "JOIN" not in str(public_pages().query)
