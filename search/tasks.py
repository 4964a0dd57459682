"""Background work of search: the index follows the site."""

from collections.abc import Iterable
from functools import partial

from django.db import transaction
from django_tasks import task

from catalogue.gathering import gather
from search.indexing.indexing import index_pages
from search.indexing.replay import replay_missed

_PAGES_A_TASK = 500


@task()
def index_later(page_ids: list[int]) -> int:
    """Make the index tell of pages what is public now; returns how many of them are."""
    indexed = index_pages(page_ids)
    replay_missed()
    return indexed


def follow(page_ids: Iterable[int]) -> None:
    """Index pages in the background once the current transaction is committed; at its end in a bulk command."""
    ids = sorted(set(page_ids))
    if gather(index_pages, ids):
        return
    for start in range(0, len(ids), _PAGES_A_TASK):
        transaction.on_commit(partial(index_later.enqueue, ids[start : start + _PAGES_A_TASK]))
