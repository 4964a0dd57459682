"""Background work of the catalogue: reading the text of files."""

import shutil
import tempfile
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

from django.db import transaction
from django_tasks import task
from wagtail.documents import get_document_model

from catalogue.enums import ExtractionState
from catalogue.extraction import EDITION, Extraction, ExtractionRefused, extract
from catalogue.extraction.passages import Passage
from catalogue.models import DocumentPassage, DocumentText
from catalogue.signals import document_read

_caller_reads: ContextVar[bool] = ContextVar("caller_reads", default=False)
INTERRUPTED = "La lecture s’est interrompue plusieurs fois : relisez le fichier, ou déposez-le sous un autre format."
_GONE = "Le fichier n’est plus sur le serveur : déposez-le de nouveau."


@task()
def read_document(document_id: int) -> str:
    """Read a document's text and keep it with its state; returns the state. One deleted meanwhile is no error."""
    document = get_document_model().objects.filter(pk=document_id).first()
    return keep_reading(document, read_file(document)) if document else ""


def read_file(document) -> Extraction | ExtractionRefused:
    """What the file of a document says, or why it cannot be read; asks no database, so that threads may call it."""
    try:
        with local_copy(document) as path:
            return extract(path, document.filename)
    except ExtractionRefused as refusal:
        return refusal
    except FileNotFoundError:
        return ExtractionRefused(_GONE)


@contextmanager
def local_copy(document):
    """A path of the document's file on this machine, whatever its storage."""
    try:
        yield Path(document.file.path)
    except NotImplementedError:
        with tempfile.NamedTemporaryFile(suffix=f".{document.file_extension}") as copy:
            with document.file.open("rb") as source:
                shutil.copyfileobj(source, copy)
            copy.flush()
            yield Path(copy.name)


@transaction.atomic
def keep_reading(document, reading: Extraction | ExtractionRefused) -> str:
    """Store what was read, or why it was not; returns the state."""
    values: dict[str, object] = {"edition": EDITION}
    passages: tuple[Passage, ...] = ()
    if isinstance(reading, ExtractionRefused):
        values |= {"state": ExtractionState.FAILED, "reason": reading.reason, "truncated": False, "file_hash": ""}
    else:
        passages = reading.passages
        values |= {"state": ExtractionState.DONE, "reason": "", "truncated": reading.truncated}
        values |= {"file_hash": document.get_file_hash()}
    text, _new = DocumentText.objects.update_or_create(document=document, defaults=values)
    text.passages.all().delete()
    DocumentPassage.objects.bulk_create(_passage(text, passage) for passage in passages)
    document_read.send(sender=DocumentText, document_id=document.pk)
    return text.state


def _passage(text: DocumentText, passage) -> DocumentPassage:
    return DocumentPassage(
        text=text,
        kind=passage.kind,
        number=passage.number,
        title=passage.title[:300],
        content=passage.text,
        notes=passage.notes,
    )


@transaction.atomic
def enqueue_reading(document_id: int) -> None:
    """Mark a document as waiting and have it read in the background, both in one transaction."""
    if _caller_reads.get():
        return
    DocumentText.objects.update_or_create(
        document_id=document_id, defaults={"state": ExtractionState.WAITING, "reason": ""}
    )
    read_document.enqueue(document_id)


@contextmanager
def caller_reads():
    """Documents saved within are not enqueued: the caller reads them itself."""
    token = _caller_reads.set(True)
    try:
        yield
    finally:
        _caller_reads.reset(token)
