"""Tasks that were cut short, or that failed: again after a pause, a few times, then given up for all to see.

Whatever a task does may be done twice: the worker may die between the end of its work and the note that it is done.
"""

import logging
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult, get_date_max

from home.models import WorkerHeartbeat
from home.signals import task_given_up

TRIES = 3
PAUSES = (timedelta(seconds=10), timedelta(minutes=2))  # before the second try and the third: others go first
logger = logging.getLogger(__name__)


class CutShortError(Exception):
    """The worker ended in the middle of a task: it was killed, or the machine stopped."""

    def __init__(self):
        super().__init__("Le travail de fond s’est arrêté au milieu de cette tâche.")


def settle(task: DBTaskResult, error: BaseException) -> None:
    """After a try that came to nothing: another one later, or the end, told in the same transaction."""
    with transaction.atomic():
        task.set_failed(error)
        if len(task.worker_ids) < TRIES:
            _put_back(task, timezone.now() + PAUSES[len(task.worker_ids) - 1])
        else:
            task_given_up.send(sender=DBTaskResult, path=task.task_path, arguments=task.args_kwargs["args"])
    logger.warning("%s : essai %s sur %s manqué : %s", task.task_path, len(task.worker_ids), TRIES, error)


def _put_back(task: DBTaskResult, run_after) -> None:
    task.status, task.run_after, task.finished_at = TaskResultStatus.READY, run_after, None
    task.save(update_fields=["status", "run_after", "finished_at"])


def recover_lost() -> int:
    """Settle the tasks whose worker gives no sign of life; returns how many. Several workers may do it at once."""
    running = list(DBTaskResult.objects.running())
    alive = WorkerHeartbeat.living() if running else set()  # afterwards: a worker beats before it takes anything
    return sum(_settle_if_still_running(task) for task in running if _worker(task) not in alive)


def recover_left_by(worker_id: str) -> int:
    """Settle what a worker that runs nothing now is noted to be running: the note of its end was not written."""
    running = [task for task in DBTaskResult.objects.running() if _worker(task) == worker_id]
    return sum(map(_settle_if_still_running, running))


def _worker(task: DBTaskResult) -> str | None:
    return task.worker_ids[-1] if task.worker_ids else None


def _settle_if_still_running(seen: DBTaskResult) -> bool:
    """Unless somebody did it, or took the task, since it was seen."""
    with transaction.atomic():
        same = DBTaskResult.objects.running().filter(pk=seen.pk, started_at=seen.started_at)
        task = same.select_for_update().first()
        if task is not None:
            settle(task, CutShortError())
    return task is not None


def try_again(tasks) -> int:
    """Enqueue again what was given up, with as many tries as a new task; returns how many."""
    failed = tasks.filter(status=TaskResultStatus.FAILED)
    return failed.update(
        status=TaskResultStatus.READY, run_after=get_date_max(), worker_ids=[], started_at=None, finished_at=None
    )
