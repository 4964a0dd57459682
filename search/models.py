"""Every model of search, where Django looks for them; each stands in its room."""

from search.content.models import Entry, EntryPassage, EntryTerm, EntryVector, MissedWrite, Totals, Word
from search.understanding.synonyms.models import SynonymGroup
from search.usage.models import CountedBatch, SearchCount

__all__ = [
    "CountedBatch",
    "Entry",
    "EntryPassage",
    "EntryTerm",
    "EntryVector",
    "MissedWrite",
    "SearchCount",
    "SynonymGroup",
    "Totals",
    "Word",
]
