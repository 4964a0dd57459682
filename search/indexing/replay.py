"""What an engine outside the database missed while it was away is done again when it answers."""

from django.utils import timezone

from search.content.models import MissedWrite
from search.engines import remote_engine
from search.engines.base import EngineUnavailable
from search.indexing.indexing import index_pages, rebuild

_REPLAYED = 200  # pages at a time


def replay() -> int:
    """Do again what the engine missed, if it answers; returns how many pages were done.

    An engine that has no index yet, or lost it, gets a new one. A page leaves the list after it was written: one that
    is missed again stays, for the next time.
    """
    engine, started, done = remote_engine(), timezone.now(), 0
    if engine is None or not engine.is_up():
        return 0
    try:
        if not engine.is_built():
            return rebuild()
    except EngineUnavailable:
        return 0  # it went away again
    missed = MissedWrite.objects.filter(missed_at__lt=started)
    while engine.is_up() and (ids := list(missed.order_by("pk").values_list("pk", flat=True)[:_REPLAYED])):
        index_pages(ids)
        done += missed.filter(pk__in=ids).delete()[0]
    return done


def replay_missed() -> int:
    """`replay`, without a word to the engine when it missed nothing."""
    return replay() if MissedWrite.objects.exists() else 0
