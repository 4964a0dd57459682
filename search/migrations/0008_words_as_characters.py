"""Empties the index, whose vectors hold words in another way now: `search_rebuild --if-empty` fills it again."""

from django.db import migrations

_TABLES = ("entryvector", "entrypassage", "entryterm", "entry", "entry_fts", "word", "totals")


def empty(apps, schema_editor):
    for table in _TABLES:
        schema_editor.execute(f"DELETE FROM search_{table}")  # noqa: S608  a constant


class Migration(migrations.Migration):
    dependencies = [("search", "0007_wagtail_indexes_postgresql")]
    operations = [migrations.RunPython(empty, migrations.RunPython.noop)]
