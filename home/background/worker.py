"""django-tasks-db's worker, that waits for a database which is away, and tries again what failed."""

import logging
import time
from typing import cast

from django.core.exceptions import ObjectDoesNotExist
from django.db import InterfaceError, OperationalError, connections
from django_tasks import TaskContext, TaskResult
from django_tasks.signals import task_finished, task_started
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from home.background.recovery import recover_left_by, settle
from home.models import WorkerHeartbeat

AWAY = (OperationalError, InterfaceError)  # what Django raises while a database cannot be asked
_PAUSE = 2  # seconds between two attempts to reach it
_NOT_OURS = ("wagtail", "modelsearch")
logger = logging.getLogger(__name__)


class PatientWorker(Worker):
    def __init__(self, worker_id: str) -> None:
        super().__init__(
            queue_names=["*"],
            interval=0.5,
            batch=False,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=worker_id,
            excluded_queue_names=[],
        )

    def run(self) -> None:
        """Until it is told to stop."""
        while self.running:
            try:
                WorkerHeartbeat.beat(self.worker_id)
                recover_left_by(self.worker_id)
                super().run()
            except AWAY as error:
                logger.warning("La base de données ne répond pas, on l’attend : %s", error)
                connections.close_all()
                time.sleep(_PAUSE)

    def run_task(self, db_task_result: DBTaskResult) -> None:
        """As its parent does, but for what fails. Raises AWAY, the task still noted as running: `run` recovers it."""
        self.running_task = True
        try:
            self._do(db_task_result)
        except AWAY:
            raise
        except BaseException as error:  # an end that is asked twice too
            settle(db_task_result, error)
        finally:
            self.running_task = False
            self._run_tasks += 1

    def _do(self, row: DBTaskResult) -> None:
        task, result = row.task, cast(TaskResult, row.task_result)  # which hints say to be Django 6's
        backend = type(task.get_backend())
        task_started.send(sender=backend, task_result=result)
        context = [TaskContext(task_result=result)] if task.takes_context else []
        try:
            value = task.call(*context, *result.args, **result.kwargs)
        except ObjectDoesNotExist:  # Wagtail's own tasks fail for what was deleted since: there is nothing to do
            if not row.task_path.startswith(_NOT_OURS):
                raise
            value = None
        row.set_successful(value)
        task_finished.send(sender=backend, task_result=row.task_result)
