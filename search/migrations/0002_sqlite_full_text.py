"""The full-text table of SQLite; other databases have their own index. Made again by 0006."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("search", "0001_entries")]
    operations = []
