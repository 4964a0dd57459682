"""The measure of one engine, that of the environment, in a database that is empty."""

import argparse
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import django


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("corpus", type=Path)
    parser.add_argument("queries", type=Path)
    parser.add_argument("--documents", type=int, default=0)
    options = parser.parse_args()
    django.setup()
    from search.bench.collection import cases, documents
    from search.bench.measure import measure

    try:
        entries, asked = documents(options.corpus), cases(options.queries)
    except ValueError as error:
        sys.exit(str(error))
    measure(_repeated(entries, options.documents), asked, sys.stdout.write)


def _repeated(entries: list, wanted: int) -> list:
    """The collection as often as it takes to be `wanted` documents, for time alone."""
    if wanted <= len(entries):
        return entries
    copies = (
        replace(entry, page_id=entry.page_id + round_ * len(entries), slug=f"{entry.slug}-{round_}")
        for round_ in range(-(-wanted // len(entries)))
        for entry in entries
    )
    return [entry for entry, _ in zip(copies, range(wanted), strict=False)]


if __name__ == "__main__":
    main()
