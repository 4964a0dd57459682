"""The check of each night: once, and told when something differed."""

from datetime import datetime

import pytest
from django.core import mail
from django.utils import timezone

from search.content.models import Entry, IndexCheck
from search.indexing import nightly
from search.indexing.indexing import public_ids
from search.tasks import check_index, index_later
from tests.factories import make_article
from tests.search.indexed import index_all

NIGHT = datetime(2027, 3, 1, 3, tzinfo=timezone.get_default_timezone())


def test_it_begins_once_a_night(site):
    assert nightly.begins(NIGHT.replace(hour=14)) is None
    first = nightly.begins(NIGHT)
    assert (first.day, nightly.begins(NIGHT), nightly.begins(NIGHT.replace(hour=5))) == (NIGHT.date(), None, None)
    assert nightly.begins(NIGHT.replace(day=2)).day.day == 2


@pytest.mark.usefixtures("breton_coordinator")
def test_administrators_hear_of_what_differed_and_of_nothing_else(site, admin):
    lost, old = make_article(site, title="Perdue"), make_article(site, title="Dépassée")
    index_all()
    check_index.call(nightly.begins(NIGHT).pk)
    assert mail.outbox == []
    Entry.objects.filter(pk=lost.pk).delete()
    Entry.objects.filter(pk=old.pk).update(title="Ancienne")
    check_index.call(nightly.begins(NIGHT.replace(day=2)).pk)
    assert set(Entry.objects.values_list("pk", flat=True)) == public_ids()
    assert list(IndexCheck.objects.values_list("missing", "stray", "stale", "unread")) == [(0, 0, 0, 0), (1, 0, 1, 0)]
    (message,) = mail.outbox
    assert message.to == [admin.email]
    assert f"Perdue : http://localhost/gestion/pages/{lost.pk}/edit/" in message.body
    assert ("Dépassées, mises à jour (1)" in message.body, "En trop" in message.body) == (True, False)


def test_what_a_task_will_index_anyway_is_no_difference(site, admin, settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    page = make_article(site)
    index_all()
    Entry.objects.filter(pk=page.pk).delete()
    index_later.enqueue([page.pk])
    check_index.call(nightly.begins(NIGHT).pk)
    assert (mail.outbox, IndexCheck.objects.get().missing) == ([], 0)
