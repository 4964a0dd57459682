"""Every model of search, where Django looks for them; each stands in its room."""

from search.content.models import (
    ChangeDuringRebuild,
    Entry,
    EntryMeaning,
    EntryPassage,
    EntryTerm,
    EntryVector,
    IndexCheck,
    MissedWrite,
    Rebuild,
    Totals,
    Word,
)
from search.understanding.synonyms.models import SynonymGroup
from search.usage.models import CountedBatch, SearchCount

__all__ = [
    "ChangeDuringRebuild",
    "CountedBatch",
    "Entry",
    "EntryMeaning",
    "EntryPassage",
    "EntryTerm",
    "EntryVector",
    "IndexCheck",
    "MissedWrite",
    "Rebuild",
    "SearchCount",
    "SynonymGroup",
    "Totals",
    "Word",
]
