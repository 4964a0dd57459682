"""The measure of one engine, that of the environment, in a database that is empty."""

import argparse
import sys
from pathlib import Path

import django


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("corpus", type=Path)
    parser.add_argument("queries", type=Path)
    parser.add_argument("--documents", type=int, default=0)
    options = parser.parse_args()
    django.setup()
    from search.measure.measure import measure_files  # models cannot be imported before; analysing processes need none

    try:
        measure_files(options.corpus, options.queries, options.documents, _say)
    except ValueError as error:
        sys.exit(str(error))


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
