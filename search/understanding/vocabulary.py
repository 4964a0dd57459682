"""The words of the index: what a word that was typed leads to, and how many entries hold it.

Each language has its own. Counts follow the entries (`search.indexing.word_counts`).
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db import connection

from search.content.models import Totals, Word

# ruff: noqa: S608  the only name in the SQL is our table's


@dataclass(frozen=True)
class Averages:
    """How many entries a language has, and the mean lengths of their title, body and files, in words."""

    entries: int
    title: float
    body: float
    files: float

    @classmethod
    def of(cls, locale: str) -> "Averages":
        sql = f"SELECT entries, title_words, body_words, file_words FROM {Totals._meta.db_table} WHERE locale = %s"
        with connection.cursor() as cursor:
            cursor.execute(sql, [locale])
            entries, *sums = cursor.fetchone() or (0, 0, 0, 0)
        return cls(entries, *(max(total / max(entries, 1), 1.0) for total in sums))


NO_ENTRIES = Averages(0, 1.0, 1.0, 1.0)


@dataclass
class Lookup:
    """Terms by form, and how many entries hold each form and each term (at most: a term's forms are added up)."""

    terms: dict[str, dict[str, int]] = field(default_factory=lambda: defaultdict(dict))
    forms: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    entries: dict[str, int] = field(default_factory=lambda: defaultdict(int))

    def add(self, rows: Iterable[tuple[str, str, int]]) -> None:
        for form, term, entries in rows:
            if term not in self.terms[form]:
                self.terms[form][term] = entries
                self.forms[form] += entries
                self.entries[term] += entries

    def terms_of(self, form: str) -> list[str]:
        """Terms behind a form, the most frequent first."""
        found = self.terms.get(form, {})
        return sorted(found, key=lambda term: (-found[term], term))


def look_up(locale: str, forms: Iterable[str], terms: Iterable[str] = ()) -> Lookup:
    """All that the index knows of these forms and of these terms; one query.

    A union: of two conditions joined by OR, SQLite would use no index.
    """
    forms, terms = sorted(set(forms)) or [""], sorted(set(terms)) or [""]
    table, found = Word._meta.db_table, Lookup()
    sql = (
        f"SELECT form, term, entries FROM {table} WHERE locale = %s AND term IN ("
        f"SELECT term FROM {table} WHERE locale = %s AND form IN ({_marks(forms)})"
        f" UNION ALL SELECT term FROM {table} WHERE locale = %s AND term IN ({_marks(terms)}))"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, [locale, locale, *forms, locale, *terms])
        found.add(cursor.fetchall())
    return found


def _marks(values: list) -> str:
    return ", ".join(["%s"] * len(values))
