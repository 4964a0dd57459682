"""A row as PostgreSQL's `tsvector`: terms with a weight for each place, few places each.

A is a name, C the text, D the files. Which places does not matter, how many does: ranking of candidates reads that.

Written as COPY takes it in binary (PostgreSQL's `tsvectorrecv`), which it reads twice as fast as a literal: how many
terms, then each, ended by a zero, with its places.
"""

import struct
from bisect import bisect_right
from collections import Counter
from itertools import accumulate, product

from search.content.analysed import Row

_MOST = 3  # places of a term in each zone
_MAX_BYTES = 1_000_000  # written here; a tsvector holds 1 MB, and refuses more
_WEIGHTS = {"A": 3, "C": 1, "D": 0}


def _places(names: int, body: int, files: int) -> bytes:
    """The end of a term that stands so often in each zone, three times at most."""
    weights = "A" * names + "C" * body + "D" * files
    places = (_WEIGHTS[weight] << 14 | place for place, weight in enumerate(weights, 1))
    return struct.pack(f">xH{len(weights)}H", len(weights), *places)


_PLACES = {often: _places(*often) for often in product(range(_MOST + 1), repeat=3)}
_ONLY_IN_BODY = [_PLACES[0, often, 0] for often in range(_MOST + 1)]


def encode(row: Row) -> bytes:
    """The vector, of the names first, then the text; terms hold letters and digits only."""
    zones = names, body, files = [Counter(zone.split()) for zone in (row.names, row.body, row.files)]
    others = names.keys() | files.keys()
    found = [
        term.encode()
        + (
            _PLACES[tuple(min(zone[term], _MOST) for zone in zones)]
            if term in others
            else _ONLY_IN_BODY[min(body[term], _MOST)]  # most terms: done in the fewest steps
        )
        for term in dict.fromkeys((*names, *body, *files))
    ]
    kept = bisect_right(list(accumulate(map(len, found))), _MAX_BYTES)
    return struct.pack(">i", kept) + b"".join(found[:kept])
