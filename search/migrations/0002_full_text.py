"""Tables and indexes that models cannot describe: our full text on each database, and what Wagtail's search goes by.

modelsearch 1.3.2 promises the index of titles and bodies (abstract_models.py:107): at 4,000 pages two words took 1 to
2 s without it, 30 ms with it. The one beside it leads from an object to its row, to tell how well it answers.
"""

from django.db import migrations

_SQLITE = ("CREATE VIRTUAL TABLE search_entry_fts USING fts5(names, body, files, tokenize = 'ascii')",)
# The vector stays in the row, uncompressed: ranking reads thousands of them.
_POSTGRESQL = (
    "CREATE TABLE search_entry_fts (entry_id bigint PRIMARY KEY, vector tsvector NOT NULL)"
    " WITH (toast_tuple_target = 8160, fillfactor = 90)",
    "ALTER TABLE search_entry_fts ALTER COLUMN vector SET STORAGE EXTERNAL",
    "CREATE INDEX search_entry_fts_vector ON search_entry_fts USING gin (vector) WITH (fastupdate = off)",
    "ALTER TABLE search_entryvector ALTER COLUMN data SET STORAGE EXTERNAL",
    "CREATE INDEX search_wagtail_title_body ON wagtailsearch_indexentry USING gin ((title || body))",
    "CREATE INDEX search_wagtail_object ON wagtailsearch_indexentry (object_id)",
)


def create(apps, schema_editor):
    for statement in {"sqlite": _SQLITE, "postgresql": _POSTGRESQL}.get(schema_editor.connection.vendor, ()):
        schema_editor.execute(statement)


def drop(apps, schema_editor):
    schema_editor.execute("DROP TABLE IF EXISTS search_entry_fts")
    for name in ("search_wagtail_title_body", "search_wagtail_object"):
        schema_editor.execute(f"DROP INDEX IF EXISTS {name}")


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial"), ("wagtailsearch", "0010_add_text_fields")]
    operations = [migrations.RunPython(create, drop)]
