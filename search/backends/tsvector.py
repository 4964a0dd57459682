"""A row as PostgreSQL's `tsvector`: terms with a weight for each place, few places each.

A is a name, C the text, D the files. Which places does not matter, how many does: ranking of candidates reads that.
"""

from collections import Counter

from search.rows import Row

_MOST = 3  # places of a term in each zone
_MAX_TERMS = 40_000  # a tsvector holds 1 MB


def encode(row: Row) -> str:
    """The literal of the vector; terms hold letters and digits only."""
    zones = [("A", Counter(row.names.split())), ("C", Counter(row.body.split())), ("D", Counter(row.files.split()))]
    terms = dict.fromkeys(term for _weight, counts in zones for term in counts)
    return " ".join(_lexeme(term, zones) for term in list(terms)[:_MAX_TERMS])


def _lexeme(term: str, zones: list[tuple[str, Counter[str]]]) -> str:
    places, position = [], 1
    for weight, counts in zones:
        for _ in range(min(counts[term], _MOST)):
            places.append(f"{position}{weight}")
            position += 1
    return f"'{term}':{','.join(places)}"
