"""Publishing what is due and taking offline what has expired.

Each in a transaction of its own, behind a lock: two runs at once do it once. What cannot be done is put aside, its
page's editors are told. What fails because something else is away (the database, a server) stays due.
"""

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import partial

from django.db import InterfaceError, OperationalError, transaction
from django.utils import timezone
from wagtail.models import Page, Revision

from home.publishing.aside import put_expiry_aside, put_revision_aside

logger = logging.getLogger(__name__)
_AWAY = (OperationalError, InterfaceError, ConnectionError, TimeoutError)


@dataclass
class Report:
    """What a run did. `set_aside`: a reason each; `postponed`: errors of what stays due."""

    published: int = 0
    expired: int = 0
    set_aside: list[str] = field(default_factory=list)
    postponed: list[str] = field(default_factory=list)


def due_revisions():
    revisions = Revision.page_revisions.filter(approved_go_live_at__lt=timezone.now())
    return revisions.order_by("approved_go_live_at", "pk")


def expired_pages():
    return Page.objects.filter(live=True, expire_at__lt=timezone.now()).order_by("expire_at", "pk")


def run_due() -> Report:
    """Publish first: a page whose next version is due too goes from one to the other."""
    report = Report()
    report.published = _each(_ids(due_revisions()), _publish, put_revision_aside, report)
    report.expired = _each(_ids(expired_pages()), _expire, put_expiry_aside, report)
    return report


def _ids(rows) -> list[int]:
    return list(rows.values_list("pk", flat=True))


def _each(ids: Iterable[int], act: Callable[[int], bool], put_aside: Callable, report: Report) -> int:
    """Do it for one after the other; returns for how many it was done."""
    done = 0
    for pk in ids:
        try:
            done += _try(partial(act, pk), partial(put_aside, pk), report)
        except _AWAY as error:
            report.postponed.append(f"{act.__name__.strip('_')} {pk} : {error}")
    return done


def _try(act: Callable[[], bool], put_aside: Callable, report: Report) -> bool:
    try:
        with transaction.atomic():
            return act()
    except _AWAY:
        raise
    except Exception as error:  # of any code that follows a publication: the other pages must not wait for it
        logger.warning("Publication programmée mise de côté.", exc_info=True)
        with transaction.atomic():
            reason = put_aside(error)
        if reason:
            report.set_aside.append(reason)
        return False


def _publish(pk: int) -> bool:
    revision = due_revisions().select_for_update().filter(pk=pk).first()
    if revision is None:  # another run was faster, or somebody withdrew it
        return False
    revision.publish(log_action="wagtail.publish.scheduled")
    return True


def _expire(pk: int) -> bool:
    page = expired_pages().select_for_update().filter(pk=pk).first()
    if page is None:
        return False
    # Wagtail withdraws, with what visitors read, the version that is to follow it.
    later = list(page.revisions.filter(approved_go_live_at__isnull=False).values_list("pk", "approved_go_live_at"))
    page.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
    for revision, date in later:
        Revision.objects.filter(pk=revision).update(approved_go_live_at=date)
    return True
