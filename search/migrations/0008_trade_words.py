"""More of the language of the trade, as providers type it, once: as 0003, for staff to complete and correct."""

from pathlib import Path

from django.db import migrations

_FILE = Path(__file__).with_suffix(".txt")


def add(apps, schema_editor):
    """One group a line: expressions parted by « = », or by « > » when one-way."""
    SynonymGroup = apps.get_model("search", "SynonymGroup")
    lines = _FILE.read_text(encoding="utf-8").splitlines()
    SynonymGroup.objects.bulk_create(
        SynonymGroup(
            expressions="\n".join(part.strip() for part in line.replace(">", "=").split("=")), one_way=">" in line
        )
        for line in lines
        if line and not line.startswith("#")
    )


class Migration(migrations.Migration):
    dependencies = [("search", "0007_unread")]
    operations = [migrations.RunPython(add, migrations.RunPython.noop, elidable=False)]
