"""The passage that answers best, of a file or of the page's own text, for each entry shown: one query on any engine."""

from collections.abc import Sequence

from django.db.models import Case, Exists, F, IntegerField, OuterRef, Q, Value, When, Window
from django.db.models.functions import RowNumber

from home.models import SiteDocument
from home.walls.documents import lies_in_private_collection
from search.content.models import EntryPassage
from search.understanding.interpretation import SAME, Alternative, Term

_MAX_ALTERNATIVES = 8  # of a term that SQL compares


def best_passages(entry_ids: list[int], terms: Sequence[Term]) -> dict[int, EntryPassage]:
    """By entry, the passage that holds the most terms, by their own word rather than by another that means the same: of
    those of files the first, else of the page's own.
    """
    if not (entry_ids and terms):
        return {}
    words = sum((_holds(term.alternatives) for term in terms), Value(0))
    said = sum((_holds([one for one in term.alternatives if one.weight == SAME]) for term in terms), Value(0))
    own = Case(When(file_number=0, then=Value(1)), default=Value(0), output_field=IntegerField())
    best_first = (F("words").desc(), F("said").desc(), own)
    first = Window(RowNumber(), partition_by="entry_id", order_by=[*best_first, F("file_number"), F("number")])
    passages = EntryPassage.objects.filter(~_is_closed(), entry__in=entry_ids).annotate(words=words, said=said)
    best = passages.filter(words__gt=0).annotate(rank=first).filter(rank=1).defer("stems")
    return {passage.entry_id: passage for passage in best}


def _is_closed() -> Exists:
    """Whether a passage's document lies in a private collection now: its text stays until the index follows."""
    documents = SiteDocument.objects.filter(pk=OuterRef("document_id"))
    return Exists(documents.filter(lies_in_private_collection("collection__path")))


def _holds(alternatives: Sequence[Alternative]) -> Case:
    found = Q(pk__in=[])
    for alternative in alternatives[:_MAX_ALTERNATIVES]:
        found |= Q(*(Q(stems__contains=f" {word} ") for word in alternative.terms))
    return Case(When(found, then=Value(1)), default=Value(0), output_field=IntegerField())
