"""Engines that live in the site's own database: entries, filters and facets are its rows."""

from abc import abstractmethod

from django.db.models import QuerySet

from search.backends.base import Engine, Found, Hit
from search.facets import count_facets
from search.filters import Filters, ordered, served_entries
from search.models import Entry
from search.query import Matching, Query


class DatabaseEngine(Engine):
    """A subclass says which entries match and how well."""

    @abstractmethod
    def matching(self, entries: QuerySet[Entry], query: Query, matching: Matching) -> QuerySet[Entry]:
        """Those of `entries` that hold the query's words."""

    @abstractmethod
    def ranked(self, entries: QuerySet[Entry], query: Query, matching: Matching, limit: int) -> list[Hit]:
        """The best of `entries`, which all match."""

    def find(self, query: Query, filters: Filters, matching: Matching, limit: int) -> Found:
        """Two queries: one counts, whatever the facets, and one ranks."""
        entries = served_entries(filters.locale)
        if query:
            entries = self.matching(entries, query, matching)
        conditions = filters.conditions()
        total, facets = count_facets(entries, conditions, filters.periods)
        chosen = entries.filter(*conditions.values())
        if not total:
            hits = []
        elif query and filters.order == "pertinence":
            hits = self.ranked(chosen, query, matching, limit)
        else:
            ids = ordered(chosen, filters.order).values_list("pk", flat=True)[:limit]
            hits = [Hit(pk, 0.0) for pk in ids]
        return Found(total, hits, facets)
