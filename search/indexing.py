"""Keeping the index equal to the public pages: rows of Entry and the engine's own, together in one transaction.

Called by tasks after a change, and at once by those who add pages in bulk.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from wagtail.models import Page

from search.analysis import fold
from search.backends import get_engine
from search.entries import EntryData, PassageData
from search.models import Entry, EntryPassage, EntryTerm
from search.sources import SOURCES, entries_of

BATCH = 100
_COLUMNS = [f.attname for f in Entry._meta.concrete_fields if not f.primary_key]


def index_pages(ids: Iterable[int], progress: Callable[[int], None] | None = None) -> int:
    """Make the index tell of these pages what is public now; those that are not leave it. Returns how many are in it.

    `progress` is told the size of each batch done. Batches are transactions of their own.
    """
    indexed = 0
    for batch in in_batches(sorted(set(ids))):
        with transaction.atomic():
            indexed += index_batch(batch)
        if progress:
            progress(len(batch))
    return indexed


def index_page(page_id: int) -> bool:
    """`index_pages` for one page; True when it is public."""
    return index_pages([page_id]) == 1


def remove_pages(ids: Iterable[int]) -> None:
    """Take pages out of the index, the engine's and ours."""
    for batch in in_batches(sorted(ids)):
        with transaction.atomic():
            Entry.objects.filter(pk__in=batch).delete()
            get_engine().remove(batch)  # those that had no row too


def public_ids() -> set[int]:
    """Ids of all the pages that the index must hold."""
    return {pk for model in SOURCES for pk in model.objects.visible().values_list("pk", flat=True)}


def index_all(progress: Callable[[int], None] | None = None) -> int:
    """Every public page, and nothing else; visitors search all the while. Returns how many entries there are."""
    wanted = public_ids()
    remove_pages(set(Entry.objects.values_list("pk", flat=True)) - wanted)
    return index_pages(wanted, progress)


def rebuild(progress: Callable[[int], None] | None = None) -> int:
    """The index from nothing, in one transaction: visitors read the old one until the end, editors wait to save."""
    with transaction.atomic():
        get_engine().clear()
        return index_all(progress)


def index_batch(ids: list[int]) -> int:
    """`index_pages` for a few pages, inside the caller's transaction."""
    entries = [entry for model, pks in _by_model(ids).items() for entry in entries_of(model, pks)]
    gone = set(ids) - {entry.page_id for entry in entries}
    if gone:
        remove_pages(gone)
    if entries:
        _write(entries)
    return len(entries)


def _by_model(ids: list[int]) -> dict[type[Page], list[int]]:
    found: dict[type[Page], list[int]] = {}
    for pk, content_type in Page.objects.filter(pk__in=ids).values_list("pk", "content_type"):
        model = ContentType.objects.get_for_id(content_type).model_class()
        if model in SOURCES:
            found.setdefault(model, []).append(pk)
    return found


def _write(entries: list[EntryData]) -> None:
    ids = [entry.page_id for entry in entries]
    Entry.objects.bulk_create(
        [_row(entry) for entry in entries],
        update_conflicts=True,
        unique_fields=["page"],
        update_fields=_COLUMNS,
    )
    EntryTerm.objects.filter(entry__in=ids).delete()
    EntryTerm.objects.bulk_create(
        EntryTerm(entry_id=entry.page_id, key=key, value=value)
        for entry in entries
        for key, values in entry.terms.items()
        for value in dict.fromkeys(values)
    )
    EntryPassage.objects.filter(entry__in=ids).delete()
    EntryPassage.objects.bulk_create(_passage_row(entry, passage) for entry in entries for passage in entry.passages)
    get_engine().write(entries)


def _row(entry: EntryData) -> Entry:
    values = {name: value for name, value in vars(entry).items() if name in _COLUMNS or name == "page_id"}
    return Entry(sort_title=fold(entry.title)[:255], **values)


def _passage_row(entry: EntryData, passage: PassageData) -> EntryPassage:
    values = {f.name: getattr(passage, f.name) for f in fields(passage)}
    stems = f" {' '.join(passage.words.stems)} "  # between spaces, so that SQL finds a whole one
    return EntryPassage(entry_id=entry.page_id, stems=stems, **values)


def in_batches(ids: list[int]) -> Iterator[list[int]]:
    for start in range(0, len(ids), BATCH):
        yield ids[start : start + BATCH]
