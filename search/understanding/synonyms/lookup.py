"""The synonyms in force, as search asks for them: read once by a process, read again when staff changed them."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from home.memory import Memory
from search.language.analysis import STOP_WORDS
from search.language.phonetics import sound
from search.understanding.synonyms.models import SynonymGroup
from search.understanding.synonyms.words import key_of, singular, words_of

_memory = Memory("synonyms")
_LONG_WORD = 6  # letters, from which a word may be misspelt

Expression = tuple[str, ...]


@dataclass(frozen=True)
class Expansion:
    """Words `start` to `end` (not included) of a query may as well be any of the `alternatives`."""

    start: int
    end: int
    alternatives: tuple[Expression, ...]


class Synonyms:
    """Alternatives by expression; expressions are tuples of folded words. Never changed once made."""

    def __init__(self, groups: Iterable[tuple[list[str], list[str]]] = ()) -> None:
        """Of (expressions that lead, all expressions) pairs, as they are written."""
        found: dict[Expression, dict[Expression, None]] = {}
        for leading, lines in groups:
            expressions = {words_of(line): None for line in lines}
            for key in {key_of(words_of(line)): None for line in leading}:
                others = (words for words in expressions if key_of(words) != key)
                found.setdefault(key, {}).update(dict.fromkeys(others))
        self._alternatives = {key: tuple(others) for key, others in found.items() if key and others}
        self._longest = max(map(len, self._alternatives), default=0)
        self._words = {word for key in self._alternatives for word in key}
        self._by_sound = {tuple(map(sound, key)): key for key in self._alternatives if len(key) > 1}

    def alternatives(self, words: Expression) -> tuple[Expression, ...]:
        """Other ways to say exactly these folded words; empty when there is none."""
        return self._alternatives.get(key_of(tuple(words)), ())

    def know(self, word: str) -> bool:
        """Whether a folded word stands in an expression that has alternatives."""
        return singular(word) in self._words

    def near(self, word: str) -> list[str]:
        """Words of expressions at one mistake of a long folded word that is none, its first letter apart."""
        if len(word) < _LONG_WORD or self.know(word):
            return []
        alike = [known for known in self._words if known[0] == word[0]]
        found = process.extract_iter(word, alike, scorer=OSA.distance, score_cutoff=1)
        return sorted(near for near, _mistakes, _at in found)

    def heard(self, words: Sequence[str], unknown: Collection[str]) -> dict[str, str]:
        """What folded words say, one of them at least unknown, that sound as an expression of several words does."""
        sounds = [sound(word) for word in words]
        for length in range(min(self._longest, len(words)), 1, -1):
            for at in range(len(words) - length + 1):
                said, key = words[at : at + length], self._by_sound.get(tuple(sounds[at : at + length]))
                if key and not set(unknown).isdisjoint(said):
                    return {word: meant for word, meant in zip(said, key, strict=True) if singular(word) != meant}
        return {}

    def expansions(self, words: Expression) -> list[Expansion]:
        """The expressions that stand in the folded words of a query, the longest first at each place, none twice.

        Little words (« de », « du ») may lack or be more in the query; plurals may differ.
        """
        return list(self._expansions(tuple(words))) if self._longest else []

    def _expansions(self, words: Expression) -> Iterator[Expansion]:
        telling = [place for place, word in enumerate(words) if word not in STOP_WORDS]
        places = telling or list(range(len(words)))
        keys = [singular(words[place]) for place in places]
        at = 0
        while at < len(places):
            length = self._length_at(keys, at)
            if length:
                found = self._alternatives[tuple(keys[at : at + length])]
                yield Expansion(places[at], places[at + length - 1] + 1, found)
            at += length or 1

    def _length_at(self, keys: list[str], at: int) -> int:
        """Words of the longest expression that begins there; 0 when none does."""
        longest = min(self._longest, len(keys) - at)
        return next((n for n in range(longest, 0, -1) if tuple(keys[at : at + n]) in self._alternatives), 0)


def current() -> Synonyms:
    """The synonyms in force, read again after a change of any process."""
    return _memory.shared("all", _read)


def _read() -> Synonyms:
    return Synonyms((group.leading, group.lines) for group in SynonymGroup.objects.order_by("pk"))


def forget() -> None:
    """Make every process read them again."""
    _memory.forget()
