"""What a mail server may answer, and what becomes of each mail then."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from home.models import OutgoingMail
from home.models.mails import LEASE
from home.outbox import sending
from home.outbox.choices import late
from home.outbox.retention import KEPT, TEXT_KEPT, purge
from home.outbox.sending import PAUSES, send_due
from tests.home.outbox.mails import FOUR, later, reasons, states, wait_minutes, write

pytestmark = pytest.mark.django_db


def test_mails_leave_on_one_connection(smtp):
    write(*FOUR)
    assert send_due() == {"parti": 4}
    assert (smtp.recipients, smtp.connections, states()) == (FOUR, 1, dict.fromkeys(FOUR, "parti"))
    assert send_due() == {}
    assert smtp.connections == 1  # nothing to say: nobody is called


def test_one_bad_address_fails_alone(smtp):
    smtp.refused = {FOUR[1]: "550 no such user"}
    write(*FOUR)
    send_due()
    assert smtp.recipients == [FOUR[0], FOUR[2], FOUR[3]]
    assert states() == dict.fromkeys(FOUR, "parti") | {FOUR[1]: "echec"}
    assert reasons() == {FOUR[1]: "Le serveur de courriel refuse : 550 no such user"}


def test_one_message_that_cannot_be_written_fails_alone(smtp):
    write(FOUR[0], subject="Titre\nBcc: x@example.org")
    write(FOUR[1])
    send_due()
    assert (smtp.recipients, states()) == ([FOUR[1]], {FOUR[0]: "echec", FOUR[1]: "parti"})
    assert reasons()[FOUR[0]].startswith("Le message ne peut pas être écrit : Header values can't contain newlines")


def test_address_that_is_refused_for_now_is_tried_again_and_the_others_leave(smtp):
    smtp.refused = {FOUR[0]: "450 come back"}
    write(*FOUR)
    send_due()
    assert states() == dict.fromkeys(FOUR, "parti") | {FOUR[0]: "attente"}
    smtp.refused = {}
    assert send_due() == {}
    later(minutes=1)
    assert send_due() == {"parti": 1}
    assert len({message["Message-ID"] for message in smtp.messages}) == 4


def test_tries_are_further_and_further_apart_then_end(smtp):
    smtp.refused = {FOUR[0]: "450 come back"}
    write(FOUR[0])
    seen = []
    while states() != {FOUR[0]: "echec"}:
        send_due()
        seen += wait_minutes()
        later(days=2)
    assert seen == [1, 5, 15, 60, 240, 720, 1440, 0]
    assert sum(PAUSES, timedelta()) < timedelta(days=3)  # an invitation's link still leads somewhere


@pytest.mark.parametrize("answer", ["refused", "hung"])
def test_server_that_is_down_is_called_once_for_all(answer, smtp, settings):
    smtp.hangs, settings.EMAIL_PORT = answer == "hung", 1 if answer == "refused" else smtp.port
    write(*FOUR)
    send_due()
    assert list(OutgoingMail.objects.order_by("pk").values_list("tries", flat=True)) == [1, 0, 0, 0]
    assert (states(), wait_minutes()) == (dict.fromkeys(FOUR, "attente"), [1] * 4)
    assert list(reasons()) == FOUR[:1]
    assert reasons()[FOUR[0]].startswith("Pas de connexion au serveur de courriel : ")
    assert smtp.connections == (answer == "hung")


def test_server_that_closes_is_left_in_peace_and_called_again(smtp):
    smtp.refused = {FOUR[0]: "421 closing"}
    write(*FOUR)
    send_due()
    assert states() == dict.fromkeys(FOUR, "attente")
    smtp.refused = {}
    later(minutes=1)
    send_due()
    assert smtp.recipients == FOUR


class _Killed(BaseException):
    """As SIGKILL: nothing that comes after it runs."""


def _killed_when_the_server_has_the_mail(monkeypatch):
    def die(*args):
        raise _Killed

    with monkeypatch.context() as patched:
        patched.setattr(sending, "_note", die)
        with pytest.raises(_Killed):
            send_due()


def test_mail_of_a_sender_that_was_killed_is_sent_again_under_the_same_identifier(smtp, monkeypatch):
    write(FOUR[0])
    _killed_when_the_server_has_the_mail(monkeypatch)
    assert (send_due(), states()) == ({}, {FOUR[0]: "envoi"})  # it may still live
    later(seconds=LEASE.total_seconds() + 1)
    send_due()
    assert states() == {FOUR[0]: "parti"}
    assert len(smtp.messages) == 2
    assert len({(message["Message-ID"], message["Date"]) for message in smtp.messages}) == 1


def test_mail_that_kills_each_of_its_senders_is_given_up(smtp, monkeypatch):
    write(FOUR[0])
    for _time in range(len(PAUSES) + 1):
        _killed_when_the_server_has_the_mail(monkeypatch)
        later(seconds=LEASE.total_seconds() + 1)
    send_due()
    assert reasons() == {FOUR[0]: "L’envoi s’est interrompu trop souvent."}


def test_sender_whose_lease_ended_changes_nothing_any_more(smtp):
    write(FOUR[0])
    slow = OutgoingMail.objects.claim()
    later(seconds=LEASE.total_seconds() + 1)
    send_due()
    sending._note(slow, "echec", "trop tard")
    assert (states(), reasons()) == ({FOUR[0]: "parti"}, {})


def test_command_says_what_left_and_what_did_not(smtp):
    smtp.refused = {FOUR[0]: "550 no such user"}
    write(*FOUR)
    output = StringIO()
    with pytest.raises(CommandError, match="Des courriels ne sont pas partis"):
        call_command("send_outbox", stdout=output)
    assert output.getvalue().splitlines()[-2:] == ["Parti : 3", "Échec : 1"]
    call_command("send_outbox", stdout=output)  # nothing left to do


def test_lines_and_texts_do_not_stay_for_ever(smtp):
    smtp.refused = {FOUR[0]: "550 no such user"}
    write(FOUR[0], FOUR[1])
    send_due()
    later(seconds=TEXT_KEPT.total_seconds() + 1)
    write(FOUR[2])
    purge()
    assert [bool(bytes(mail.content)) for mail in OutgoingMail.objects.order_by("pk")] == [False, False, True]
    later(seconds=(KEPT - TEXT_KEPT).total_seconds())
    purge()
    assert states() == {FOUR[2]: "attente"}


def test_mails_that_nobody_sends_are_late(outbox):
    write(FOUR[0], FOUR[1])
    OutgoingMail.objects.filter(recipient=FOUR[0]).update(written_at=timezone.now() - timedelta(hours=1))
    assert [mail.recipient for mail in late()] == FOUR[:1]
