"""In tests, tasks are done as soon as the transaction that enqueued them is committed, as by a worker without delay."""

from functools import partial

from django.db import transaction
from django_tasks.backends.immediate import ImmediateBackend


class AfterCommitBackend(ImmediateBackend):
    """Those of libraries (references, the admin's search) are done at once: a test's own transaction never commits."""

    def _execute_task(self, task_result):
        done = partial(super()._execute_task, task_result)
        if task_result.task.module_path.startswith(("home.", "catalogue.", "search.")):
            transaction.on_commit(done)
        else:
            done()
