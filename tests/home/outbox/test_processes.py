"""Several senders at once, and one that is killed: real processes on a database that they share."""

import os
import signal
import time

import pytest

from home.models import OutgoingMail
from home.models.mails import LEASE
from home.outbox.sending import send_due
from tests.forks import FORK, SOON, run, shared_database, start
from tests.home.outbox.mails import later, states, write

MANY = sorted(f"fourmi-{number:02}@example.org" for number in range(20))


@pytest.fixture
def database(tmp_path, django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), shared_database(tmp_path) as shared:
        yield shared
        run(shared, OutgoingMail.objects.all().delete)


def _send(barrier) -> dict:
    barrier.wait(SOON)
    return dict(send_due(within=SOON))


def _anybodys(mails):
    """A claim that claims nothing."""
    return mails.due().order_by("due_at", "pk").first()


@pytest.mark.parametrize("protected", [True, False], ids=["claimed", "positive control"])
def test_two_senders_at_once_send_each_mail_once(protected, database, smtp, monkeypatch):
    if not protected:
        monkeypatch.setattr(type(OutgoingMail.objects), "claim", _anybodys)
    smtp.slow = 0.01
    run(database, write, *MANY)
    barrier = FORK.Barrier(2)
    senders = [start(database, _send, barrier) for _n in range(2)]
    counts = [answer.recv() for _process, answer in senders]
    assert smtp.connections == 2
    assert (smtp.recipients == MANY) is protected
    assert (sum(count["parti"] for count in counts) == len(MANY)) is protected
    assert run(database, states) == dict.fromkeys(MANY, "parti")


def test_mail_of_a_killed_process_is_sent_by_the_next_one(database, smtp, settings):
    settings.EMAIL_TIMEOUT = SOON
    smtp.slow = SOON
    run(database, write, *MANY[:2])
    process, _answer = start(database, send_due)
    deadline = time.monotonic() + SOON
    while not smtp.taken and time.monotonic() < deadline:
        time.sleep(0.01)
    os.kill(process.pid, signal.SIGKILL)
    process.join(SOON)
    smtp.slow = 0
    assert run(database, states) == {MANY[0]: "envoi", MANY[1]: "attente"}
    assert run(database, send_due) == {"parti": 1}
    run(database, _until_the_lease_ends)
    assert run(database, send_due) == {"parti": 1}
    assert smtp.recipients == [MANY[0], *MANY[:2]]
    twice = [message["Message-ID"] for message in smtp.messages if message["To"] == MANY[0]]
    assert (len(twice), len(set(twice))) == (2, 1)


def _until_the_lease_ends() -> None:
    later(seconds=LEASE.total_seconds() + 1)
