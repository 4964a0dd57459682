"""A scratch index: our tables and an engine's, in a database of their own, with bare pages for all of the site."""

from collections.abc import Iterable

from django.apps import apps
from django.db import connection
from wagtail.models import Locale, Page, PageViewRestriction

from catalogue.models import SessionPage
from home.models import Change, FaqPage
from search.content.entries import EntryData
from search.content.models import Entry, EntryMeaning, EntryPassage, EntryTerm, EntryVector
from search.engines import postgresql_tables, remote_engine, sqlite_tables


def create_tables() -> None:
    """Tables of search and, of the site, those that a search reads: pages, dates, publicity, questions, changes."""
    of_site = (Page, PageViewRestriction, Locale, SessionPage, FaqPage, Change)
    with connection.schema_editor() as editor:
        for model in (*apps.get_app_config("search").get_models(), *of_site):
            editor.create_model(model)
        editor.deferred_sql = [statement for statement in editor.deferred_sql if "FOREIGN KEY" not in str(statement)]
    tables = {"sqlite": sqlite_tables, "postgresql": postgresql_tables}[connection.vendor]
    tables.create_table(connection)
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA foreign_keys = OFF")


def create_pages(entries: Iterable[EntryData]) -> None:
    """The public page of each entry: results ask whether it still is."""
    Page.objects.bulk_create(
        [
            Page(
                pk=entry.page_id,
                path=f"0001{Page._int2str(entry.page_id).rjust(8, '0')}",
                depth=3,
                title=entry.title,
                draft_title=entry.title,
                slug=entry.slug,
                url_path=entry.url_path,
                content_type_id=1,
                locale_id=1,
            )
            for entry in entries
        ],
        batch_size=1_000,
    )


def empty_tables() -> None:
    """Entries and all that is written with them; what an engine holds is replaced by its next rebuild."""
    for model in (EntryTerm, EntryPassage, EntryVector, EntryMeaning, Entry):
        rows = model.objects.all()
        rows._raw_delete(rows.db)  # no page to follow


def drop_indexes() -> None:
    """What a server outside the database holds of the scratch."""
    if engine := remote_engine():
        engine.drop()
