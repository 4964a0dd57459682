"""What is shown of the entries of a page of results: where each answers, and the questions that were asked."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import chain

from django.utils import timezone

from catalogue.enums import EditorialStatus
from search.answering.answers import Quoted
from search.answering.folding import Folds
from search.answering.highlight import Extract, extract
from search.answering.passages import best_passages
from search.answering.results import Answer, Result
from search.content.models import Entry, EntryPassage
from search.filtering.around import Around
from search.filtering.filters import public_entries
from search.understanding.interpretation import Term

Terms = tuple[Term, ...]
_CALLED_OFF = (EditorialStatus.CANCELLED, EditorialStatus.POSTPONED)


def shown(
    found: Folds,
    terms: Terms,
    quoted: Sequence[Quoted],
    around: Around | None,
    why: Callable[[Entry], list[str]],
) -> tuple[list[Result], list[Answer]]:
    """Results in their order, and answers, of what anybody may see now. Two queries, whatever their number."""
    answering = {one.question.page_id: one for one in reversed(quoted)}
    if not found.ids and not answering:
        return [], []
    entries = public_entries().in_bulk([*found.ids, *chain.from_iterable(found.dates.values()), *answering])
    passages = best_passages(list(found.ids), terms)
    results = [
        replace(
            _result(entries[pk], passages.get(pk), answering.get(pk), terms, around, why(entries[pk])),
            dates=_in_time([entries[date] for date in found.dates.get(pk, ()) if date in entries]),
        )
        for pk in found.ids
        if pk in entries
    ]
    answers = [
        Answer(entries[one.question.page_id], one.question.text, one.extract, one.question.anchor)
        for one in quoted
        if one.question.page_id in entries
    ]
    return results, answers


def _in_time(dates: list[Entry]) -> list[Entry]:
    """What is to come, the soonest first; then what was called off; then what is over, the last first."""
    now = timezone.now()

    def place(date: Entry) -> tuple[bool, bool, float]:
        starts_at, is_over = date.starts_at or now, bool(date.ends_at and date.ends_at <= now)
        return is_over, date.status in _CALLED_OFF, starts_at.timestamp() * (-1 if is_over else 1)

    return sorted(dates, key=place)


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
