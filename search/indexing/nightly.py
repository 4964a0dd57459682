"""Each night the index is compared with the site and repaired; administrators hear of it when it differed."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from wagtail.models import Page

from home.mails import admin_address, send_to_accounts
from home.models import User
from search.content.models import IndexCheck
from search.indexing.repair import Repair, repair

_HOURS = range(2, 6)  # of the site's time zone
_MOST_NAMED = 20  # pages of a kind


def begins(now: datetime | None = None) -> IndexCheck | None:
    """The check of this night, for the first who asks; None at other hours and to the others."""
    here = timezone.localtime(now)
    if here.hour not in _HOURS:
        return None
    check, new = IndexCheck.objects.get_or_create(day=here.date())
    return check if new else None


def check_index(check_id: int, indexing: str) -> Repair:
    """Repair the index, note what differed and write to the administrators, in one transaction, if anything did.

    `indexing`: path of the task that follows changes. What it has to do anyway is no difference.
    """
    found = repair()
    expected = _expected(indexing)
    kinds = {name: [pk for pk in ids if pk not in expected] for name, ids in vars(found).items()}
    with transaction.atomic():
        IndexCheck.objects.filter(pk=check_id).update(**{name: len(ids) for name, ids in kinds.items()})
        if any(kinds.values()):
            _tell(kinds)
    return found


def _expected(indexing: str) -> set[int]:
    """Pages that a task waits to index: their change came while the index was read."""
    waiting = DBTaskResult.objects.filter(task_path=indexing, status="READY").values_list("args_kwargs", flat=True)
    return {pk for asked in waiting for ids in asked["args"] for pk in ids}


def _tell(kinds: dict[str, list[int]]) -> None:
    administrators = User.objects.filter(is_superuser=True, is_active=True).exclude(email="")
    context = {name: _named(ids) for name, ids in kinds.items()}
    send_to_accounts(administrators, "La recherche différait du site", "search/mails/index_check.txt", context)


def _named(ids: list[int]) -> dict:
    """How many, and the first of them by title and address in the admin; of one that is gone, its number."""
    titles = dict(Page.objects.filter(pk__in=ids[:_MOST_NAMED]).values_list("pk", "title"))
    lines = [
        f"{titles[pk]} : {admin_address('wagtailadmin_pages:edit', pk)}" if pk in titles else f"page {pk}, disparue"
        for pk in ids[:_MOST_NAMED]
    ]
    return {"count": len(ids), "lines": lines, "more": max(0, len(ids) - _MOST_NAMED)}
