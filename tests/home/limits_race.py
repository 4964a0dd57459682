"""A program: threads with a database connection each ask at once; prints how many were allowed.

`python -m tests.home.limits_race`, with DATABASE_URL naming an empty database of its own. With the word « naïf »
counting reads first and writes later, as `get` then `save` do: the control of the test.
"""

import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import django

AT_ONCE, MOST = 24, 5


def naive(limit, now) -> None:
    """What `home.limits._count_one` must not be."""
    from home import limits
    from home.models import Counter

    row = Counter.objects.filter(key=limit.digest).first()
    counted = row.count if row else 0
    time.sleep(0.05)
    if counted >= limit.most:
        raise limits._FullError(limit)
    ends_at = now + timedelta(seconds=limit.window)
    Counter.objects.bulk_create([Counter(key=limit.digest, count=0, ends_at=ends_at)], ignore_conflicts=True)
    Counter.objects.filter(key=limit.digest).update(count=counted + 1, ends_at=ends_at)


def ask(barrier: threading.Barrier, key: str) -> bool:
    from django.db import connection

    from home import limits

    connection.ensure_connection()
    barrier.wait()
    try:
        # The second key is the same for two races: rows that several wait for, in whatever order they name them.
        return limits.take(limits.Limit(key, MOST, 60), limits.Limit("site", 1000, 60)) is None
    finally:
        connection.close()


def race(key: str) -> int:
    barrier = threading.Barrier(AT_ONCE)
    with ThreadPoolExecutor(AT_ONCE) as pool:
        return sum(pool.map(lambda _number: ask(barrier, key), range(AT_ONCE)))


def main(words: list[str]) -> None:
    django.setup()
    from django.db import connection, transaction

    from home import limits
    from home.models import Counter

    with connection.schema_editor() as editor:
        editor.create_model(Counter)
    if "naïf" in words:
        limits._count_one = naive
        # Each statement alone: SQLite would otherwise let one transaction in at a time.
        transaction.atomic = lambda *args, **kwargs: _Nothing()
    first = race("a")
    Counter.objects.update(ends_at=django.utils.timezone.now())  # the window ends: it must not let more in either
    print(first, race("a"), race("b"))  # noqa: T201  what the test reads


class _Nothing:
    def __enter__(self):
        return self

    def __exit__(self, *args):
        return False


if __name__ == "__main__":
    main(sys.argv[1:])
