"""Writing entries: analysed, put in our rows, then in the engines' index; for a change, a rebuild, a bench."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from operator import attrgetter

from django.db import transaction
from django.utils import timezone

from search.content.analysed import Encoder, Texts, make_rows
from search.content.bulk import write_rows
from search.content.entries import EntryData, PassageData
from search.content.models import Entry, EntryPassage, EntryTerm, EntryVector
from search.engines.base import Batch, Writer
from search.indexing.word_counts import Tally, analysed_texts, passage_text
from search.language.analysis import fold

_COLUMNS = {f.attname for f in Entry._meta.concrete_fields}
_DATA = tuple(f.name for f in fields(EntryData) if f.name in _COLUMNS)
_PASSAGE = tuple(f.name for f in fields(PassageData))
_data, _passage = attrgetter(*_DATA), attrgetter(*_PASSAGE)


@dataclass(frozen=True)
class Loaded:
    """A batch that was written, and what it counts for."""

    batch: Batch
    tally: Tally


def load(
    entries: Iterable[EntryData], writers: list[Writer], encode: Encoder | None = None, *, fresh: bool = False
) -> Iterator[Loaded]:
    """Write entries batch by batch, each in a transaction. `fresh`: none has rows yet, nothing is to be replaced."""
    waiting: dict[int, EntryData] = {}

    def texts() -> Iterator[Texts]:
        for entry in entries:
            waiting[entry.page_id] = entry
            yield analysed_texts(entry, *(list(map(passage_text, found)) for found in (entry.passages, entry.sections)))

    for rows, words in make_rows(texts(), encode):
        batch = Batch(rows, {row.entry_id: waiting.pop(row.entry_id) for row in rows})
        with transaction.atomic():
            _write_rows(batch, fresh)
            for writer in writers:
                writer.write(batch)
        tally = Tally()
        tally.add(words, ((batch.entries[row.entry_id].locale, row.lengths) for row in rows))
        yield Loaded(batch, tally)


def _write_rows(batch: Batch, fresh: bool) -> None:
    entries = batch.entries.values()
    now = timezone.now()
    rows = ((*_data(entry), fold(entry.title)[:255], now) for entry in entries)
    write_rows(Entry, (*_DATA, "sort_title", "indexed_at"), rows, "" if fresh else "page_id")
    rows = ((row.entry_id, row.vector) for row in batch.rows)
    write_rows(EntryVector, ("entry_id", "data"), rows, "" if fresh else "entry_id")
    if not fresh:
        ids = list(batch.entries)
        EntryTerm.objects.filter(entry__in=ids).delete()
        EntryPassage.objects.filter(entry__in=ids).delete()
    terms = (
        (entry.page_id, key, value)
        for entry in entries
        for key, values in entry.terms.items()
        for value in dict.fromkeys(values)
    )
    write_rows(EntryTerm, ("entry_id", "key", "value"), terms)
    passages = (
        (row.entry_id, f" {stems} ", *_passage(passage))  # between spaces, to find a whole one
        for row in batch.rows
        for passage, stems in zip(_passages(batch.entries[row.entry_id]), row.passages, strict=True)
    )
    write_rows(EntryPassage, ("entry_id", "stems", *_PASSAGE), passages)


def _passages(entry: EntryData) -> list[PassageData]:
    return [*entry.passages, *entry.sections]
