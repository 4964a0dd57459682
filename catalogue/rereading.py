"""Reading again, little by little, what an earlier edition of the readers read: an operator has nothing to do."""

from catalogue.enums import ExtractionState
from catalogue.extraction import EDITION
from catalogue.models import DocumentText
from catalogue.tasks import enqueue_reading
from home.chores import Chore

_AT_ONCE = 50
_EVERY = 60  # seconds


def reread() -> int:
    """Have some more documents read again; returns how many. Those that wait are not asked for twice."""
    old = DocumentText.objects.filter(edition__lt=EDITION).exclude(state=ExtractionState.WAITING).order_by("pk")
    ids = list(old.values_list("document_id", flat=True)[:_AT_ONCE])
    for document_id in ids:
        enqueue_reading(document_id)
    return len(ids)


def chores() -> list[Chore]:
    return [Chore("Relecture des documents", _EVERY, reread)]
