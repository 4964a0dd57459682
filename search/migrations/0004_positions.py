"""Entries know where they are. Those of before do not: the index is emptied, `search_rebuild --if-empty` fills it."""

from django.db import migrations, models


def empty(apps, schema_editor):
    for name in ("EntryTerm", "EntryPassage", "EntryVector", "Entry"):
        found = apps.get_model("search", name).objects.all()
        found._raw_delete(found.db)  # without gathering what follows, which goes as well


class Migration(migrations.Migration):
    dependencies = [("search", "0003_starter_synonyms"), ("wagtailcore", "0098_apitoken")]
    operations = [
        migrations.AddField(
            model_name="entry",
            name="position",
            field=models.CharField(
                blank=True,
                default="",
                help_text="Latitude et longitude, en degrés.",
                max_length=50,
                verbose_name="position",
            ),
            preserve_default=False,
        ),
        migrations.AddIndex(
            model_name="entry", index=models.Index(fields=["position"], name="search_entry_position")
        ),
        # Last: PostgreSQL changes no table that has rows to delete at the end of the transaction.
        migrations.RunPython(empty, migrations.RunPython.noop),
    ]
