"""`run` restarts a worker that ended, some times; its site's end is its own. With real processes."""

import io
import re
import subprocess
import sys

import pytest
from django.core.management import CommandError

from home.management.commands.run import Command

ENDS = (sys.executable, "-c", "")
STAYS = (sys.executable, "-c", "import time; time.sleep(60)")


class Impatient(Command):
    """Waits for nothing between two restarts."""

    restarts = 2
    restart_after = 0


@pytest.fixture
def command():
    return Impatient(stdout=io.StringIO(), stderr=io.StringIO())


@pytest.fixture
def watched(command):
    """Watches a worker and a site, ends what is left of them, and gives the error, the messages and the worker."""

    def watch(worker, site) -> tuple[str, list[str], subprocess.Popen]:
        command.worker = worker
        children = [command.start(ENDS), command.start(site)]
        try:
            with pytest.raises(CommandError) as error:
                command.watch(children)
        finally:
            command.stop(children)
        return str(error.value), command.stderr._out.getvalue().splitlines(), children[0]

    return watch


def test_worker_that_always_ends_is_restarted_some_times_only(watched):
    error, messages, worker = watched(worker=ENDS, site=STAYS)
    assert (error, worker.returncode) == ("Le travail de fond s’arrête sans cesse : voyez les messages ci-dessus.", 0)
    assert [re.sub(r"\x1b\[\S*?m", "", line) for line in messages] == [
        "Le travail de fond s’est arrêté : relance 1 sur 2.",
        "Le travail de fond s’est arrêté : relance 2 sur 2.",
    ]


def test_worker_that_ended_once_is_restarted_and_lives_until_the_site_ends(watched):
    site = (sys.executable, "-c", "import time; time.sleep(4)")
    error, messages, worker = watched(worker=STAYS, site=site)
    assert (error, len(messages)) == ("Le site s’est arrêté.", 1)
    assert worker.returncode == -15  # it was still there, and `stop` ended it
