"""Questions that were asked nearly as a FAQ writes them: quoted with their answer, and their page first.

They are read from the pages themselves, some hundreds at most, and remembered until a page changes.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from wagtail.rich_text import get_text_for_indexing

from home.anchors import anchor_of, fresh_anchors
from home.blocks.faq import QuestionValue
from home.models import FaqPage
from home.tree_cache import shared
from search.answering.highlight import extract
from search.content.vectors import Vector, pack
from search.language.analysis import NO_WORDS, STOP_WORDS, analyse, compounds, fold
from search.understanding.interpretation import Interpretation, Term
from search.understanding.light_words import ASKING

_NEARLY = 0.75  # F1 of the words asked and those of the question
_ENOUGH = 2  # words in common; one of a question that has no other, when one says that one asks
_SHOWN = 3
_SAME, _OTHERWISE = 1.0, 0.99  # likeness, at most, of the same words and of others
_LENGTH = 400  # characters of an answer that are quoted


@dataclass(frozen=True)
class Question:
    """One of a public page, in its language. `words`: its terms, but for those that each question has."""

    page_id: int
    text: str
    answer: str
    anchor: str
    terms: frozenset[str]
    words: frozenset[str]
    vector: Vector  # of the question as a title, and of its answer

    def likeness(self, asked: Interpretation) -> float:
        """From 0 to 1: the F1 of what is asked that the question says, and of what it says that is asked."""
        if fold(self.text).split() == fold(asked.query.text).split():
            return _SAME
        terms = [term for term in asked.terms if self._said(term)]
        light = [term for term in asked.light if self._said(term)]
        said = self.words & {word for term in (*terms, *light) for word in self._said(term)}
        if len(asked.terms) + len(asked.light) < _ENOUGH:
            return 0.0  # a word that has several as synonym is no question
        if len(said) < (1 if asked.light and len(self.words) == 1 else _ENOUGH):
            return 0.0
        recall, precision = (len(terms) + len(light)) / (len(asked.terms) + len(light)), len(said) / len(self.words)
        return min(2 * recall * precision / (recall + precision), _OTHERWISE)

    def _said(self, term: Term) -> set[str]:
        """The words by which the question says a term."""
        return {word for found in term.alternatives if self.terms.issuperset(found.terms) for word in found.terms}


@dataclass(frozen=True)
class Quoted:
    """A question with the part of its answer that is shown, as HTML with <mark> only."""

    question: Question
    extract: str


def answers_to(asked: Interpretation, locale: str, pages: Collection[int]) -> list[Quoted]:
    """The best first, of `pages`. No query, but the first time after a page of the site changed."""
    if not (asked and pages):
        return []
    likeness = {one: one.likeness(asked) for one in _questions(locale) if one.page_id in pages}
    best = sorted((one for one in likeness if likeness[one] >= _NEARLY), key=lambda one: -likeness[one])
    return [Quoted(one, extract(one.answer, asked.found_terms, locale, _LENGTH).html) for one in best[:_SHOWN]]


def vectors_of(locale: str) -> Mapping[int, list[Vector]]:
    """Those of the questions of each page. Read and remembered as they are."""
    return shared(f"questions by page:{locale}", lambda: _by_page(_questions(locale)))


def _by_page(questions: Iterable[Question]) -> dict[int, list[Vector]]:
    found = defaultdict[int, list[Vector]](list)
    for one in questions:
        found[one.page_id].append(one.vector)
    return dict(found)


def _questions(locale: str) -> tuple[Question, ...]:
    return shared(f"questions:{locale}", lambda: tuple(_read(locale)))


def _read(locale: str) -> Iterator[Question]:
    for page in FaqPage.objects.visible().filter(locale__language_code=locale).order_by("path"):
        with fresh_anchors():  # given in the order of the page's template
            for group in page.groups:
                anchor_of(group.value["title"], "groupe-")
                yield from [_question(page.pk, item, locale) for item in group.value["questions"]]


def _question(page_id: int, item: QuestionValue, locale: str) -> Question:
    words, answer = analyse(item["question"], locale), get_text_for_indexing(item["answer"].source)
    name = analyse(_subject(item["question"]), locale)
    in_order = list(zip(words.stems, words.folded, strict=True))[: words.in_order]
    told = {term for term, form in in_order if form not in STOP_WORDS | ASKING}
    return Question(
        page_id=page_id,
        text=item["question"],
        answer=answer,
        anchor=item.anchor,
        terms=frozenset(words.stems),
        words=frozenset(told or words.stems),
        vector=Vector(pack([name], analyse(f"{item['question']} {answer}", locale), NO_WORDS)),
    )


def _subject(question: str) -> str:
    """The words of a question but for those that only ask."""
    return " ".join(" ".join(parts) for parts in compounds(question) if fold(parts[0]) not in ASKING)
