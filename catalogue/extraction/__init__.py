"""The text of an uploaded file, read slide by slide, page by page or section by section.

`extract` reads a file in a process of its own, under limits; `identify` only looks at its signature. Both
refuse with `ExtractionRefused`, whose reason is a French sentence for the editor. Nothing here needs Django.
"""

from .limits import Limits
from .passages import Extraction, Passage
from .reading import extract
from .refusals import ExtractionRefused, Reason
from .signatures import ALLOWED_EXTENSIONS, identify, kind_of_name

# Raised when readers come to read otherwise: what an earlier edition read is read again (catalogue/rereading.py).
EDITION = 2

__all__ = [
    "ALLOWED_EXTENSIONS",
    "EDITION",
    "Extraction",
    "ExtractionRefused",
    "Limits",
    "Passage",
    "Reason",
    "extract",
    "identify",
    "kind_of_name",
]
