"""Writing entries: analysed, put in our rows, then in the engines' index; for a change, a rebuild, a bench."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields

from django.db import transaction

from search.analysis import fold
from search.backends.base import Batch, Writer
from search.bookkeeping import Tally, passage_text, texts_of
from search.entries import EntryData, PassageData
from search.models import Entry, EntryPassage, EntryTerm, EntryVector
from search.rows import Encoder, Row, Texts, make_rows

_COLUMNS = [f.attname for f in Entry._meta.concrete_fields if not f.primary_key]
_DATA = [f.name for f in fields(EntryData) if f.name in _COLUMNS]


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
            yield texts_of(entry, [passage_text(passage.title, passage.text) for passage in entry.passages])

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
    ids, entries = list(batch.entries), batch.entries.values()
    replaced = {} if fresh else {"update_conflicts": True}
    Entry.objects.bulk_create(
        map(_entry_row, entries),
        **replaced | ({} if fresh else {"unique_fields": ["page"], "update_fields": _COLUMNS}),
    )
    EntryVector.objects.bulk_create(
        [EntryVector(entry_id=row.entry_id, data=row.vector) for row in batch.rows],
        **replaced | ({} if fresh else {"unique_fields": ["entry"], "update_fields": ["data"]}),
    )
    if not fresh:
        EntryTerm.objects.filter(entry__in=ids).delete()
        EntryPassage.objects.filter(entry__in=ids).delete()
    EntryTerm.objects.bulk_create(
        EntryTerm(entry_id=entry.page_id, key=key, value=value)
        for entry in entries
        for key, values in entry.terms.items()
        for value in dict.fromkeys(values)
    )
    EntryPassage.objects.bulk_create(
        _passage_row(row, passage, terms)
        for row in batch.rows
        for passage, terms in zip(batch.entries[row.entry_id].passages, row.passages, strict=True)
    )


def _entry_row(entry: EntryData) -> Entry:
    values = {name: getattr(entry, name) for name in _DATA}
    return Entry(page_id=entry.page_id, sort_title=fold(entry.title)[:255], **values)


def _passage_row(row: Row, passage: PassageData, terms: str) -> EntryPassage:
    values = {f.name: getattr(passage, f.name) for f in fields(passage)}
    return EntryPassage(entry_id=row.entry_id, stems=f" {terms} ", **values)  # between spaces, to find a whole one
