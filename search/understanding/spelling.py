"""Spelling: which words of the index are near one that was typed, sound like it, begin so or make it up.

A process keeps the list of each language's forms: words that came since are added when one is looked for, and what it
proposes is looked up before use.
"""

import time
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator

from django.db import connection
from rapidfuzz import process
from rapidfuzz.distance import OSA

from search.content.models import Word
from search.language.analysis import STOP_WORDS
from search.language.phonetics import sound

# ruff: noqa: S608  the only name in the SQL is our table's

_LONG_WORD = 7  # letters from which two mistakes are allowed
_SHORTEST = 3  # letters that a word must have to be corrected
_SHORTEST_PART = 2  # letters of a word written in one with another
_COMMON = (2, 3)  # letters of the common words that may stand between two others
_MAX_NEAR = 40
_MAX_BEGINNING = 80
_READ_AGAIN = 600  # seconds after which a process reads the whole list again


class Spelling:
    """Every form of a language: in alphabetical order, by length with the first or the last letter, by sound."""

    def __init__(self) -> None:
        self.known: set[str] = set()
        self.by_ends: dict[tuple[int, str, str], list[str]] = defaultdict(list)
        self.by_sound: dict[str, list[str]] = defaultdict(list)
        self.sounds: dict[int, list[str]] = defaultdict(list)  # by length
        self.in_order: list[str] = []

    def add(self, forms: set[str]) -> None:
        new = forms - self.known
        if new:
            for form in new:
                self.by_ends[len(form), form[0], ""].append(form)
                self.by_ends[len(form), "", form[-1]].append(form)
                heard = sound(form)
                if heard not in self.by_sound:
                    self.sounds[len(heard)].append(heard)
                self.by_sound[heard].append(form)
            self.known |= new
            self.in_order = sorted(self.known)

    def beginning(self, prefix: str) -> list[str]:
        """Forms that begin with `prefix`, some of the shortest."""
        start, end = bisect_left(self.in_order, prefix), bisect_left(self.in_order, prefix + "\U0010ffff")
        return sorted(self.in_order[start:end], key=lambda form: (len(form), form))[:_MAX_BEGINNING]

    def near(self, form: str) -> list[list[str]]:
        """Forms at one mistake of `form` or that sound like it; when there is none and it is long, those at two; when
        there is none either, those that sound nearly like it.

        Mistakes are letters added, lost, changed or swapped (optimal string alignment).
        """
        if len(form) < _SHORTEST or not form.isalpha():
            return []
        found = [self._at_most(1, form) | self.sounding_like(form)]
        if not found[0] and len(form) >= _LONG_WORD:
            found.append(self._at_most(2, form))
            if not found[1]:
                found.append(self._sounding_nearly_like(form))
        return [sorted(forms - STOP_WORDS)[:_MAX_NEAR] for forms in found]

    def sounding_like(self, form: str) -> set[str]:
        """Other forms that sound the same, of a word that is not very short."""
        return set(self.by_sound.get(sound(form), ())) - {form} if len(form) > _SHORTEST else set()

    def _at_most(self, mistakes: int, form: str) -> set[str]:
        return {word for words in self._like(form, mistakes) for word in _within(mistakes, form, words)} - {form}

    def _sounding_nearly_like(self, form: str) -> set[str]:
        heard = sound(form)
        sounds = (self.sounds.get(length, []) for length in range(len(heard) - 1, len(heard) + 2))
        return {word for some in sounds for near in _within(1, heard, some) for word in self.by_sound[near]}

    def _like(self, form: str, most: int) -> Iterator[list[str]]:
        """Lists of forms of about this length with the same first or last letter: one mistake cannot change both."""
        for length in range(len(form) - most, len(form) + most + 1):
            yield self.by_ends.get((length, form[0], ""), [])
            yield self.by_ends.get((length, "", form[-1]), [])

    def parts(self, form: str) -> list[tuple[str, ...]]:
        """Words that `form` is made of, written in one: two (« chatgpt »), the most even first, else two around a
        common one (« taxedesejour »).
        """
        cuts = range(_SHORTEST_PART, len(form) - _SHORTEST_PART + 1)
        two = [(form[:cut], form[cut:]) for cut in cuts if form[cut:] not in STOP_WORDS]
        three = [
            (one[:-size], one[-size:], other)
            for one, other in two
            for size in _COMMON
            if one[-size:] in STOP_WORDS and len(one) >= size + _SHORTEST and len(other) >= _SHORTEST
        ]
        known = [[parts for parts in found if self.known.issuperset(parts)] for found in (two, three)]
        return sorted(known[0] or known[1], key=lambda parts: -min(len(parts[0]), len(parts[-1])))


def _within(mistakes: int, word: str, words: list[str]) -> list[str]:
    found = process.extract(word, words, scorer=OSA.distance, score_cutoff=mistakes, limit=None)
    return [near for near, _distance, _at in found]


class _Spellings:
    """What this process knows of every language."""

    def __init__(self) -> None:
        self.read_at = time.monotonic()
        self.last_id = 0
        self.languages: dict[str, Spelling] = defaultdict(Spelling)

    def catch_up(self) -> None:
        """Read the words that came since the last time; one query."""
        new = defaultdict(set)
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT id, locale, form FROM {Word._meta.db_table} WHERE id > %s", [self.last_id])
            for pk, locale, form in cursor.fetchall():
                self.last_id = max(self.last_id, pk)
                new[locale].add(form)
        for locale, forms in new.items():
            self.languages[locale].add(forms)


_spellings = _Spellings()


def spelling_of(locale: str) -> Spelling:
    """The words of a language as they are now; one query."""
    global _spellings  # replaced whole, for other threads
    spellings = _spellings if time.monotonic() - _spellings.read_at < _READ_AGAIN else _Spellings()
    spellings.catch_up()
    _spellings = spellings
    return spellings.languages[locale]


def forget_spellings() -> None:
    """Read the lists anew at the next need."""
    global _spellings
    _spellings = _Spellings()
