"""A collection to measure with: documents as entries, queries with their right answers.

Lines of JSON, `.zst` or not. Documents: `id`, `title`, `body`; queries: `query`, `targets` (ids), `category`.
"""

import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from home.regions import NATIONAL
from search.content.entries import EntryData
from search.measure.evaluation import Case


def documents(path: Path) -> list[EntryData]:
    """Every document as an entry; its place in the file, from 1, is its number. Raises ValueError for a bad line."""
    return [_entry(number, found) for number, found in enumerate(_lines(path), 1)]


def cases(path: Path) -> list[Case]:
    """Every query; raises ValueError for a bad line."""
    return [_case(found) for found in _lines(path)]


def _case(found: dict) -> Case:
    return Case(_value(found, "query"), frozenset(_value(found, "targets")), found.get("category", ""))


def _entry(number: int, found: dict) -> EntryData:
    return EntryData(
        page_id=number,
        type="page",
        title=str(_value(found, "title"))[:255],
        slug=f"d{number}",
        summary="",
        locale="fr",
        language="fr",
        region=NATIONAL,
        url_path=f"/d{number}/",
        body=str(_value(found, "body")),
        source_id=str(_value(found, "id"))[:200],
    )


def _value(found: dict, name: str) -> Any:
    if name not in found:
        raise ValueError(f"Une ligne n’a pas de champ « {name} ».")
    return found[name]


def _lines(path: Path) -> Iterator[dict]:
    with _opened(path) as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                try:
                    yield json.loads(line)
                except ValueError as error:
                    raise ValueError(f"{path}, ligne {number} : ce n’est pas du JSON.") from error


def _opened(path: Path) -> io.TextIOBase:
    if path.suffix != ".zst":
        return path.open(encoding="utf-8")
    import zstandard  # of requirements-dev.txt: the site itself does not need it

    return zstandard.open(path, "rt", encoding="utf-8")
