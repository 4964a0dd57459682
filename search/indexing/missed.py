"""Telling an engine outside the database; what it misses while it is away is noted, and replayed when it answers."""

import logging
from collections.abc import Callable, Iterable

from search.content.models import MissedWrite
from search.engines import remote_engine
from search.engines.base import Batch, EngineUnavailable

logger = logging.getLogger(__name__)


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


def _try(change: Callable, ids: Iterable[int]) -> None:
    try:
        change()
    except EngineUnavailable as error:
        logger.warning("Le moteur de recherche n’a pas reçu un changement, noté pour plus tard : %s", error)
        MissedWrite.objects.bulk_create(
            [MissedWrite(page_id=pk) for pk in ids],
            update_conflicts=True,
            unique_fields=["page_id"],
            update_fields=["missed_at"],
        )
