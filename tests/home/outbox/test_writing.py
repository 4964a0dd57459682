"""Mails are written down with what they tell: undone with it, waiting for nobody, kept whole."""

import pytest
from django.core import mail
from django.core.mail import EmailMessage, EmailMultiAlternatives
from django.db import transaction

from catalogue.provisioning.accounts import invite
from home.models import OutgoingMail, User
from home.outbox.sending import send_due
from tests.conftest import PASSWORD, user_in
from tests.factories import make_material
from tests.home.outbox.mails import FOUR, reasons, states, write

pytestmark = pytest.mark.django_db

ICS = "BEGIN:VCALENDAR\r\nSUMMARY:Séance\r\nEND:VCALENDAR\r\n"


@pytest.mark.parametrize("answer", ["hung", "refused"])
def test_request_is_answered_at_once_and_the_mails_leave_later(answer, smtp, settings, bretagne, client):
    for number in range(4):
        user_in(f"fourmi-{number}", "Rédaction Bretagne")
    material = make_material(bretagne)
    smtp.hangs = answer == "hung"
    settings.EMAIL_PORT = 1 if answer == "refused" else smtp.port
    response = client.post(f"/signaler/{material.pk}/", {"reason": "perime"}, headers={"host": "localhost"})
    assert (response.status_code, smtp.connections) == (302, 0)  # nobody was waited for
    assert states() == dict.fromkeys(FOUR, "attente")
    smtp.hangs, settings.EMAIL_PORT = False, smtp.port
    send_due()
    assert (smtp.recipients, states()) == (FOUR, dict.fromkeys(FOUR, "parti"))


def test_without_the_outbox_the_request_waits_and_falls(smtp, settings, bretagne, breton_editor, client):
    """What the test before is worth: the same request, with the mail server in it."""
    settings.EMAIL_BACKEND, smtp.hangs = settings.MAIL_TRANSPORT, True
    material = make_material(bretagne)
    with pytest.raises(OSError, match="timed out"):
        client.post(f"/signaler/{material.pk}/", {"reason": "perime"}, headers={"host": "localhost"})
    assert smtp.connections == 1


def _invite_and_fail(region) -> None:
    with transaction.atomic():
        invite(region, "nouvelle@example.org", "redaction")
        assert states() == {"nouvelle@example.org": "attente"}
        raise RuntimeError


def test_invitation_that_is_rolled_back_does_not_leave(bretagne, outbox):
    with pytest.raises(RuntimeError):
        _invite_and_fail(bretagne)
    assert states() == {}


def test_invitation_that_is_cancelled_before_it_left_does_not_leave(bretagne, outbox):
    invite(bretagne, "nouvelle@example.org", "redaction")
    User.objects.get(email="nouvelle@example.org").delete()
    send_due()
    assert (states(), mail.outbox) == ({}, [])


def test_password_reset_goes_through_the_outbox(admin, client, outbox, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        client.post("/gestion/password_reset/", {"email": admin.email}, headers={"host": "localhost"})
    assert (states(), mail.outbox) == ({admin.email: "attente"}, [])
    send_due()
    assert "/gestion/password_reset/confirm/" in mail.outbox[0].body


def test_message_is_sent_as_it_was_written(outbox):
    message = EmailMultiAlternatives(
        "Séance à Brest",
        "Texte\x00 à accents",
        '"Fourmilière" <site@example.org>',
        ["Anaïs Le Goff <anais@example.org>"],
        reply_to=["coordination@example.org"],
        headers={"X-Essai": "oui", "Message-ID": "<un@example.org>"},
    )
    message.attach_alternative("<p>Texte à accents</p>", "text/html")
    message.attach("seance.ics", ICS, "text/calendar")
    message.attach("attestation.pdf", b"%PDF-1.7\x00\xff", "application/pdf")
    message.extra_headers["Date"] = "Sat, 28 Nov 2026 10:00:00 -0000"
    expected = _parts(message)
    message.send()
    send_due()
    assert reasons() == {}
    assert [(letter.recipients(), _parts(letter)) for letter in mail.outbox] == [(message.to, expected)]
    assert [kind for _heads, kind, _text in expected] == [
        "multipart/mixed",
        "multipart/alternative",
        "text/plain",
        "text/html",
        "text/calendar",
        "application/pdf",
    ]


def _parts(message) -> list[tuple]:
    """Headers, type and text of each part; but for what parts them, which is new each time."""
    return [
        (
            sorted(head for head in part.items() if not part.is_multipart() or head[0] != "Content-Type"),
            part.get_content_type(),
            None if part.is_multipart() else part.get_payload(decode=True),
        )
        for part in message.message().walk()
    ]


def test_each_recipient_has_a_row_and_sees_the_same_headers(outbox):
    EmailMessage("Objet", "Texte", to=["a@example.org", "b@example.org"], cc=["c@example.org"], bcc=["d@x.org"]).send()
    send_due()
    assert [letter.recipients() for letter in mail.outbox] == [
        ["a@example.org"],
        ["b@example.org"],
        ["c@example.org"],
        ["d@x.org"],
    ]
    heads = {(head["To"], head["Cc"], head["Bcc"]) for head in (letter.message() for letter in mail.outbox)}
    assert heads == {("a@example.org, b@example.org", "c@example.org", None)}
    assert len({letter.message()["Message-ID"] for letter in mail.outbox}) == 1


def test_text_is_erased_as_soon_as_the_mail_has_left(outbox):
    write("a@example.org", body=PASSWORD)
    assert PASSWORD.encode() in bytes(OutgoingMail.objects.get().content)
    send_due()
    assert bytes(OutgoingMail.objects.get().content) == b""
