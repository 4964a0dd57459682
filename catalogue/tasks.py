"""Background work of the catalogue: reading the text of files."""

import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path

from django.db import transaction
from django.dispatch import Signal
from django_tasks import task
from wagtail.documents import get_document_model

from catalogue.enums import ExtractionState
from catalogue.extraction import ExtractionRefused, extract
from catalogue.models import DocumentPassage, DocumentText

document_read = Signal()  # after commit, with `document_id`: its text changed, or could not be read

_GONE = "Le fichier n’est plus sur le serveur : déposez-le de nouveau."


@task()
def read_document(document_id: int) -> str:
    """Read a document's text and keep it with its state; returns the state. A document deleted meanwhile is no error."""
    document = get_document_model().objects.filter(pk=document_id).first()
    if document is None:
        return ""
    try:
        with local_copy(document) as path:
            extraction = extract(path, document.filename)
    except ExtractionRefused as refusal:
        return _keep(document, ExtractionState.FAILED, reason=refusal.reason)
    except FileNotFoundError:
        return _keep(document, ExtractionState.FAILED, reason=_GONE)
    return _keep(document, ExtractionState.DONE, extraction=extraction)


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


def _keep(document, state, *, reason: str = "", extraction=None) -> str:
    with transaction.atomic():
        values = {
            "state": state,
            "reason": reason,
            "truncated": bool(extraction and extraction.truncated),
            "file_hash": document.get_file_hash() if state == ExtractionState.DONE else "",
        }
        text, _new = DocumentText.objects.update_or_create(document=document, defaults=values)
        text.passages.all().delete()
        passages = extraction.passages if extraction else ()
        DocumentPassage.objects.bulk_create(_passage(text, passage) for passage in passages)
        transaction.on_commit(lambda: document_read.send(sender=DocumentText, document_id=document.pk))
    return state


def _passage(text: DocumentText, passage) -> DocumentPassage:
    return DocumentPassage(
        text=text,
        kind=passage.kind,
        number=passage.number,
        title=passage.title[:300],
        content=passage.text,
        notes=passage.notes,
    )


def enqueue_reading(document_id: int) -> None:
    """Mark a document as waiting and read it in the background, once the current transaction is committed."""
    DocumentText.objects.update_or_create(
        document_id=document_id, defaults={"state": ExtractionState.WAITING, "reason": ""}
    )
    transaction.on_commit(lambda: read_document.enqueue(document_id))
