"""The door of the package: one file in, its passages out, whatever the file."""

import json
import logging
import sys
from dataclasses import asdict
from pathlib import Path

from . import answers, process
from .limits import LIMITS, Limits
from .passages import Extraction
from .refusals import ExtractionRefused, Reason
from .signatures import identify

logger = logging.getLogger(__name__)

# Isolated mode (-I) takes neither the environment nor the current directory for import paths, so the
# project's folder is named here: last, for it must shadow no library. -B: the child may write no file.
# A server that embeds Python (uWSGI, mod_wsgi) must set sys.executable to an interpreter.
PROJECT = Path(__file__).resolve().parents[2]
BOOTSTRAP = """
import sys
sys.path.append(sys.argv[1])
from catalogue.extraction.worker import main
main(*sys.argv[2:])
"""


def extract(path: Path, filename: str, limits: Limits = LIMITS) -> Extraction:
    """Read the text of one file in a process of its own.

    `filename` is the name given by the person who sent the file; its extension says what to read. Takes
    `limits.wall` seconds at most.

    Raises `ExtractionRefused`, and nothing else, with a French reason.
    """
    kind = identify(Path(path), filename)
    try:
        return answers.decoded(process.run(_command(Path(path), kind, limits), limits))
    except ExtractionRefused as refusal:
        logger.info("Text of %r refused: %s", filename, refusal.reason)
        raise
    except OSError as error:
        logger.exception("The reading process could not start")
        raise ExtractionRefused(Reason.UNAVAILABLE) from error


def _command(path: Path, kind: str, limits: Limits) -> list[str]:
    python = [sys.executable, "-I", "-B", "-X", "utf8", "-c", BOOTSTRAP, str(PROJECT)]
    return [*python, str(path.absolute()), kind, json.dumps(asdict(limits))]
