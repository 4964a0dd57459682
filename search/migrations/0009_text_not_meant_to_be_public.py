"""Empties the index, which holds slides' notes and comments of Markdown: `search_rebuild --if-empty` fills it again."""

from django.db import migrations

_TABLES = ("entryvector", "entrypassage", "entryterm", "entry", "entry_fts", "word", "totals")


def empty(apps, schema_editor):
    for table in _TABLES:
        schema_editor.execute(f"DELETE FROM search_{table}")  # noqa: S608  a constant


class Migration(migrations.Migration):
    dependencies = [("search", "0008_words_as_characters"), ("catalogue", "0006_text_not_meant_to_be_public")]
    operations = [migrations.RunPython(empty, migrations.RunPython.noop)]
