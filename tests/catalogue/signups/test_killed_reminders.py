"""Reminders whose writer, then whose sender, is killed by -9, while the mail server is down for a time: each once."""

import os
import signal
from contextlib import nullcontext
from datetime import timedelta
from itertools import count
from types import SimpleNamespace

import pytest
from django.utils import timezone

from catalogue.signups import mails, reminding
from catalogue.signups.bulk import register_many
from catalogue.signups.models import Registration
from home.models import OutgoingMail
from home.models.mails import LEASE
from home.outbox.sending import send_due
from tests.catalogue.signups.people import make_date, person
from tests.catalogue.signups.races import breton_home, forget_dates, prepared
from tests.forks import FORK, SOON, run, start
from tests.home.outbox.mails import later
from tests.home.outbox.smtp_server import mail_server

PEOPLE = sorted(f"personne-{number}@example.org" for number in range(12))
WRITTEN, SENT = 4, 5  # before each is killed


@pytest.fixture
def database(tmp_path, django_db_setup, django_db_blocker, outbox):
    with django_db_blocker.unblock(), prepared(tmp_path, _prepare, forget_dates) as (shared, _date):
        yield shared


@pytest.fixture
def smtp(settings):
    with mail_server() as server:
        settings.MAIL_TRANSPORT = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", server.port, SOON
        yield server


def _prepare() -> int:
    """In five days; everybody signed up long ago, so that the reminder of a week is due."""
    date = make_date(breton_home(), days=5, seats=len(PEOPLE))
    register_many(date, [person(number) for number in range(len(PEOPLE))])
    Registration.objects.update(created_at=timezone.now() - timedelta(days=20))
    return date.pk


def _work() -> dict:
    """What the worker does at each turn."""
    reminding.remind()
    return dict(send_due(within=SOON))


def _write_and_stop(reached) -> None:
    """In the middle of a reminder: it is noted as told, and its mail is not written yet."""
    message, turns = mails._mail, count()

    def stopped(*said):
        if next(turns) == WRITTEN:
            reached.set()
            signal.pause()
        return message(*said)

    mails._mail = stopped
    reminding.remind()


def _killed(shared, reached, act, *arguments) -> None:
    process, _answer = start(shared, act, *arguments)
    assert reached.wait(SOON)
    os.kill(process.pid, signal.SIGKILL)
    process.join(SOON)
    assert process.exitcode == -signal.SIGKILL


def _states() -> dict[str, int]:
    found = list(OutgoingMail.objects.values_list("state", flat=True))
    return {state: found.count(state) for state in sorted(set(found))}


def _until_the_lease_ends() -> None:
    later(seconds=LEASE.total_seconds() + 1)


@pytest.mark.parametrize("protected", [True, False], ids=["in one transaction", "positive control"])
def test_each_reminder_arrives_once_though_its_processes_are_killed(protected, database, smtp, settings, monkeypatch):
    if not protected:
        monkeypatch.setattr(reminding, "transaction", SimpleNamespace(atomic=nullcontext))
    writing = FORK.Event()
    _killed(database, writing, _write_and_stop, writing)
    assert run(database, _states) == {"attente": WRITTEN}

    settings.EMAIL_PORT = 1  # nobody listens there
    run(database, _work)
    settings.EMAIL_PORT = smtp.port
    all_of_them = len(PEOPLE) if protected else len(PEOPLE) - 1
    assert (run(database, _states), smtp.recipients) == ({"attente": all_of_them}, [])

    smtp.falls_silent_after = SENT
    run(database, _until_the_lease_ends)
    _killed(database, smtp.silent, _work)
    assert run(database, _states) == {"attente": all_of_them - SENT - 1, "envoi": 1, "parti": SENT}

    smtp.falls_silent_after = None
    run(database, _until_the_lease_ends)
    run(database, _work)
    assert run(database, _work) == {}
    assert run(database, _states) == {"parti": all_of_them}
    assert len(smtp.recipients) == len(set(smtp.recipients)) == all_of_them
    assert (smtp.recipients == PEOPLE) is protected
