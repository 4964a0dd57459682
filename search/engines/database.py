"""Engines that live in the site's own database: entries, filters and facets are its rows."""

from abc import abstractmethod

from django.db import connection
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
    def best(self, plan: Plan, entries: QuerySet[Entry] | None, limit: int) -> tuple[str, list]:
        """The SQL, and its values, of ids that answer a plan, best first; among `entries` when they are given."""

    @abstractmethod
    def matching(self, entries: QuerySet[Entry], plan: Plan, besides: Ids = ()) -> QuerySet[Entry]:
        """Those of `entries` that answer a plan, or are `besides`."""

    def candidates(self, asked: Interpretation, filters: Filters, limit: int) -> tuple[list[int], list[int]]:
        wanted = plan(asked, Matching.NEAR, self.budget)
        if not wanted:
            return [], []
        asks = [self.best(wanted, None, limit)]
        if filters.conditions():
            asks.append(self.best(wanted, chosen_entries(filters), limit))
        parts = [f"SELECT {number}, found.* FROM ({sql}) AS found" for number, (sql, _values) in enumerate(asks)]  # noqa: S608
        rows = _fetched(" UNION ALL ".join(parts), [value for _sql, values in asks for value in values])
        return [pk for number, pk in rows if number == 0], [pk for number, pk in rows if number == 1]

    def all_ids(self, asked: Interpretation, filters: Filters, matching: Matching, limit: int) -> list[int]:
        wanted = plan(asked, matching, self.budget)
        return [pk for (pk,) in _fetched(*self.best(wanted, chosen_entries(filters), limit))] if wanted else []

    def count(self, asked: Interpretation, filters: Filters, matching: Matching, besides: Ids = ()) -> Counts:
        """One query, whatever the facets."""
        entries = served_entries(filters.locale)
        if asked.query:
            wanted = plan(asked, matching, self.budget)
            if not wanted:
                return Counts(0, {})
            entries = self.matching(entries, wanted, besides)
        return Counts(*count_facets(entries, filters.conditions(), filters.periods))


def _fetched(sql: str, values: list) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall()


def or_besides(sql: str, besides: Ids) -> str:
    """A query of ids, and some more: one list, since a condition joined by OR would make a server read every entry."""
    return f"{sql} UNION ALL VALUES {', '.join(f'({int(pk)})' for pk in besides)}" if besides else sql
