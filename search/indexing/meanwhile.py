"""What is indexed while a rebuild runs goes to the index in use, which the new one replaces: it is noted, in the same
transaction, and done again at the end. Notes are taken last: a change that began before the rebuild, and does not see
it yet, only holds what the rebuild reads afterwards.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import timedelta

from django.db.models.functions import Now

from search.content.models import ChangeDuringRebuild, Rebuild

_KILLED = timedelta(days=1)  # a rebuild that began before that was killed


def note(ids: Iterable[int]) -> None:
    """Pages whose index changes in the current transaction; one query when no rebuild runs."""
    for rebuild in Rebuild.objects.filter(started_at__gt=Now() - _KILLED).values_list("pk", flat=True):
        changes = [ChangeDuringRebuild(rebuild_id=rebuild, page_id=pk) for pk in sorted(ids)]
        ChangeDuringRebuild.objects.bulk_create(changes, ignore_conflicts=True)


@contextmanager
def noting() -> Iterator[set[int]]:
    """A block during which changes are noted; what it gives holds them once it has ended without error."""
    changes: set[int] = set()
    rebuild = Rebuild.objects.create()
    noted = ChangeDuringRebuild.objects.filter(rebuild_id=rebuild.pk)
    try:
        yield changes
        changes.update(noted.values_list("page_id", flat=True))
    finally:
        rebuild.delete()
        noted.delete()
        Rebuild.objects.filter(started_at__lt=Now() - _KILLED).delete()
