"""The revision that says what visitors read: every page that is online has one.

Without it, Wagtail takes a page offline as soon as a later version of it is scheduled. Pages made in bulk had none, and
`purge_revisions` deletes that of a page with a newer draft. A revision holds a page as the models write it, relations
and blocks included: that takes the models as they are, which migrations do not have. So they are mended right after
`migrate`, whatever it applied, a database restored from an old copy included.
"""

import sys
from datetime import datetime, timedelta

from django.db import connections, transaction
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone
from wagtail.models import Page, Revision

_BATCH = 100  # pages mended in one transaction
_A_MOMENT = timedelta(microseconds=1)


def revision_of(page: Page, created_at: datetime, user=None) -> Revision:
    """A revision that holds a page as it is in memory, not saved yet."""
    return Revision(
        content_type=page.cached_content_type,
        base_content_type=page.get_base_content_type(),
        object_id=str(page.pk),
        created_at=created_at,
        user=user,
        object_str=str(page),
        content=page.serializable_data(),
    )


@transaction.atomic
def remember_live(page_id: int) -> Revision | None:
    """Give a page that is online without one a revision that equals what the database holds; None for any other.

    It becomes the latest one too, unless a draft is newer.
    """
    row = _without_revision().select_for_update().filter(pk=page_id).first()
    if row is None or row.specific_class is None:
        return None
    page, latest = row.specific, row.latest_revision
    date = page.last_published_at or page.latest_revision_created_at or timezone.now()
    has_draft = latest is not None and page.has_unpublished_changes
    if has_draft:
        date = min(date, latest.created_at - _A_MOMENT)
    elif latest is not None:
        date = max(date, latest.created_at + _A_MOMENT)
    revision = revision_of(page, date)
    revision.save()
    values = {"live_revision": revision}
    if not has_draft:
        values |= {"latest_revision": revision, "latest_revision_created_at": date}
        values |= {"draft_title": page.title, "has_unpublished_changes": False}
    Page.objects.filter(pk=page.pk).update(**values)
    return revision


def remember_all_live() -> int:
    """The same for every page; returns how many were given one."""
    ids = list(_without_revision().order_by("pk").values_list("pk", flat=True))
    mended = 0
    for start in range(0, len(ids), _BATCH):
        with transaction.atomic():
            mended += sum(remember_live(pk) is not None for pk in ids[start : start + _BATCH])
    return mended


def _without_revision():
    """An alias has no revisions: it follows its page."""
    return Page.objects.filter(live=True, live_revision=None, alias_of=None, depth__gt=1)


def remember_after_migrate(using: str, verbosity: int = 1, plan=None, **kwargs) -> None:
    """Of `post_migrate`: nothing after `flush`, nor while models and tables differ."""
    if plan is None or using != "default" or _is_behind(using):
        return
    mended = remember_all_live()
    if mended and verbosity:
        sys.stdout.write(f"  Pages en ligne sans version publiée, réparées : {mended}\n")


def _is_behind(using: str) -> bool:
    executor = MigrationExecutor(connections[using])
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
