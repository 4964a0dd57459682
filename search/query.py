"""From what a visitor types to terms that any engine can look for."""

import re
import unicodedata
from dataclasses import dataclass
from enum import Enum

from search.analysis import STOP_WORDS, compounds, joined, stem

MAX_LENGTH = 200
MAX_TERMS = 20
_MIN_PREFIX = 3
_READ_AT_MOST = 4_000  # characters looked at before the text is cut: marks and spaces may fall out
_SPACES = re.compile(r"\s+")
_KEPT_CATEGORIES = "LMNPSZ"  # neither controls, nor formats, nor lone surrogates


class Matching(Enum):
    """How much of a query an entry must hold; each is wider than the one before."""

    ALL = "all"
    PREFIX = "prefix"  # all words, the last one being perhaps unfinished
    ANY = "any"


@dataclass(frozen=True)
class Term:
    """One word of a query: an entry holds it when it holds one of the alternatives, each a sequence of stems."""

    alternatives: tuple[tuple[str, ...], ...]
    prefix: str = ""  # the last word as typed, when it may be unfinished

    @property
    def stems(self) -> frozenset[str]:
        return frozenset(stem for sequence in self.alternatives for stem in sequence)


@dataclass(frozen=True)
class Query:
    """A sanitised text and its terms; no term at all when it holds no word."""

    text: str
    terms: tuple[Term, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.terms)

    @property
    def stems(self) -> frozenset[str]:
        return frozenset().union(*(term.stems for term in self.terms))

    @property
    def prefix(self) -> str:
        return self.terms[-1].prefix if self.terms else ""


def sanitise(text: str) -> str:
    """`text` in NFKC without controls, surrogates or repeated spaces, 200 characters at most."""
    text = unicodedata.normalize("NFKC", _SPACES.sub(" ", text[:_READ_AT_MOST]))
    kept = (" " if char.isspace() else char for char in text if _is_kept(char))
    return _SPACES.sub(" ", "".join(kept)).strip()[:MAX_LENGTH].strip()


def _is_kept(char: str) -> bool:
    return char.isspace() or unicodedata.category(char)[0] in _KEPT_CATEGORIES


def parse(text: str) -> Query:
    """The query of a text that was typed; common words count only when there is nothing else."""
    text = sanitise(text)
    words = list(compounds(text))
    telling = [parts for parts in words if len(parts) > 1 or parts[0] not in STOP_WORDS]
    chosen = (telling or words)[:MAX_TERMS]
    unfinished = bool(chosen) and chosen[-1] is words[-1] and text[-1].isalnum()
    terms = [_term(parts, unfinished and parts is chosen[-1]) for parts in chosen]
    return Query(text, tuple(dict.fromkeys(terms)))


def _term(parts: list[str], unfinished: bool) -> Term:
    sequences = [tuple(map(stem, parts))]
    whole = joined(parts)
    if whole:
        sequences.append((stem(whole),))
    prefix = parts[0] if unfinished and len(parts) == 1 and len(parts[0]) >= _MIN_PREFIX else ""
    return Term(tuple(sequences), prefix)
