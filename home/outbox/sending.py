"""Sends what is due, on one connection. Several senders may run at once: each mail is claimed by one of them.

A sender killed between the server's « 250 » and our own note leaves a mail of which nobody knows whether it left. It is
sent again when its lease ends: a notice lost is worse here than one read twice, nothing that a mail asks for is done
twice by a second copy, and both bear the same Message-ID, by which many servers keep one. Tries are counted when they
begin, so that a mail that kills its sender is given up too.
"""

import time
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from smtplib import SMTPDataError, SMTPRecipientsRefused, SMTPResponseException

from django.conf import settings
from django.core.mail import get_connection
from django.utils import timezone

from home.models import MailState, OutgoingMail
from home.outbox.contents import unpack
from home.outbox.gate import refusal
from home.outbox.telling import Telling

# Before each new try: a mail server may be away for a night, and an invitation's link lives three days.
PAUSES = [timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 4 * 60, 12 * 60, 24 * 60)]
WITHIN = 5  # seconds; the worker's other chores wait meanwhile, and it ends within ten
_CLOSING = 421  # the server's code for « not now, I close »
_REASON = OutgoingMail._meta.get_field("reason").max_length
_ERASED = [MailState.SENT, MailState.WITHHELD]


@dataclass(frozen=True)
class Outcome:
    """What became of a try. `later`: it is worth another; `down`: the server, so that other mails need not try."""

    reason: str = ""
    later: bool = False
    down: bool = False


def send_due(within: float = WITHIN) -> Counter[str]:
    """Send until nothing is due, the time (seconds) is over or the server is down; how many ended in each state."""
    counts: Counter[str] = Counter()
    connection = get_connection(settings.MAIL_TRANSPORT)
    deadline = time.monotonic() + within
    down = False
    try:
        while not down and time.monotonic() < deadline and (mail := OutgoingMail.objects.claim()):
            state, down = _deliver(mail, connection)
            counts[state] += 1
    finally:
        _close(connection)
    if down:
        waiting = OutgoingMail.objects.due().filter(state=MailState.WAITING)
        counts[MailState.WAITING] += waiting.update(due_at=timezone.now() + PAUSES[0])
    return counts


def _deliver(mail: OutgoingMail, connection) -> tuple[str, bool]:
    """Try to send a claimed mail and note what came of it: its state, and whether the server is down."""
    if reason := refusal(Telling(mail.account_id, mail.page_id, mail.readers), mail.recipient):
        return _note(mail, MailState.WITHHELD, reason), False
    if mail.tries > len(PAUSES) + 1:
        return _note(mail, MailState.FAILED, "L’envoi s’est interrompu trop souvent."), False
    outcome = _try(mail, connection)
    if not outcome.reason:
        return _note(mail, MailState.SENT), False
    if outcome.later and mail.tries <= len(PAUSES):
        return _note(mail, MailState.WAITING, outcome.reason, PAUSES[mail.tries - 1]), outcome.down
    return _note(mail, MailState.FAILED, outcome.reason), outcome.down


def _note(mail: OutgoingMail, state: str, reason: str = "", pause: timedelta = timedelta()) -> str:
    """Unless the lease ended meanwhile, and another sender has the mail."""
    values = {"state": state, "reason": reason[:_REASON], "claim": "", "due_at": timezone.now() + pause}
    if state in _ERASED:
        values["content"] = b""
    OutgoingMail.objects.filter(pk=mail.pk, claim=mail.claim).update(**values)
    return state


def _try(mail: OutgoingMail, connection) -> Outcome:
    try:
        connection.open()
    except OSError as error:
        return Outcome(f"Pas de connexion au serveur de courriel : {_words(error)}", later=True, down=True)
    try:
        connection.send_messages([unpack(mail.content, mail.recipient)])
    except SMTPRecipientsRefused as error:
        return _refused(*next(iter(error.recipients.values())), final=True)
    except SMTPResponseException as error:  # of the sender, often a setting of ours, or of the message
        return _refused(error.smtp_code, error.smtp_error, final=isinstance(error, SMTPDataError))
    except OSError as error:
        return Outcome(f"La connexion au serveur de courriel s’est rompue : {_words(error)}", later=True, down=True)
    except Exception as error:  # a header or an address that cannot be written: the others leave
        return Outcome(f"Le message ne peut pas être écrit : {_words(error)}")
    return Outcome()


def _refused(code: int, words: bytes | str, *, final: bool) -> Outcome:
    """SMTP's codes: 5xx for good, 4xx for now."""
    reason = f"Le serveur de courriel refuse : {_said(code, words)}"
    return Outcome(reason, later=code < 500 or not final, down=code == _CLOSING)


def _words(error: Exception) -> str:
    if isinstance(error, SMTPResponseException):
        return _said(error.smtp_code, error.smtp_error)
    return " ".join(str(error).split()) or type(error).__name__


def _said(code: int, words: bytes | str) -> str:
    return f"{code} {words.decode(errors='replace') if isinstance(words, bytes) else words}"


def _close(connection) -> None:
    with suppress(OSError):  # what was taken is taken
        connection.close()
