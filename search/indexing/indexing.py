"""Keeping the index equal to the public pages: rows of ours and those of the engines.

Called by tasks after a change, and at once by those who add pages in bulk. Our rows and those of a database engine are
written in one transaction; an engine elsewhere is told after it, and what it misses while it is away is noted, to be
done again when it answers.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from functools import partial

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models.functions import Now
from django.utils import timezone
from wagtail.models import Page

from search.content.entries import EntryData
from search.content.models import Entry, EntryMeaning, EntryPassage, EntryTerm, EntryVector, MissedWrite
from search.content.sources import SOURCES, entries_of
from search.engines import database_engine, engines_in_use
from search.filtering.filters import is_public
from search.indexing import meanwhile, missed, word_counts
from search.indexing.loading import load
from search.indexing.word_counts import Tally
from search.meaning.remembering import remember
from search.understanding.spelling import forget_spellings

BATCH = 200
Progress = Callable[[int], None]


def index_pages(ids: Iterable[int], progress: Progress | None = None) -> int:
    """Make the index tell of these pages what is public now; those that are not leave it. Returns how many are in it.

    `progress` is told the size of each batch done. Batches are transactions of their own.
    """
    indexed = 0
    for batch in in_batches(sorted(set(ids))):
        indexed += index_batch(batch)
        if progress:
            progress(len(batch))
    return indexed


def index_page(page_id: int) -> bool:
    """`index_pages` for one page; True when it is public."""
    return index_pages([page_id]) == 1


def index_batch(ids: list[int]) -> int:
    """`index_pages` for a few pages."""
    entries = write_batch(ids)
    transaction.on_commit(partial(remember, entries), robust=True)
    return len(entries)


def write_batch(ids: list[int]) -> list[EntryData]:
    """`index_batch`, but for what a model of sentences keeps. Returns the entries of those that are public."""
    engine = database_engine()
    with transaction.atomic():
        entries = list(entries_of_pages(ids))
        kept = {entry.page_id for entry in entries}
        change = Tally().less(word_counts.held_by(kept))
        loaded = list(load(entries, [engine.writer()], engine.encode))
        for part in loaded:
            change.plus(part.tally)
        word_counts.apply(change)
        meanwhile.note(kept)
    for part in loaded:
        missed.write(part.batch)
    if gone := set(ids) - kept:
        remove_pages(gone)
    return entries


def remove_pages(ids: Iterable[int]) -> None:
    """Take pages out of the index, the engines' and ours."""
    for batch in in_batches(sorted(ids)):
        with transaction.atomic():
            word_counts.apply(Tally().less(word_counts.held_by(batch)))
            database_engine().remove(batch)  # those that had no row too
            for model in (EntryTerm, EntryPassage, EntryVector, EntryMeaning):
                model.objects.filter(entry__in=batch).delete()
            # Without the signals that follow a page which takes its entry along: all that they do is done here.
            entries = Entry.objects.filter(pk__in=batch)
            entries._raw_delete(entries.db)
            meanwhile.note(batch)
        missed.remove(batch)


def hide(ids: Iterable[int]) -> None:
    """Leave out of what is found and counted, at once, those of the pages that are not public any more."""
    for batch in in_batches(sorted(ids)):
        Entry.objects.filter(~is_public(), pk__in=batch).update(expire_at=Now())


def public_ids() -> set[int]:
    """Ids of all the pages that the index must hold."""
    return {pk for model in SOURCES for pk in model.objects.visible().values_list("pk", flat=True)}


def rebuild(progress: Progress | None = None) -> int:
    """The index from nothing, beside the one in use, which answers until the end. Returns how many entries there are.

    What was indexed or taken out meanwhile is so again at the end, before the new counts of words are in use.
    """
    started, tally = timezone.now(), Tally()
    engines = engines_in_use()
    with meanwhile.noting() as changes:
        wanted = sorted(public_ids())
        with ExitStack() as stack:
            writers = [stack.enter_context(engine.rebuilding()) for engine in engines]
            entries = (entry for batch in in_batches(wanted) for entry in entries_of_pages(batch))
            for part in load(entries, writers, engines[0].encode):
                tally.plus(part.tally)
                remember(part.batch.entries.values())
                if progress:
                    progress(len(part.batch.rows))
    remove_pages(set(Entry.objects.values_list("pk", flat=True)) - set(wanted) - changes)
    if changes:
        index_pages(changes)
        tally = word_counts.of_all_entries()
    word_counts.replace(tally)
    forget_spellings()
    MissedWrite.objects.filter(missed_at__lt=started).delete()
    return Entry.objects.count()


def entries_of_pages(ids: list[int]) -> Iterator[EntryData]:
    """Entries of those pages that are public, in a number of queries that depends on their types only."""
    by_model: dict[type[Page], list[int]] = {}
    for pk, content_type in Page.objects.filter(pk__in=ids).values_list("pk", "content_type"):
        model = ContentType.objects.get_for_id(content_type).model_class()
        if model in SOURCES:
            by_model.setdefault(model, []).append(pk)
    for model, pks in by_model.items():
        yield from entries_of(model, pks)


def in_batches(ids: list[int]) -> Iterator[list[int]]:
    for start in range(0, len(ids), BATCH):
        yield ids[start : start + BATCH]
