"""Two runs at once publish each page once: real processes on a database that they share."""

import pytest
from django.core.management import call_command
from wagtail.management.commands.publish_scheduled import Command as Stock
from wagtail.models import Page, PageLogEntry

from home.models import HomePage, SetAside
from tests.forks import FORK, SOON, run, shared_database, start
from tests.home.publishing.scheduled import scheduled_articles

MANY = 20


@pytest.fixture
def database(tmp_path, django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), shared_database(tmp_path) as shared:
        ids = run(shared, _prepare)
        yield shared, ids
        run(shared, _clean, ids)


def _prepare() -> list[int]:
    from catalogue.provisioning import create_national_site

    home = HomePage.objects.filter(depth=2).first() or create_national_site("Fourmilière", "localhost", 80)
    return [page.pk for page in scheduled_articles(home, MANY)]


def _clean(ids: list[int]) -> None:
    for page in Page.objects.filter(pk__in=ids):
        page.delete()


def _publish(barrier, command) -> None:
    barrier.wait(SOON)
    call_command(command, stdout=open("/dev/null", "w"))  # noqa: SIM115


def _published(ids: list[int]) -> tuple[int, int, int]:
    """Lines of history, pages with their new title, versions put aside."""
    lines = PageLogEntry.objects.filter(page__in=ids, action="wagtail.publish.scheduled").count()
    titled = Page.objects.filter(pk__in=ids, title__endswith=", suite").count()
    return lines, titled, SetAside.objects.filter(page__in=ids).count()


@pytest.mark.parametrize("command", ["publish_scheduled", Stock()], ids=["ours", "positive control: Wagtail’s"])
def test_two_runs_at_once_publish_each_page_once(command, database):
    shared, ids = database
    barrier = FORK.Barrier(2)
    runs = [start(shared, _publish, barrier, command) for _n in range(2)]
    for process, answer in runs:
        answer.recv()
        process.join(SOON)
    lines, titled, put_aside = run(shared, _published, ids)
    assert (lines == MANY, titled, put_aside) == (command == "publish_scheduled", MANY, 0), lines
