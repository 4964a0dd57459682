"""What each connection to PostgreSQL is told first."""

from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper


def settle(connection: BaseDatabaseWrapper, **kwargs: Any) -> None:
    """A receiver of `connection_created`: no query of a site is long enough for its plan to be compiled.

    PostgreSQL compiles what it believes dear, which a condition asked for each of a hundred rows soon is: 50 ms for a
    query of 7 (https://www.postgresql.org/docs/current/jit-decision.html). By a statement and not by the options of the
    connection, which a pooler may refuse.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET jit = off")
