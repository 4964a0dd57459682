"""What is shown of the entries of a page of results: where each answers, and the questions that were asked."""

from collections.abc import Callable, Sequence

from search.answering.answers import Quoted
from search.answering.highlight import Extract, extract
from search.answering.passages import best_passages
from search.answering.results import Answer, Result
from search.content.models import Entry, EntryPassage
from search.filtering.around import Around
from search.filtering.filters import public_entries
from search.understanding.interpretation import Term

Terms = tuple[Term, ...]


def shown(
    ids: Sequence[int],
    terms: Terms,
    quoted: Sequence[Quoted],
    around: Around | None,
    why: Callable[[Entry], list[str]],
) -> tuple[list[Result], list[Answer]]:
    """Results in the order of `ids`, and answers, of what anybody may see now. Two queries, whatever their number."""
    answering = {one.question.page_id: one for one in reversed(quoted)}
    if not ids and not answering:
        return [], []
    entries = public_entries().in_bulk([*ids, *answering])
    passages = best_passages(list(ids), terms)
    results = [
        _result(entries[pk], passages.get(pk), answering.get(pk), terms, around, why(entries[pk]))
        for pk in ids
        if pk in entries
    ]
    answers = [
        Answer(entries[one.question.page_id], one.question.text, one.extract, one.question.anchor)
        for one in quoted
        if one.question.page_id in entries
    ]
    return results, answers


def _result(
    entry: Entry,
    passage: EntryPassage | None,
    quoted: Quoted | None,
    terms: Terms,
    around: Around | None,
    why: list[str],
) -> Result:
    """The question that was asked answers; else the passage, when the page's own text shows no more of the words.

    One of that text, when its head, where a page begins, does not show as many.
    """
    km = around.distance_of(entry.position) if around else None
    if quoted is not None:
        return Result(entry, quoted.extract, None, quoted.question.anchor, why, km)
    own = _own_extract(entry, terms)
    if passage is not None:
        inside = extract(f"{passage.title} {passage.text}", terms, entry.locale)
        head = 0 if passage.file_number else extract(f"{entry.title} {entry.summary}", terms, entry.locale).terms
        if inside.terms > head and inside.terms >= own.terms:
            return Result(entry, inside.html, passage.where, passage.anchor, why, km)
    return Result(entry, own.html, explanation=why, distance_km=km)


def _own_extract(entry: Entry, terms: Terms) -> Extract:
    summary, body = (extract(text, terms, entry.locale) for text in (entry.summary, entry.body))
    return body if body.terms > summary.terms or not entry.summary else summary
