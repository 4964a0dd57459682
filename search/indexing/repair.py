"""Proof that the index is what it must be, and the means to make it so."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field

from search.content.entries import EntryData
from search.content.models import Entry, EntryPassage, EntryTerm
from search.engines import engines_in_use
from search.indexing.indexing import in_batches, public_ids, remove_pages, write_batch
from search.indexing.word_counts import Tally, held_by, replace
from search.meaning.remembering import remember

logger = logging.getLogger(__name__)


@dataclass
class Repair:
    """What differed: pages that were missing, ids that had no business there, entries that were out of date; and those
    that a model of sentences had not read, of a worker that was killed after it had written them.
    """

    missing: list[int] = field(default_factory=list)
    stray: list[int] = field(default_factory=list)
    stale: list[int] = field(default_factory=list)
    unread: list[int] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.missing or self.stray or self.stale or self.unread)


def repair(progress: Callable[[int], None] | None = None) -> Repair:
    """Make entries, engines and vocabulary hold the public pages, as they are now.

    Raises EngineUnavailable when an engine does not answer.
    """
    wanted, rows = public_ids(), set(Entry.objects.values_list("pk", flat=True))
    indexes = [rows, *(engine.ids() for engine in engines_in_use())]
    found = Repair(missing=sorted(wanted - set.intersection(*indexes)), stray=sorted(set.union(*indexes) - wanted))
    remove_pages(found.stray)
    tally = Tally()
    for batch in in_batches(sorted(wanted)):
        before = _snapshots(batch)
        entries = write_batch(batch)
        after = _snapshots(batch)
        found.stale += [pk for pk in batch if pk in before and before[pk] != after.get(pk)]
        unread = _read(entries)
        found.unread += [pk for pk in batch if pk in unread and before.get(pk) == after.get(pk)]
        tally.plus(held_by(batch))
        if progress:
            progress(len(batch))
    replace(tally)
    return found


def _read(entries: list[EntryData]) -> set[int]:
    """Ids of those that the model had not read, and has now."""
    try:
        return remember(entries)
    except Exception:  # of any model that an operator plugs: words do without it
        logger.exception("Le modèle de sens ne lit pas les entrées.")
        return set()


def _snapshots(ids: list[int]) -> dict[int, list[dict]]:
    """All that the rows say of some entries, to compare."""
    found: dict[int, list[dict]] = {}
    for row in Entry.objects.filter(pk__in=ids).values():
        found[row["page_id"]] = [{name: value for name, value in row.items() if name != "indexed_at"}]
    for term in EntryTerm.objects.filter(entry__in=ids).order_by("key", "value").values("entry_id", "key", "value"):
        found[term["entry_id"]].append({**term})
    for passage in EntryPassage.objects.filter(entry__in=ids).order_by("anchor").values():
        found[passage["entry_id"]].append({name: value for name, value in passage.items() if name != "id"})
    return found
