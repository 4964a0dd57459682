from django.db import migrations

from search.understanding.synonyms.starter import add_starter_groups


def add(apps, schema_editor):
    add_starter_groups(apps.get_model("search", "SynonymGroup"))


class Migration(migrations.Migration):
    """Once: what staff delete afterwards stays deleted."""

    dependencies = [("search", "0003_synonyms")]
    operations = [migrations.RunPython(add, migrations.RunPython.noop, elidable=False)]
