"""XML entities, which no office software writes and which bombs and disclosures are made of.

Runs in the child process. The prolog alone is read: a declaration can stand nowhere else (XML 1.0, 2.8).
"""

from pathlib import Path
from typing import IO
from xml.parsers import expat
from zipfile import ZipFile

from .refusals import ExtractionRefused, Reason

# Not .svg: Adobe Illustrator declares harmless entities in its drawings, and no reader opens them.
READ_PARTS = (".xml", ".rels")
CHUNK = 64 * 1024


class _RootReached(Exception):
    """The prolog is over."""


def refuse_entities(path: Path) -> None:
    """Raise `ExtractionRefused` when a part of the archive declares an entity."""
    with ZipFile(path) as archive:
        for entry in archive.infolist():
            if entry.filename.lower().endswith(READ_PARTS):
                with archive.open(entry) as part:
                    _refuse_part(part)


def _refuse_part(part: IO[bytes]) -> None:
    parser = expat.ParserCreate()
    parser.StartElementHandler = _stop
    parser.EntityDeclHandler = _refuse
    try:
        while chunk := part.read(CHUNK):
            parser.Parse(chunk)
    except (_RootReached, expat.ExpatError):  # what is not well-formed is the reader's business
        return


def _stop(*_event: object) -> None:
    raise _RootReached


def _refuse(*_event: object) -> None:
    raise ExtractionRefused(Reason.ENTITIES)
