"""The last word on order, the same for every engine: what the entry's names say, its date, where the visitor is."""

from dataclasses import dataclass

from django.utils import timezone

from home.enums import PageType
from search.analysis import STOP_WORDS, compounds, stem
from search.backends.base import Hit
from search.models import Entry
from search.query import Query, Term

RERANKED = 100  # hits that are read again; the following keep the engine's order
_NAME = 0.6  # what a name that says just what was asked adds, in shares of the engine's score
_THEME = 1.15  # a theme leads to everything else
_OVER = 0.6


@dataclass(frozen=True)
class Candidate:
    pk: int
    title: str
    keywords: str
    type: str
    ends_at: object
    region: str


def reorder(hits: list[Hit], query: Query, near: str) -> list[int]:
    """Ids of hits, best first; among equals the region `near`, then the oldest id. One query."""
    top = {hit.entry_id: hit.score for hit in hits[:RERANKED]}
    columns = Candidate.__dataclass_fields__
    candidates = [Candidate(*row) for row in Entry.objects.filter(pk__in=top).values_list(*columns)]
    now = timezone.now()

    def rank(candidate: Candidate):
        score = top[candidate.pk] * (1 + _NAME * name_fit(candidate, query))
        score *= _THEME if candidate.type == PageType.THEME else 1
        score *= _OVER if candidate.ends_at and candidate.ends_at < now else 1
        return -float(f"{score:.6g}"), candidate.region != near, candidate.pk

    return [c.pk for c in sorted(candidates, key=rank)] + [hit.entry_id for hit in hits[RERANKED:]]


def name_fit(candidate: Candidate, query: Query) -> float:
    """How well the title, or one of the other names, says what was asked: 0 to 1 (F1 of both coverages)."""
    names = [candidate.title, *candidate.keywords.splitlines()]
    return max(_f1(_telling_stems(name), query.terms) for name in names)


def _telling_stems(name: str) -> list[str]:
    words = [part for parts in compounds(name) for part in parts]
    return [stem(word) for word in words if word not in STOP_WORDS] or [stem(word) for word in words]


def _f1(name: list[str], terms: tuple[Term, ...]) -> float:
    asked = sum(_is_in(name, term) for term in terms)
    said = sum(any(_says(word, term) for term in terms) for word in name)
    if not asked or not said:
        return 0.0
    recall, precision = asked / len(terms), said / len(name)
    return 2 * recall * precision / (recall + precision)


def _is_in(name: list[str], term: Term) -> bool:
    return any(_says(word, term) for word in name)


def _says(word: str, term: Term) -> bool:
    return word in term.stems or bool(term.prefix and word.startswith(term.prefix))
