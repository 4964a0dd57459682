"""Tasks that were cut short or failed: again, a few times, then a failure that is seen."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from catalogue.models import DocumentText
from catalogue.rereading import read_forgotten, reread
from catalogue.tasks import INTERRUPTED, read_document
from home.background.hooks import prune
from home.background.recovery import TRIES, recover_left_by, recover_lost
from home.background.worker import PatientWorker
from home.models import SiteDocument, WorkerHeartbeat
from home.renditions import prepare_renditions
from tests.factories import make_article, make_audience, make_document, make_image, make_material, make_workshop
from tests.files import pdf_bytes
from tests.home.background import tasks
from tests.home.background.claims import claim

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _database_backend(settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


def waiting(path: str) -> list:
    """Arguments of the tasks that wait."""
    return [task.args_kwargs["args"] for task in DBTaskResult.objects.ready().filter(task_path=path)]


@pytest.fixture
def document(site):
    document = make_document(pdf_bytes("Bonjour"), "bon.pdf")
    DBTaskResult.objects.exclude(task_path=read_document.module_path).delete()
    return document


def state(document) -> tuple[str, str]:
    return DocumentText.objects.values_list("state", "reason").get(document=document)


class TestEnqueuing:
    """In the transaction of the change: what waits for a commit would never run in these tests, nor when a process
    ends at that moment."""

    INDEX = "search.tasks.index_later"

    def test_published_page(self, site):
        page = make_article(site, live=False)
        page.get_latest_revision().publish()
        assert waiting(self.INDEX) == [[[page.pk]]]

    def test_taken_offline_or_moved_page(self, site, bretagne):
        page = make_article(site)
        DBTaskResult.objects.all().delete()
        page.move(bretagne.get_children().get(slug="articles"), pos="last-child")
        assert waiting(self.INDEX) == [[[page.pk]]]
        page.refresh_from_db()
        page.unpublish()
        assert waiting(self.INDEX) == [[[page.pk]]] * 2

    def test_renamed_audience(self, site):
        audience = make_audience(site, slug="loueurs")
        workshop = make_workshop(site, audiences=[audience])
        DBTaskResult.objects.all().delete()
        audience.save()
        assert waiting(self.INDEX) == [[[workshop.pk]]]

    def test_file_and_what_was_read_in_it(self, site):
        document = make_document(pdf_bytes("Bonjour"), "bon.pdf")
        material = make_material(site, documents=[document])
        assert waiting(read_document.module_path) == [[document.pk]]
        DBTaskResult.objects.all().delete()
        read_document.call(document.pk)
        assert waiting(self.INDEX) == [[[material.pk]]]

    def test_image(self, site):
        image = make_image()
        assert waiting(prepare_renditions.module_path) == [[image.pk]]


def test_task_of_a_worker_that_died_is_taken_up_again_then_given_up(document):
    for number in range(1, TRIES + 1):
        claim(f"fourmi-{number}")
        assert (recover_lost(), recover_lost()) == (1, 0)
        again = number < TRIES
        assert DBTaskResult.objects.get().status == ("READY" if again else "FAILED")
        assert state(document) == (("en-attente", "") if again else ("echec", INTERRUPTED))
    assert not DBTaskResult.objects.ready().exists()


def test_task_taken_up_again_leaves_time_to_the_others(document):
    claim("fourmi")
    recover_lost()
    assert not DBTaskResult.objects.ready().exists()
    assert DBTaskResult.objects.get().run_after > timezone.now()


def test_task_of_a_worker_that_lives_is_left_alone_even_when_clocks_differ(document):
    WorkerHeartbeat.beat("fourmi")
    task = claim("fourmi")
    DBTaskResult.objects.update(started_at=timezone.now() - timedelta(days=2))
    assert recover_lost() == 0
    assert DBTaskResult.objects.get().status == "RUNNING"
    WorkerHeartbeat.objects.update(seen_at=timezone.now() - timedelta(minutes=5))
    assert recover_lost() == 1
    assert task.pk == DBTaskResult.objects.get().pk


def test_what_a_worker_could_not_note_is_settled_when_it_goes_on(document):
    WorkerHeartbeat.beat("fourmi")
    claim("fourmi")
    assert recover_left_by("autre") == 0
    assert recover_left_by("fourmi") == 1
    assert DBTaskResult.objects.get().status == "READY"


def test_task_that_fails_is_tried_some_times():
    tasks.fail.enqueue()
    worker = PatientWorker("fourmi")
    for number in range(1, TRIES + 1):
        worker.run_task(claim("fourmi"))
        row = DBTaskResult.objects.get()
        assert (row.status, len(row.worker_ids)) == ("READY" if number < TRIES else "FAILED", number)
    assert "RuntimeError: panne" in row.traceback


def test_task_of_wagtail_about_what_is_gone_is_done(site):
    page = make_article(site)
    page.save()
    rows = DBTaskResult.objects.filter(task_path="modelsearch.tasks.insert_or_update_object_task")
    row = rows.order_by("enqueued_at").last()
    page.delete()
    DBTaskResult.objects.exclude(pk=row.pk).delete()
    PatientWorker("fourmi").run_task(claim("fourmi"))
    assert DBTaskResult.objects.get(pk=row.pk).status == "SUCCESSFUL"


def test_document_that_waits_without_a_task_is_read(document):
    assert read_forgotten() == 0
    DBTaskResult.objects.all().delete()
    assert (read_forgotten(), read_forgotten()) == (1, 0)
    assert waiting(read_document.module_path) == [[document.pk]]


def test_file_given_up_is_read_again_only_when_somebody_asks(document):
    for number in range(TRIES):
        claim(f"fourmi-{number}")
        recover_lost()
    assert (reread(), read_forgotten()) == (0, 0)
    assert SiteDocument.objects.get(pk=document.pk).text.state == "echec"


def test_tasks_that_ended_long_ago_are_forgotten(document):
    read_document.enqueue(0)
    DBTaskResult.objects.all().update(finished_at=timezone.now() - timedelta(days=8), status="SUCCESSFUL")
    read_document.enqueue(0)
    prune()
    assert DBTaskResult.objects.get().status == "READY"
