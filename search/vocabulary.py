"""The words of the index: what a word that was typed leads to, and which words there are near it.

Each language has its own. Counts follow the entries (`search.bookkeeping`). For spelling, a process keeps the list of forms:
words that came since are added when one is looked for, and what it proposes is looked up in the database before use.
"""

import time
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db import connection
from rapidfuzz import process
from rapidfuzz.distance import OSA

from search.models import Totals, Word

# ruff: noqa: S608  the only name in the SQL is our table's

_LONG_WORD = 7  # letters from which two mistakes are allowed
_SHORTEST = 3  # letters that a word must have to be corrected
_MAX_NEAR = 40
_READ_AGAIN = 600  # seconds after which a process reads the whole list again


@dataclass(frozen=True)
class Averages:
    """How many entries a language has, and the mean lengths of their title, body and files, in words."""

    entries: int
    title: float
    body: float
    files: float

    @classmethod
    def of(cls, locale: str) -> "Averages":
        totals = Totals.objects.filter(pk=locale).first() or Totals(pk=locale)
        count = max(totals.entries, 1)
        sums = (totals.title_words, totals.body_words, totals.file_words)
        return cls(totals.entries, *(max(total / count, 1.0) for total in sums))


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


class _Spelling:
    """Every form of a language, by length and in alphabetical order."""

    def __init__(self):
        self.read_at = time.monotonic()
        self.last_id = 0
        self.known: set[str] = set()
        self.by_length: dict[int, list[str]] = defaultdict(list)
        self.in_order: list[str] = []

    def catch_up(self, locale: str) -> None:
        """Read the words that came since the last time; one query."""
        rows = Word.objects.filter(locale=locale, pk__gt=self.last_id).values_list("pk", "form")
        new = set()
        for pk, form in rows:
            self.last_id = max(self.last_id, pk)
            new.add(form)
        new -= self.known
        for form in new:
            self.by_length[len(form)].append(form)
        if new:
            self.known |= new
            self.in_order = sorted(self.known)


_spellings: dict[str, _Spelling] = {}


def _spelling(locale: str) -> _Spelling:
    spelling = _spellings.get(locale)
    if spelling is None or time.monotonic() - spelling.read_at > _READ_AGAIN:
        spelling = _Spelling()
    spelling.catch_up(locale)
    _spellings[locale] = spelling
    return spelling


def forget_spellings() -> None:
    """Read the lists anew at the next need."""
    _spellings.clear()


def forms_beginning(locale: str, prefix: str, limit: int) -> list[str]:
    """Forms that begin with `prefix`, at most `limit` of the shortest."""
    forms = _spelling(locale).in_order
    start = bisect_left(forms, prefix)
    end = bisect_left(forms, prefix + "\U0010ffff")
    return sorted(forms[start:end], key=lambda form: (len(form), form))[:limit]


def forms_near(locale: str, form: str) -> list[list[str]]:
    """Forms at one mistake of `form`, then at two when it is long: letters added, lost, changed or swapped."""
    if len(form) < _SHORTEST or not form.isalpha():
        return []
    most = 2 if len(form) >= _LONG_WORD else 1
    spelling = _spelling(locale)
    near: list[list[str]] = [[] for _ in range(most)]
    choices = [
        word for length in range(len(form) - most, len(form) + most + 1) for word in spelling.by_length.get(length, ())
    ]
    for word, distance, _index in process.extract(form, choices, scorer=OSA.distance, score_cutoff=most, limit=None):
        if distance:
            near[distance - 1].append(word)
    return [sorted(words)[:_MAX_NEAR] for words in near]


def halves(locale: str, form: str) -> list[tuple[str, str]]:
    """Two words of the index that `form` is made of, written in one (« chatgpt »)."""
    known = _spelling(locale).known
    cuts = range(_SHORTEST, len(form) - _SHORTEST + 1)
    return [(form[:cut], form[cut:]) for cut in cuts if form[:cut] in known and form[cut:] in known]
