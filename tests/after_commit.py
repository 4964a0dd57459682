"""In tests, tasks are done as soon as the transaction that enqueued them is committed, as by a worker without delay."""

from functools import partial

from django.db import transaction
from django_tasks.backends.immediate import ImmediateBackend


class AfterCommitBackend(ImmediateBackend):
    """Wagtail's own (references) are done at once: they follow what a test saves, whose transaction never commits."""

    def _execute_task(self, task_result):
        done = partial(super()._execute_task, task_result)
        if task_result.task.module_path.startswith("wagtail."):
            done()
        else:
            transaction.on_commit(done)
