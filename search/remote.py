"""Telling an engine outside the database; what it misses while it is away is noted, and replayed when it answers."""

import logging
from collections.abc import Iterable

from django.db import transaction

from search.backends import remote_engine
from search.backends.base import Batch, EngineUnavailable
from search.models import MissedWrite

logger = logging.getLogger(__name__)
_REPLAYED = 500  # pages at a time


def write(batch: Batch) -> None:
    """Put a batch in the engine's index, or note that it missed it."""
    engine = remote_engine()
    if engine:
        _try(lambda: engine.writer().write(batch), batch.entries)


def remove(ids: Iterable[int]) -> None:
    """Take ids out of the engine's index, or note that it missed it."""
    engine, ids = remote_engine(), list(ids)
    if engine:
        _try(lambda: engine.remove(ids), ids)


def _try(change, ids: Iterable[int]) -> None:
    try:
        change()
    except EngineUnavailable as error:
        logger.warning("Le moteur de recherche n’a pas reçu un changement, noté pour plus tard : %s", error)
        MissedWrite.objects.bulk_create([MissedWrite(page_id=pk) for pk in ids], ignore_conflicts=True)


def replay() -> int:
    """Do again what the engine missed, if it answers; returns how many pages were done."""
    from search.indexing import index_pages

    engine, done = remote_engine(), 0
    while engine and engine.is_up():
        with transaction.atomic():
            ids = list(MissedWrite.objects.order_by("pk").values_list("pk", flat=True)[:_REPLAYED])
            MissedWrite.objects.filter(pk__in=ids).delete()
        if not ids:
            break
        index_pages(ids)  # notes again what it could not write
        done += len(ids)
    return done
