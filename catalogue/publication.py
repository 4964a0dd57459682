"""Taking many pages offline and back at once, where Wagtail's own way saves and tells of them one by one."""

from django.utils import timezone
from wagtail.models import Page, PageLogEntry, Revision
from wagtail.query import PageQuerySet

from catalogue.signals import publication_changed
from home.bulk import log_entry
from home.live_revisions import remember_live
from home.receivers import forget_places


def take_offline(pages: PageQuerySet, user=None) -> list[list]:
    """Unpublish live pages; returns what `put_back` needs: plain lists, fit for JSON.

    A page's own row is left as visitors saw it, drafts stay drafts.
    """
    fields = ("pk", "live_revision_id", "latest_revision_id", "has_unpublished_changes")
    rows = [list(row) for row in pages.live().order_by("path").values_list(*fields)]
    gone = Page.objects.filter(pk__in=[row[0] for row in rows])
    gone.update(live=False, live_revision=None, has_unpublished_changes=True)
    _write_history(gone, "wagtail.unpublish", user)
    _tell(gone)
    return rows


def put_back(rows: list[list], among: PageQuerySet, user=None) -> None:
    """Publish again the pages of `take_offline` that still are in `among`, as visitors saw them last.

    One that was edited meanwhile goes back to its live revision when it had one, and keeps the edit as a draft.
    """
    remembered = {row[0]: row[1:] for row in rows}
    back = []
    for page in among.filter(pk__in=remembered, live=False).only("pk", "latest_revision_id").order_by("path"):
        live_revision, latest_revision, has_changes = remembered[page.pk]
        revision = Revision.objects.filter(pk=live_revision).first()
        if revision is not None and page.latest_revision_id != latest_revision:
            revision.publish(user=user, skip_permission_checks=True)
        else:
            row = Page.objects.filter(pk=page.pk)
            row.update(live=True, live_revision=revision, has_unpublished_changes=has_changes)
            if revision is None:
                remember_live(page.pk)
            back.append(page.pk)
    _write_history(Page.objects.filter(pk__in=back), "wagtail.publish", user)
    _tell(Page.objects.filter(pk__in=remembered, live=True))


def suspend_schedules(pages: PageQuerySet) -> list[list]:
    """Withdraw what is to be published later; returns plain lists for `resume_schedules`."""
    ids = [str(pk) for pk in pages.values_list("pk", flat=True)]
    waiting = Revision.page_revisions.filter(object_id__in=ids, approved_go_live_at__isnull=False)
    rows = [[pk, date.isoformat()] for pk, date in waiting.values_list("pk", "approved_go_live_at")]
    waiting.update(approved_go_live_at=None)
    return rows


def resume_schedules(rows: list[list]) -> None:
    """What was to be published meanwhile is, the next time that `publish_scheduled` runs."""
    for pk, date in rows:
        Revision.objects.filter(pk=pk, approved_go_live_at=None).update(approved_go_live_at=date)


def _write_history(pages: PageQuerySet, action: str, user) -> None:
    now = timezone.now()
    entries = [
        log_entry(page, action, now, user=user, revision=page.live_revision, changed=False)
        for page in pages.select_related("live_revision")
    ]
    PageLogEntry.objects.bulk_create(entries)


def _tell(pages: PageQuerySet) -> None:
    forget_places()
    publication_changed.send(sender=Page, ids=list(pages.values_list("pk", flat=True)))
