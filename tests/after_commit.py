"""In tests, tasks are done as soon as the transaction that enqueued them is committed, as by a worker without delay."""

from functools import partial

from django.db import transaction
from django_tasks.backends.immediate import ImmediateBackend


class AfterCommitBackend(ImmediateBackend):
    def _execute_task(self, task_result):
        transaction.on_commit(partial(super()._execute_task, task_result))
