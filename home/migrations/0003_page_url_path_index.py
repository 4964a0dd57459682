"""An index on the addresses of pages: routing finds a page and its ancestors by them in one query.

The table is Wagtail's, hence the SQL.
"""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("home", "0002_pages_and_media")]

    operations = [
        migrations.RunSQL(
            "CREATE INDEX IF NOT EXISTS home_page_url_path ON wagtailcore_page (url_path)",
            "DROP INDEX IF EXISTS home_page_url_path",
        )
    ]
