"""What a worker does of the tasks that wait, in the test's own process."""

from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from home.background.worker import PatientWorker


def claim(worker_id: str) -> DBTaskResult:
    """Take the only task that waits, were it for later, as a worker that then dies."""
    DBTaskResult.objects.filter(status="READY").update(run_after=timezone.now())
    task = DBTaskResult.objects.ready().get()
    task.claim(worker_id)
    return task


def work_off(worker_id: str = "fourmi") -> None:
    """Do the only task that waits until it is done or given up."""
    while DBTaskResult.objects.filter(status="READY").exists():
        PatientWorker(worker_id).run_task(claim(worker_id))
