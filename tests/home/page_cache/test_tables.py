"""Each table and each moment that editors type is known to the cache, one way or the other."""

import pytest
from django.apps import apps
from django.db import connection, models, transaction
from wagtail.models import Page

from home.generations import edition
from home.page_cache import not_shown
from home.page_cache.instants import _moments
from home.page_cache.watching import changes_pages

# A new table goes here, or into home/page_cache/not_shown.py when no page shows anything of it.
SHOWN = """
    catalogue_audience catalogue_documentpassage catalogue_documenttext catalogue_formatsuitability
    catalogue_materialfile catalogue_materiallink catalogue_materialtag catalogue_monthlydownloads
    catalogue_nationalproposal catalogue_promotionday catalogue_regionarchive catalogue_sessionday
    home_animator home_articletag home_formeraddress home_regioncode home_sitedocument home_siteimage
    home_sitelanguage home_siterendition signups_opinion signups_seats signups_signupsettings
    taggit_tag taggit_taggeditem wagtailcore_collection wagtailcore_collectionviewrestriction
    wagtailcore_collectionviewrestriction_groups wagtailcore_locale wagtailcore_pageviewrestriction
    wagtailcore_pageviewrestriction_groups wagtailcore_site wagtaildocs_document wagtailembeds_embed
    wagtailimages_image wagtailimages_rendition wagtailredirects_redirect
"""
# Moments of tables that pages show, at which no page changes: who decided when, what was told, what is fetched again.
PASSED = {
    "catalogue_nationalproposal": ["decided_at"],
    "catalogue_regionarchive": ["archived_at"],
    "signups_seats": ["told_start", "told_end"],
    "wagtailembeds_embed": ["cache_until"],
}


def tables() -> dict[str, type[models.Model]]:
    return {model._meta.db_table: model for model in apps.get_models(include_auto_created=True) if model._meta.managed}


def is_of_pages(model: type[models.Model]) -> bool:
    """A page type, or the links of one."""
    own = model._meta.auto_created or model
    return issubclass(own, Page)


def shown() -> set[str]:
    return {table for table in tables() if changes_pages(f'INSERT INTO "{table}" ("id") VALUES (%s)')}


def test_every_table_is_known_to_be_shown_or_not():
    assert {table for table in shown() if not is_of_pages(tables()[table])} == set(SHOWN.split())


def test_what_is_said_not_to_be_shown_exists():
    assert not_shown.TABLES - set(tables()) == set()
    assert [p for p in not_shown.PREFIXES if not any(table.startswith(p) for table in tables())] == []
    for table, columns in not_shown.COLUMNS.items():
        assert columns <= {field.column for field in tables()[table]._meta.local_fields}


def test_every_moment_that_is_typed_ends_what_is_kept():
    known = {model._meta.db_table: names for model, names in _moments()} | PASSED
    typed = {
        table: [
            f.name for f in tables()[table]._meta.local_fields if isinstance(f, models.DateTimeField) and f.editable
        ]
        for table in shown()
    }
    assert {table: names for table, names in typed.items() if names} == {
        table: names for table, names in known.items() if table in shown()
    }


@pytest.mark.parametrize(
    ("sql", "changes"),
    [
        ('UPDATE "wagtailcore_page" SET "title" = %s WHERE "id" = %s', True),
        ('UPDATE "wagtailcore_page" SET "draft_title" = %s, "latest_revision_id" = %s WHERE "id" = %s', False),
        ('UPDATE "wagtailcore_page" SET "draft_title" = %s, "title" = %s WHERE "id" = %s', True),
        ('UPDATE "wagtailcore_page" SET "draft_title" = CASE WHEN "id" = 1 THEN %s END, "live" = %s', True),
        ("update wagtailcore_page set title = 'x'", True),
        ('UPDATE "signups_seats" SET "turn" = ("signups_seats"."turn" + %s) WHERE "id" = %s', False),
        ('UPDATE "signups_seats" SET "taken" = ("signups_seats"."taken" + %s) WHERE "id" = %s', True),
        ('INSERT OR IGNORE INTO "catalogue_audience" ("name") VALUES (%s)', True),
        ('DELETE FROM "catalogue_workshoppage_themes" WHERE "id" IN (%s)', True),
        ('DELETE FROM "django_session" WHERE "session_key" = %s', False),
        ('SELECT "title" FROM "wagtailcore_page" FOR UPDATE', False),
        ('TRUNCATE "wagtailcore_page", "home_homepage"', True),
        ('INSERT INTO "a_table_of_tomorrow" ("id") VALUES (%s)', True),
    ],
)
def test_statement_says_whether_pages_change(sql, changes):
    assert changes_pages(sql) is changes


@pytest.mark.django_db
def test_transaction_announces_once_and_what_is_undone_is_announced_again(site):
    def rows() -> int:
        with connection.cursor() as cursor:
            cursor.execute("SELECT COUNT(*) FROM home_change WHERE what = 'content'")
            return cursor.fetchone()[0]

    edition()
    counts = [rows()]
    for title in ("Un", "Deux"):
        Page.objects.filter(pk=site.pk).update(title=title)
        counts.append(rows())
    edition()
    with transaction.atomic():
        Page.objects.filter(pk=site.pk).update(title="Trois")
        transaction.set_rollback(True)
    counts.append(rows())
    Page.objects.filter(pk=site.pk).update(title="Quatre")
    counts.append(rows())
    assert [count - counts[0] for count in counts] == [0, 1, 1, 1, 2]
