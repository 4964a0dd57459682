"""Entries tell their département and whether one pays. Those of before do not: the index is emptied, as by 0004."""

from django.db import migrations


def empty(apps, schema_editor):
    for name in ("EntryTerm", "EntryPassage", "EntryVector", "EntryMeaning", "Entry"):
        found = apps.get_model("search", name).objects.all()
        found._raw_delete(found.db)


class Migration(migrations.Migration):
    dependencies = [("search", "0008_trade_words"), ("wagtailcore", "0098_apitoken")]
    operations = [migrations.RunPython(empty, migrations.RunPython.noop)]
