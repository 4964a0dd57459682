"""Reading again, little by little, what an earlier edition of the readers read, and reading what nobody reads though it
waits (a restored database, tasks that were erased): an operator has nothing to do.
"""

from django_tasks_db.backend import DatabaseBackend
from django_tasks_db.models import DBTaskResult

from catalogue.enums import ExtractionState
from catalogue.extraction import EDITION
from catalogue.models import DocumentText
from catalogue.tasks import enqueue_reading, read_document
from home.chores import Chore

_AT_ONCE = 50
_EVERY = 60  # seconds
_FORGOTTEN_EVERY = 3_600


def reread() -> int:
    """Have some more documents read again; returns how many. Those that wait are not asked for twice."""
    old = DocumentText.objects.filter(edition__lt=EDITION).exclude(state=ExtractionState.WAITING).order_by("pk")
    ids = list(old.values_list("document_id", flat=True)[:_AT_ONCE])
    for document_id in ids:
        enqueue_reading(document_id)
    return len(ids)


def read_forgotten() -> int:
    """Have the documents read that wait without a task; returns how many."""
    if not isinstance(read_document.get_backend(), DatabaseBackend):
        return 0
    waiting = DocumentText.objects.filter(state=ExtractionState.WAITING)
    ids = set(waiting.values_list("document_id", flat=True))
    if ids:  # tasks are read after: one that ends meanwhile has read its document, and reading twice is no harm
        tasks = DBTaskResult.objects.filter(task_path=read_document.module_path, status__in=["READY", "RUNNING"])
        ids -= {pk for asked in tasks.values_list("args_kwargs", flat=True) for pk in asked["args"]}
    for document_id in sorted(ids):
        enqueue_reading(document_id)
    return len(ids)


def chores() -> list[Chore]:
    return [
        Chore("Relecture des documents", _EVERY, reread),
        Chore("Documents oubliés", _FORGOTTEN_EVERY, read_forgotten),
    ]
