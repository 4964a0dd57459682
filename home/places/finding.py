"""Communes by what people type: « st denis », « L'Hay les roses », « 974 saint denis », 97400, 2A004."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

from home.folding import folded
from home.places.communes import Commune, communes

_SHORT = {"st": "saint", "ste": "sainte", "sts": "saints", "s": "saint"}
LONGEST = 100  # characters that are read
_NUMBER = re.compile(r"\d{2,5}|2[ab](?:\d{3})?", re.ASCII)
_TELLING = 3  # digits without a name that are looked for
_NO = 9  # the rank of what does not fit
_BETWEEN = "qqq"  # no name has it
_CEDEX = re.compile(r"\bcedex\b.*")


def words_of(text: str) -> list[str]:
    """« St-Malo » and « Saint Malo » are the same words; a cedex is no place."""
    words = _CEDEX.sub("", folded(text[:LONGEST])).split()
    return [_SHORT.get(word, word) if word != "s" or number == 0 else word for number, word in enumerate(words)]


@dataclass(frozen=True, slots=True)
class _Name:
    """A name that a commune has or had, and that of its département, their words between spaces."""

    words: str
    departement: str
    commune: Commune


@cache
def _names() -> list[_Name]:
    told = {one.departement: one.departement_name for one in communes()}
    departements = {code: _spaced(name) for code, name in told.items()}
    named = [one for one in communes() for _name in (one.name, *one.former)]
    return [_Name(f" {name} ", departements[one.departement], one) for name, one in zip(_folded(), named, strict=True)]


@cache
def _folded() -> list[str]:
    """Every name that a commune has or had, as `words_of` gives them: all in one go, seven times as fast."""
    names = (name for one in communes() for name in (one.name, *one.former))
    return folded(f" {_BETWEEN} ".join(names)).split(f" {_BETWEEN} ")


@cache
def _text() -> tuple[str, list[int]]:
    """All the names one after the other, and where each begins: a word is looked for in all of them at once."""
    names = [name.words for name in _names()]
    starts = list(accumulate((len(name) + 1 for name in names), initial=0))
    return "\n".join(names), starts[:-1]


def _naming(word: str) -> Iterator[_Name]:
    """The names that have a word which begins so."""
    text, starts = _text()
    names, last = _names(), -1
    for found in re.finditer(re.escape(f" {word}"), text):
        number = bisect_right(starts, found.start()) - 1
        if number != last:
            last = number
            yield names[number]


def _spaced(text: str) -> str:
    return f" {' '.join(words_of(text))} "


def find(text: str, limit: int = 8) -> list[Commune]:
    """Communes that what is typed may mean, the likeliest first: the very name, its beginning, then its words.

    Numbers narrow: the first digits of a postcode, a département, an INSEE code. Words after the first may be the
    département's. Among equals the most peopled comes first.
    """
    names, numbers = _names_and_numbers(text)
    ranks: dict[Commune, int] = {}
    if names:
        for name in _naming(names[0]):
            rank = _rank(names, name)
            ranks[name.commune] = min(rank, ranks.get(name.commune, rank))
    elif any(len(number) >= _TELLING or not number.isdigit() for number in numbers):
        ranks = dict.fromkeys(_by_first_digits().get(numbers[0][:2], ()), 0)
    likely = [one for one, rank in ranks.items() if rank < _NO and all(_has(one, number) for number in numbers)]
    return sorted(likely, key=lambda one: (ranks[one], -one.population, one.insee))[:limit]


@cache
def _by_first_digits() -> dict[str, list[Commune]]:
    """By the first two signs of INSEE codes and postcodes: to look at all of them took a tenth of a second."""
    found: defaultdict[str, list[Commune]] = defaultdict(list)
    for one in communes():
        for begun in {code[:2].lower() for code in (one.insee, *one.postcodes)}:
            found[begun].append(one)
    return found


def _names_and_numbers(text: str) -> tuple[list[str], list[str]]:
    words = words_of(text)
    numbers = [word for word in words if _NUMBER.fullmatch(word)]
    return [word for word in words if word not in numbers], numbers


@cache
def _whole_names() -> frozenset[str]:
    return frozenset(_folded())


def is_a_name(text: str) -> bool:
    """Whether a commune is or was called just so: far cheaper than to ask which."""
    return " ".join(words_of(text)) in _whole_names()


def called(text: str) -> list[Commune]:
    """Communes that are called just so, the most peopled first; else those that were, else with their département.

    Numbers narrow, as for `find`.
    """
    names, numbers = _names_and_numbers(text)
    if not names:
        return []
    best = _best_called(" ".join(names), names, numbers) or _best_called(names[0], names, numbers)
    return sorted(best, key=lambda one: (-one.population, one.insee))


def _best_called(begun: str, names: list[str], numbers: list[str]) -> set[Commune]:
    """Of the names where `begun` begins a word: a thousand begin by « saint »."""
    ranks: defaultdict[int, set[Commune]] = defaultdict(set)
    for name in _naming(begun):
        if all(_has(name.commune, number) for number in numbers):
            ranks[_exact_rank(names, name)].add(name.commune)
    best = min(ranks, default=_NO)
    return ranks[best] if best < _NO else set()


def _exact_rank(typed: list[str], name: _Name) -> int:
    """0 for the very name, 1 for one that the commune had, 2 with words of the département after it."""
    whole = f" {' '.join(typed)} "
    if whole == name.words:
        return 0 if whole == _spaced(name.commune.name) else 1
    after = whole.removeprefix(name.words).split() if whole.startswith(name.words) else []
    return 2 if after and all(f" {word} " in name.departement for word in after) else _NO


def _rank(typed: list[str], name: _Name) -> int:
    """How well typed words fit a name, 0 the best. The last may be unfinished."""
    whole = f" {' '.join(typed)}"
    if name.words.startswith(whole):
        return 0 if name.words == f"{whole} " else 1
    if all(f" {word}" in name.words for word in typed):
        return 2
    return 3 if all(f" {word}" in name.words + name.departement for word in typed) else _NO


def _has(one: Commune, number: str) -> bool:
    code = number.upper()
    return any(known.startswith(code) for known in one.postcodes) or code in (one.departement, one.insee)


def commune_of(city: str, postcode: str = "") -> Commune | None:
    """The one commune of an address; None when none has the very name, or when nothing tells which of several it is.

    The postcode of a cedex is no commune's: its département then decides, as when a digit is mistyped.
    """
    typed = _spaced(city)
    same = {name.commune for word in typed.split()[:1] for name in _naming(word) if name.words == typed}
    if postcode:
        same = {one for one in same if postcode in one.postcodes} or {one for one in same if _is_near(one, postcode)}
    return next(iter(same)) if len(same) == 1 else None


def _is_near(one: Commune, postcode: str) -> bool:
    return any(known[:2] == postcode[:2] for known in one.postcodes)
