"""The index as the worker would have left it."""

from search.indexing.indexing import index_pages, public_ids, remove_pages
from search.models import Entry


def index_all() -> int:
    """Every public page, and nothing else. Returns how many entries there are."""
    wanted = public_ids()
    remove_pages(set(Entry.objects.values_list("pk", flat=True)) - wanted)
    return index_pages(wanted)
