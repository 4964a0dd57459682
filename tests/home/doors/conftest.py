"""The doors as visitors meet them."""

import pytest


@pytest.fixture(autouse=True)
def _tasks_at_once(settings):
    """The mail of a lost password is written by a task, and the transaction of a test never commits."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
