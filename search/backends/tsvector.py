"""A row as PostgreSQL's `tsvector`: terms with a weight for each place, few places each.

A is a name, C the text, D the files. Which places does not matter, how many does: ranking of candidates reads that.
"""

from collections import Counter
from itertools import islice, product

from search.rows import Row

_MOST = 3  # places of a term in each zone
_MAX_TERMS = 40_000  # a tsvector holds 1 MB
# How often in names, text and files, three at most -> places as PostgreSQL writes them: (1, 2, 0) is 1A,2C,3C.
_PLACES = {
    often: ",".join(
        f"{place}{weight}" for place, weight in enumerate("A" * often[0] + "C" * often[1] + "D" * often[2], 1)
    )
    for often in product(range(_MOST + 1), repeat=3)
}


def encode(row: Row) -> str:
    """The literal of the vector; terms hold letters and digits only."""
    names, body, files = (Counter(zone.split()).get for zone in (row.names, row.body, row.files))
    terms = dict.fromkeys(f"{row.names} {row.body} {row.files}".split())
    return " ".join(
        [
            f"'{term}':{_PLACES[min(names(term, 0), _MOST), min(body(term, 0), _MOST), min(files(term, 0), _MOST)]}"
            for term in islice(terms, _MAX_TERMS)
        ]
    )
