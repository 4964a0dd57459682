"""Quality, times and speed of one engine, with the raw query beside it."""

import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from statistics import median

from search.answering.services import ranked_ids
from search.content.analysed import make_rows
from search.content.entries import EntryData
from search.content.models import Entry
from search.engines import engines_in_use, get_engine
from search.filtering.filters import Filters
from search.indexing import word_counts
from search.indexing.loading import load
from search.indexing.word_counts import Tally, analysed_texts
from search.measure.collection import cases, documents
from search.measure.evaluation import DEPTH, Case, Scores, evaluate
from search.measure.raw import Raw, terms_of_query
from search.measure.raw_engines import raw_index
from search.measure.scratch import create_pages, create_tables, drop_indexes, empty_tables
from search.understanding.query import parse

Say = Callable[[str], None]
_WARM = 50  # queries asked before measuring
_TURNS = 3  # of indexing, the median counts: a Java server just started needs one to be itself
_LARGE = 30_000  # documents that are turns enough


def measure_files(corpus: Path, queries: Path, wanted: int, say: Say) -> None:
    """Print what the engine does with a collection, repeated up to `wanted`. Raises ValueError for a bad file."""
    entries, asked = _repeated(documents(corpus), wanted), cases(queries)
    create_tables()
    create_pages(entries)
    raw = raw_index(get_engine().name)
    try:
        _measure(entries, asked, raw, say)
    finally:
        raw.drop()
        drop_indexes()


def _repeated(entries: list[EntryData], wanted: int) -> list[EntryData]:
    """The collection as often as it takes, for time alone."""
    if wanted <= len(entries):
        return entries
    copies = (
        replace(entry, page_id=entry.page_id + turn * len(entries), slug=f"{entry.slug}-{turn}")
        for turn in range(-(-wanted // len(entries)))
        for entry in entries
    )
    return [entry for entry, _ in zip(copies, range(wanted), strict=False)]


def _measure(entries: list[EntryData], asked: list[Case], raw: Raw, say: Say) -> None:
    say(f"\n{get_engine().name} : {len(entries)} documents, {len(asked)} requêtes")
    turns = [_speeds(entries, raw) for _ in range(1 if len(entries) > _LARGE else _TURNS)]
    ours, bare = map(median, zip(*turns, strict=True))
    ratio = median(mine / plain for mine, plain in turns)
    say(f"indexation       {ours:.0f} documents/s, boucle nue {bare:.0f}, soit {ratio:.0%}")
    scores = _scores(asked)
    for name, found in sorted(scores.items()):
        say(f"{found.line(name or 'ensemble')}  R@10 {found.success(DEPTH):.3f}")
    mine, plain = scores[""], _raw_times(raw, asked)
    say(f"requête nue      p50 {plain.percentile(50):.1f} ms  p95 {plain.percentile(95):.1f} ms")
    ratios = (mine.percentile(percent) / plain.percentile(percent) for percent in (50, 95))
    say("rapport          p50 {:.2f}  p95 {:.2f}".format(*ratios))


def _speeds(entries: list[EntryData], raw: Raw) -> tuple[float, float]:
    """Ours and the bare loop's, each from an empty index."""
    empty_tables()
    raw.create()
    return _speed(entries, _index), _speed(entries, lambda found: _index_bare(raw, found))


def _speed(entries: list[EntryData], index: Callable[[list[EntryData]], None]) -> float:
    """Documents a second, from entries in memory to searchable."""
    started = time.perf_counter()
    index(entries)
    return len(entries) / (time.perf_counter() - started)


def _index(entries: list[EntryData]) -> None:
    tally, engines = Tally(), engines_in_use()
    with ExitStack() as stack:
        writers = [stack.enter_context(engine.rebuilding()) for engine in engines]
        for part in load(entries, writers, engines[0].encode, fresh=True):
            tally.plus(part.tally)
    word_counts.replace(tally)


def _index_bare(raw: Raw, entries: list[EntryData]) -> None:
    for rows, _words in make_rows(analysed_texts(entry, []) for entry in entries):
        raw.insert(rows)
    raw.finish()


def _scores(asked: list[Case]) -> dict[str, Scores]:
    filters, ids = Filters(), dict(Entry.objects.values_list("pk", "source_id"))

    def answer(text: str) -> list[str]:
        return [ids[pk] for pk in ranked_ids(parse(text), filters, DEPTH)]

    for case in asked[:_WARM]:
        answer(case.query)
    return evaluate(asked, answer)


def _raw_times(raw: Raw, asked: list[Case]) -> Scores:
    """Times alone: which documents it finds is not looked at."""
    queries, found = [terms_of_query(case.query) for case in asked], Scores()
    for terms in queries[:_WARM]:
        raw.search(terms)
    for terms in queries:
        started = time.perf_counter()
        raw.search(terms)
        found.times.append(time.perf_counter() - started)
    return found
