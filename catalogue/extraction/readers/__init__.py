"""One module for each kind of file, each with `read(path)` yielding raw passages in order.

Passages are cleaned and capped by the worker, which stops asking when it has enough. A module may raise
anything.
"""

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from ..passages import Passage

MODULES = {
    "pptx": "powerpoint",
    "odp": "impress",
    "pdf": "pdf",
    "docx": "word",
    "odt": "writer",
    "txt": "plain",
    "md": "markdown",
    "html": "webpage",
    "csv": "rows",
    "xlsx": "workbook",
    "ods": "open_workbook",
}


def read(path: Path, kind: str) -> Iterator[Passage | None]:
    """Yield the passages of a file, None for a page that is broken; imports the one parser its kind needs."""
    return import_module(f".{MODULES[kind]}", __package__).read(path)
