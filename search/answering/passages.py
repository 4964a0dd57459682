"""The passage that answers best, of a file or of the page's own text, for each entry shown: one query on any engine."""

from collections.abc import Sequence

from django.db.models import Case, Exists, F, IntegerField, OuterRef, Q, Value, When, Window
from django.db.models.functions import RowNumber

from home.models import SiteDocument
from home.walls.documents import lies_in_private_collection
from search.content.models import EntryPassage
from search.understanding.interpretation import Term

_MAX_ALTERNATIVES = 8  # of a term that SQL compares


def best_passages(entry_ids: list[int], terms: Sequence[Term]) -> dict[int, EntryPassage]:
    """By entry, the passage that holds the most terms: of those of files the first, else of the page's own."""
    if not (entry_ids and terms):
        return {}
    words = sum((_holds(term) for term in terms), Value(0))
    own = Case(When(file_number=0, then=Value(1)), default=Value(0), output_field=IntegerField())
    first = Window(RowNumber(), partition_by="entry_id", order_by=[F("words").desc(), own, "file_number", "number"])
    passages = EntryPassage.objects.filter(~_is_closed(), entry__in=entry_ids).annotate(words=words).filter(words__gt=0)
    best = passages.annotate(rank=first).filter(rank=1).defer("stems")
    return {passage.entry_id: passage for passage in best}


def _is_closed() -> Exists:
    """Whether a passage's document lies in a private collection now: its text stays until the index follows."""
    documents = SiteDocument.objects.filter(pk=OuterRef("document_id"))
    return Exists(documents.filter(lies_in_private_collection("collection__path")))


def _holds(term: Term) -> Case:
    found = Q()
    for alternative in term.alternatives[:_MAX_ALTERNATIVES]:
        found |= Q(*(Q(stems__contains=f" {word} ") for word in alternative.terms))
    return Case(When(found, then=Value(1)), default=Value(0), output_field=IntegerField())
