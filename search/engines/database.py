"""Engines that live in the site's own database: entries, filters and facets are its rows."""

from abc import abstractmethod

from django.db.models import QuerySet

from search.content.models import Entry
from search.engines.base import Counts, Engine, Ids
from search.engines.matching import Matching, Plan, plan
from search.filtering.facet_counts import count_facets
from search.filtering.filters import Filters, chosen_entries, served_entries
from search.understanding.interpretation import Interpretation


class DatabaseEngine(Engine):
    """A subclass says which entries match a plan and how well."""

    budget: int  # entries that the nearest ones are chosen from, at most

    @abstractmethod
    def best(self, plan: Plan, entries: QuerySet[Entry] | None, limit: int) -> list[int]:
        """Ids that answer a plan, best first; only those among `entries` when they are given."""

    @abstractmethod
    def matching(self, entries: QuerySet[Entry], plan: Plan, besides: Ids = ()) -> QuerySet[Entry]:
        """Those of `entries` that answer a plan, or are `besides`."""

    def candidates(self, asked: Interpretation, filters: Filters, limit: int, *, narrowed: bool) -> list[int]:
        return self._best(asked, Matching.NEAR, chosen_entries(filters) if narrowed else None, limit)

    def _best(self, asked: Interpretation, matching: Matching, entries, limit: int) -> list[int]:
        wanted = plan(asked, matching, self.budget)
        return self.best(wanted, entries, limit) if wanted else []

    def all_ids(self, asked: Interpretation, filters: Filters, matching: Matching, limit: int) -> list[int]:
        return self._best(asked, matching, chosen_entries(filters), limit)

    def count(self, asked: Interpretation, filters: Filters, matching: Matching, besides: Ids = ()) -> Counts:
        """One query, whatever the facets."""
        entries = served_entries(filters.locale)
        if asked.query:
            wanted = plan(asked, matching, self.budget)
            if not wanted:
                return Counts(0, {})
            entries = self.matching(entries, wanted, besides)
        return Counts(*count_facets(entries, filters.conditions(), filters.periods))


def or_besides(sql: str, besides: Ids) -> str:
    """A query of ids, and some more: one list, since a condition joined by OR would make a server read every entry."""
    return f"{sql} UNION ALL VALUES {', '.join(f'({int(pk)})' for pk in besides)}" if besides else sql
