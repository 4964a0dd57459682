"""The passage of a file that answers best, for each of the entries shown: one query on any engine."""

from django.db.models import Case, F, IntegerField, Q, Value, When, Window
from django.db.models.functions import RowNumber

from search.models import EntryPassage
from search.query import Query, Term


def best_passages(entry_ids: list[int], query: Query) -> dict[int, EntryPassage]:
    """By entry, the passage that holds the most words of the query, the first of them in the file."""
    if not (entry_ids and query):
        return {}
    words = sum((_holds(term) for term in query.terms), Value(0))
    first = Window(RowNumber(), partition_by="entry_id", order_by=[F("words").desc(), "file_number", "number"])
    passages = EntryPassage.objects.filter(entry__in=entry_ids).annotate(words=words).filter(words__gt=0)
    best = passages.annotate(rank=first).filter(rank=1).defer("stems")
    return {passage.entry_id: passage for passage in best}


def _holds(term: Term) -> Case:
    found = Q(stems__contains=f" {term.prefix}") if term.prefix else Q()
    for sequence in term.alternatives:
        found |= Q(stems__contains=f" {' '.join(sequence)} ")
    return Case(When(found, then=Value(1)), default=Value(0), output_field=IntegerField())
