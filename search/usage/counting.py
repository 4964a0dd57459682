"""What views say happened. Nothing here asks or tells the database anything."""

from search.answering.results import Results
from search.usage.buffer import append
from search.usage.events import CLICK, EMPTY, EXACT, NEAR, Event, countable, is_a_person, this_week


def count_search(request, typed: str, results: Results, region: str) -> None:
    """A query as a person typed it, and what became of it; empty when nobody typed it as it stands."""
    text = countable(typed) if is_a_person(request) else ""
    if text:
        append(Event(this_week(), region, text, _outcome(results)).line())


def count_click(request, text: str, region: str, rank: int) -> None:
    """A result was opened; `text` is the query that found it."""
    text = countable(text)
    if text and is_a_person(request):
        append(Event(this_week(), region, text, CLICK, rank).line())


def _outcome(results: Results) -> str:
    if not results.total:
        return EMPTY
    return NEAR if results.widened or results.correction else EXACT
