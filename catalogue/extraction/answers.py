"""The JSON by which the child answers: {"refused": name} or {"passages": [...], "truncated": bool}."""

import json
from dataclasses import asdict
from typing import cast

from .passages import KINDS, Extraction, Kind, Passage
from .refusals import ExtractionRefused, Reason


def encoded(extraction: Extraction) -> bytes:
    answer = {
        "passages": [asdict(passage) for passage in extraction.passages],
        "truncated": extraction.truncated,
    }
    return json.dumps(answer, ensure_ascii=False).encode()


def encoded_refusal(reason: str) -> bytes:
    return json.dumps({"refused": Reason(reason).name}).encode()


def decoded(answer: bytes) -> Extraction:
    """Return what the child found; its word is checked, since a file may have taken it over.

    Raises `ExtractionRefused`, the child's own or for an answer that is not one.
    """
    try:
        content = json.loads(answer)
        if "refused" in content:
            raise ExtractionRefused(Reason[content["refused"]])
        passages = tuple(_passage(**fields) for fields in content["passages"])
        return Extraction(passages, content["truncated"] is True)
    except (ValueError, TypeError, LookupError, RecursionError) as error:
        raise ExtractionRefused(Reason.DAMAGED) from error


def _passage(kind: str, number: int, title: str, text: str, notes: str) -> Passage:
    if kind not in KINDS or type(number) is not int or number < 1:
        raise ValueError("not a place in a file")
    # TypeError unless all three are strings, ValueError for a lone surrogate, which no database takes.
    "".join((title, text, notes)).encode()
    return Passage(cast(Kind, kind), number, title, text, notes)
