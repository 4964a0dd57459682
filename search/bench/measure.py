"""Quality, times and speed of one engine, with the raw query beside it."""

import time
from collections.abc import Callable
from statistics import median, quantiles

from search.backends import engines_in_use, get_engine
from search.bench.raw_engines import raw_index
from search.bench.raw import terms_of_query
from search.bench.scratch import create_tables
from search.bookkeeping import Tally, replace
from search.entries import EntryData
from search.evaluation import DEPTH, Case, evaluate
from search.filters import Filters
from search.loading import load
from search.models import Entry
from search.query import parse
from search.rows import make_rows
from search.bookkeeping import texts_of
from search.services import ranked_ids

_WARM = 50  # queries asked before measuring


def measure(entries: list[EntryData], cases: list[Case], write: Callable[[str], object]) -> None:
    """Print what one engine does with a collection."""
    create_tables()
    engine = get_engine()
    write(f"\n{engine.name} : {len(entries)} documents, {len(cases)} requêtes\n")
    ours, bare, raw = _index(entries)
    write(
        f"indexation       {len(entries) / ours:.0f} documents/s, boucle nue {len(entries) / bare:.0f}, soit {bare / ours:.0%}\n"
    )
    ids = dict(Entry.objects.values_list("pk", "source_id"))
    filters = Filters()
    for case in cases[:_WARM]:
        ranked_ids(parse(case.query), filters, DEPTH)
    scores = evaluate(cases, lambda text: [ids[pk] for pk in ranked_ids(parse(text), filters, DEPTH)])
    for name, found in sorted(scores.items()):
        write(found.line(name or "ensemble") + f"  R@10 {found.success(DEPTH):.3f}\n")
    times = _raw_times(raw, cases)
    p50, p95 = median(times) * 1000, quantiles(times, n=100)[94] * 1000
    mine = scores[""]
    write(f"requête nue      p50 {p50:.1f} ms  p95 {p95:.1f} ms\n")
    write(f"rapport          p50 {mine.percentile(50) / p50:.2f}  p95 {mine.percentile(95) / p95:.2f}\n")


def _index(entries: list[EntryData]):
    """Seconds that we take from entries to searchable, then a bare loop over the same terms."""
    started = time.perf_counter()
    tally = Tally()
    engines = engines_in_use()
    from contextlib import ExitStack

    with ExitStack() as stack:
        writers = [stack.enter_context(engine.rebuilding()) for engine in engines]
        for part in load(entries, writers, engines[0].encode, fresh=True):
            tally.plus(part.tally)
    replace(tally)
    ours = time.perf_counter() - started
    raw = raw_index(get_engine().name)
    started = time.perf_counter()
    for rows, _words in make_rows(texts_of(entry, []) for entry in entries):
        raw.insert(rows)
    raw.finish()
    return ours, time.perf_counter() - started, raw


def _raw_times(raw, cases: list[Case]) -> list[float]:
    asked = [terms_of_query(case.query) for case in cases]
    for terms in asked[:_WARM]:
        raw.search(terms)
    times = []
    for terms in asked:
        started = time.perf_counter()
        raw.search(terms)
        times.append(time.perf_counter() - started)
    return times
