"""From texts to what an engine stores: analysed once, in other processes when there are many.

Nothing here knows Django: the processes that analyse start without the site.
"""

import gc
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import islice
from multiprocessing import get_context

from search.content.vectors import lengths, pack
from search.language.analysis import analyse, joined_words

_CHUNK = 500  # texts that a process analyses at a time
_MANY = 1_000  # texts from which starting processes pays
_AHEAD = 3  # chunks a process has waiting

WordCounts = dict[str, Counter[tuple[str, str]]]  # language -> (form, term) -> how many entries hold it


@dataclass(frozen=True)
class Texts:
    """What is to be analysed of an entry: its names (the title first), its text, the passages of its files.

    `sections` are parts of the text: found with it, and told apart to show where it answers.
    """

    entry_id: int
    locale: str
    names: Sequence[str]
    body: str
    passages: Sequence[str] = ()
    sections: Sequence[str] = ()


@dataclass(frozen=True)
class Row:
    """An entry as engines store it: terms between spaces by zone, the blob for ranking, the terms of each passage.

    Those of its sections come after those of its files.
    """

    entry_id: int
    names: str
    body: str
    files: str
    vector: bytes
    passages: list[str]
    record: object = None  # what an engine made of it beforehand, in the process that analysed

    @property
    def lengths(self) -> tuple[int, int, int]:
        return lengths(self.vector)


Encoder = Callable[[Row], object]


def make_row(texts: Texts) -> tuple[Row, set[tuple[str, str]]]:
    """The row of an entry, and its different words as (form, term)."""
    read = partial(analyse, language=texts.locale)
    names, body, passages = list(map(read, texts.names)), read(texts.body), list(map(read, texts.passages))
    files = joined_words(passages)
    words = set().union(*(zone.pairs for zone in (*names, body, files)))
    row = Row(
        texts.entry_id,
        " ".join(term for name in names for term in name.stems),
        " ".join(body.stems),
        " ".join(files.stems),
        pack(names, body, files),
        [" ".join(passage.stems) for passage in (*passages, *map(read, texts.sections))],
    )
    return row, words


def _make_rows(chunk: list[Texts], encode: Encoder | None) -> tuple[list[Row], WordCounts]:
    rows, counts = list[Row](), WordCounts()
    for texts in chunk:
        row, words = make_row(texts)
        counts.setdefault(texts.locale, Counter()).update(words)
        rows.append(_encoded(row, encode) if encode else row)
    return rows, counts


def _encoded(row: Row, encode: Encoder) -> Row:
    return Row(row.entry_id, row.names, row.body, row.files, row.vector, row.passages, encode(row))


def make_rows(texts: Iterable[Texts], encode: Encoder | None = None) -> Iterator[tuple[list[Row], WordCounts]]:
    """Rows of many texts, in order, a chunk at a time with the words it counts; uses every core when they are many.

    `encode`, a function of a module without Django, is applied to each row where it is made.
    """
    chunks = _chunks(iter(texts))
    first = list(islice(chunks, _MANY // _CHUNK))
    cores = os.cpu_count() or 1
    if cores == 1 or len(first) < _MANY // _CHUNK:
        for chunk in (*first, *chunks):
            yield _make_rows(chunk, encode)
        return
    # Analysis makes no cycle: looking for some took a sixth of its time.
    with ProcessPoolExecutor(cores, mp_context=get_context("spawn"), initializer=gc.disable) as pool:
        waiting = [pool.submit(_make_rows, chunk, encode) for chunk in first]
        for chunk in chunks:
            waiting.append(pool.submit(_make_rows, chunk, encode))
            if len(waiting) >= cores * _AHEAD:
                yield waiting.pop(0).result()
        for future in waiting:
            yield future.result()


def _chunks(texts: Iterator[Texts]) -> Iterator[list[Texts]]:
    while chunk := list(islice(texts, _CHUNK)):
        yield chunk
