"""Background work of search: the index follows the site."""

from collections.abc import Iterable

from django.db import transaction
from django_tasks import task

from catalogue.gathering import gather
from search.indexing import nightly
from search.indexing.indexing import hide, index_pages
from search.indexing.replay import replay_missed

_PAGES_A_TASK = 500


@task()
def index_later(page_ids: list[int]) -> int:
    """Make the index tell of pages what is public now; returns how many of them are."""
    indexed = index_pages(page_ids)
    replay_missed()
    return indexed


@task()
def check_index(check_id: int) -> None:
    """The check of a night."""
    nightly.check_index(check_id, index_later.module_path)


@transaction.atomic
def check_index_at_night() -> None:
    """Ask for the check of this night, once, whoever asks."""
    check = nightly.begins()
    if check is not None:
        check_index.enqueue(check.pk)


def follow(page_ids: Iterable[int]) -> None:
    """Have pages indexed in the background, by tasks of the current transaction; at its end in a bulk command.

    What is hidden is so at once.
    """
    ids = sorted(set(page_ids))
    hide(ids)
    if gather(index_pages, ids):
        return
    for start in range(0, len(ids), _PAGES_A_TASK):
        index_later.enqueue(ids[start : start + _PAGES_A_TASK])
