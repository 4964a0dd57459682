"""The vocabulary's counts, kept equal to the entries: what a change adds, less what the entries held before.

What they held is read again from their rows, which keep all the text that was analysed.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from django.db import connection, transaction
from django.db.models import F

from search.content.analysed import Texts, WordCounts, make_row
from search.content.bulk import write_rows
from search.content.entries import PassageData
from search.content.models import Entry, EntryPassage, EntryVector, Totals, Word
from search.content.vectors import lengths

_BATCH = 2_000
_ENTRIES = 200  # read at a time
_TOTALS = ("entries", "title_words", "body_words", "file_words")


@dataclass
class Tally:
    """Words by language, as (form, term) -> entries, and the totals of each language."""

    words: dict[str, Counter[tuple[str, str]]] = field(default_factory=lambda: defaultdict(Counter))
    totals: dict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0] * len(_TOTALS)))

    def add(self, words: WordCounts, sizes: Iterable[tuple[str, tuple[int, int, int]]]) -> None:
        """Count words, and entries given as language and lengths."""
        for locale, found in words.items():
            self.words[locale].update(found)
        for locale, size in sizes:
            for place, number in enumerate((1, *size)):
                self.totals[locale][place] += number

    def plus(self, other: "Tally") -> None:
        self.add(other.words, ())
        for locale, sizes in other.totals.items():
            self.totals[locale] = [mine + theirs for mine, theirs in zip(self.totals[locale], sizes, strict=True)]

    def less(self, other: "Tally") -> "Tally":
        for locale, words in other.words.items():
            self.words[locale].subtract(words)
        for locale, sizes in other.totals.items():
            self.totals[locale] = [mine - theirs for mine, theirs in zip(self.totals[locale], sizes, strict=True)]
        return self


def held_by(ids: Iterable[int]) -> Tally:
    """What entries count for now; three queries."""
    ids, tally = list(ids), Tally()
    sizes = {pk: lengths(bytes(data)) for pk, data in EntryVector.objects.filter(pk__in=ids).values_list("pk", "data")}
    for held in _texts_of_rows(list(sizes)) if sizes else ():
        tally.add({held.locale: Counter(make_row(held)[1])}, [(held.locale, sizes[held.entry_id])])
    return tally


def of_all_entries() -> Tally:
    """What all entries count for, read again."""
    tally, ids = Tally(), sorted(EntryVector.objects.values_list("pk", flat=True))
    for start in range(0, len(ids), _ENTRIES):
        tally.plus(held_by(ids[start : start + _ENTRIES]))
    return tally


def _texts_of_rows(ids: list[int]) -> Iterator[Texts]:
    passages = defaultdict(list)
    rows = EntryPassage.objects.filter(entry__in=ids, file_number__gt=0).order_by("file_number", "number", "pk")
    for passage in rows.only("entry_id", "title", "text"):
        passages[passage.entry_id].append(passage_text(passage))
    for entry in Entry.objects.filter(pk__in=ids):
        yield analysed_texts(entry, passages[entry.pk])


def analysed_texts(entry, passages: list[str], sections: Sequence[str] = ()) -> Texts:
    """What is analysed of an entry, as a row or as it came."""
    names = [entry.title, *filter(None, map(str.strip, entry.keywords.splitlines()))]
    body = f"{entry.summary}\n{entry.body}\n{entry.mentions}"
    return Texts(entry.page_id, entry.locale, names, body, passages, sections)


def passage_text(passage: PassageData | EntryPassage) -> str:
    return f"{passage.title}\n{passage.text}"


# ruff: noqa: S608  the only name in the SQL is our table's


def apply(change: Tally) -> None:
    """Add a change to what is counted; a word that no entry holds any more goes."""
    # In one order, so that two writers never wait for each other.
    rows = sorted(
        (locale, form, term, number)
        for locale, words in change.words.items()
        for (form, term), number in words.items()
        if number
    )
    table = Word._meta.db_table
    sql = (
        f"INSERT INTO {table} (locale, form, term, entries) VALUES (%s, %s, %s, %s)"
        f" ON CONFLICT (locale, form, term) DO UPDATE SET entries = {table}.entries + excluded.entries"
    )
    with connection.cursor() as cursor:
        for start in range(0, len(rows), _BATCH):
            cursor.executemany(sql, rows[start : start + _BATCH])
    if any(number < 0 for *_word, number in rows):
        Word.objects.filter(entries__lte=0).delete()
    for locale, sizes in sorted(change.totals.items()):
        if any(sizes):
            Totals.objects.get_or_create(locale=locale)
            added = {name: F(name) + number for name, number in zip(_TOTALS, sizes, strict=True)}
            Totals.objects.filter(locale=locale).update(**added)


@transaction.atomic
def replace(tally: Tally) -> None:
    """Make what is counted equal to a tally of all entries."""
    Word.objects.all().delete()
    Totals.objects.all().delete()
    rows = (
        (locale, form, term, number) for locale, words in tally.words.items() for (form, term), number in words.items()
    )
    write_rows(Word, ("locale", "form", "term", "entries"), rows)
    Totals.objects.bulk_create(
        Totals(locale=locale, **dict(zip(_TOTALS, sizes, strict=True))) for locale, sizes in tally.totals.items()
    )
