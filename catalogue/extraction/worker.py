"""The child process: bound by its limits first, it reads one file and answers in JSON.

Parsers are imported after the limits are set, and only the one the file needs.
"""

import json
import os
from pathlib import Path
from typing import BinaryIO

from . import answers
from .collecting import collected
from .entities import refuse_entities
from .limits import Limits, apply_to_this_process
from .readers import read
from .refusals import ExtractionRefused, Reason
from .signatures import ARCHIVES

LIBXML_LIMITS = {2, 114}  # XML_ERR_NO_MEMORY and XML_ERR_RESOURCE_LIMIT, libxml2's xmlerror.h


def main(path: str, kind: str, limits: str) -> None:
    """Read the file at `path` and write the answer on the standard output; `limits` is in JSON."""
    bounds = Limits(**json.loads(limits))
    apply_to_this_process(bounds)
    with _private_output() as output:
        output.write(answer(Path(path), kind, bounds))


def answer(path: Path, kind: str, limits: Limits) -> bytes:
    """Return the encoded passages or refusal; never raises."""
    try:
        if kind in ARCHIVES:
            refuse_entities(path)
        return answers.encoded(collected(read(path, kind), limits))
    except Exception as error:  # a parser may raise anything on a broken file
        return answers.encoded_refusal(_reason(error))


def _reason(error: Exception) -> str:
    if isinstance(error, ExtractionRefused):
        return error.reason
    out_of_limits = isinstance(error, SyntaxError) and getattr(error, "code", None) in LIBXML_LIMITS
    return Reason.TOO_HEAVY if out_of_limits or isinstance(error, MemoryError) else Reason.DAMAGED


def _private_output() -> BinaryIO:
    """Keep the way to the parent for the answer alone: what a library prints goes where errors go."""
    output = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return output
