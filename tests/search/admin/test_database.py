"""The engine of the database that runs the tests: SQLite, or PostgreSQL by DATABASE_URL."""

from django.db import connection

from tests.search.admin.boxes import BoxesContract
from tests.search.admin.contract import AdminSearchContract


class TestDatabase(AdminSearchContract, BoxesContract):
    engine = connection.vendor
