"""Pages whose next version, or whose end, is due."""

from datetime import timedelta

from django.db import connection
from django.utils import timezone
from wagtail.models import Page, Revision

from home.models import ArticlePage
from tests.factories import make_article, make_session, make_workshop

LATE = timedelta(hours=1)


def schedule(page: Page, user=None, **values) -> Revision:
    """A version that became due an hour ago; the page stays as it is until it is published."""
    later = type(page).objects.get(pk=page.pk).get_latest_revision_as_object()
    for name, value in values.items():
        setattr(later, name, value)
    later.go_live_at = timezone.now() + timedelta(days=1)
    revision = later.save_revision(user=user, log_action=True)
    revision.publish(user=user, skip_permission_checks=True)
    revision.refresh_from_db()
    revision.approved_go_live_at = timezone.now() - LATE
    revision.content["go_live_at"] = revision.approved_go_live_at.isoformat()
    revision.save()
    return revision


def scheduled_articles(home, number: int, **values) -> list[Page]:
    """Articles that are online, each with a later version that is due."""
    pages = [make_article(home, **values) for _ in range(number)]
    for page in pages:
        schedule(page, title=f"{page.title}, suite")
    return pages


def broken_session(home, user=None):
    """A scheduled session whose workshop was deleted since, as drafts allow: its row names another one."""
    old, new = make_workshop(home), make_workshop(home)
    session = make_session(home, old, title="Séance")
    schedule(session, user, workshop=new, title="Séance d’après")
    new.delete()
    return session


def expired_article(home, **values) -> ArticlePage:
    page = make_article(home, **values)
    Page.objects.filter(pk=page.pk).update(expire_at=timezone.now() - LATE)
    return page


def break_row(page: Page) -> None:
    """Take away the part of a page that is ours: nothing can be done with what is left."""
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {page._meta.db_table} WHERE page_ptr_id = %s", [page.pk])


def mend_row(page: Page) -> None:
    page.save_base(raw=True, force_insert=True)


def actions(page: Page) -> list[str]:
    from wagtail.models import PageLogEntry

    return list(PageLogEntry.objects.filter(page=page.pk).order_by("pk").values_list("action", flat=True))


def online(pages) -> list[str]:
    found = Page.objects.filter(pk__in=[page.pk for page in pages], live=True).order_by("pk")
    return list(found.values_list("title", flat=True))
