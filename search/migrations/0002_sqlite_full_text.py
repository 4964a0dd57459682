"""The full-text table of SQLite; other databases have their own index."""

from django.db import migrations

from search.backends.sqlite_tables import create_tables, drop_tables


def create(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        create_tables(schema_editor.connection)


def drop(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        drop_tables(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("search", "0001_entries")]
    operations = [migrations.RunPython(create, drop)]
