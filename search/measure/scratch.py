"""A scratch index: our tables and an engine's, in a database of their own, without the site."""

from django.apps import apps
from django.db import connection

from search.content.models import Entry, EntryPassage, EntryTerm, EntryVector
from search.engines import postgresql_tables, remote_engine, sqlite_tables


def create_tables() -> None:
    """Tables of search only; entries stand for no page, so nothing refers to one."""
    with connection.schema_editor() as editor:
        for model in apps.get_app_config("search").get_models():
            editor.create_model(model)
        editor.deferred_sql = [statement for statement in editor.deferred_sql if "FOREIGN KEY" not in str(statement)]
    tables = {"sqlite": sqlite_tables, "postgresql": postgresql_tables}[connection.vendor]
    tables.create_table(connection)
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA foreign_keys = OFF")


def empty_tables() -> None:
    """Entries and all that is written with them; what an engine holds is replaced by its next rebuild."""
    for model in (EntryTerm, EntryPassage, EntryVector, Entry):
        rows = model.objects.all()
        rows._raw_delete(rows.db)  # no page to follow


def drop_indexes() -> None:
    """What a server outside the database holds of the scratch."""
    if engine := remote_engine():
        engine.drop()
