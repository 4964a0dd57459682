"""What somebody finds in their mailbox: the mails that the worker sent, which this transport leaves in files."""

import email
import time
from email.message import EmailMessage
from email.policy import default
from email.utils import parsedate_to_datetime
from pathlib import Path

_AFTER_EACH = b"\n" + b"-" * 79 + b"\n"
_COMES_WITHIN = 60  # seconds


class Mailbox:
    def __init__(self, folder: Path, address: str):
        self.folder, self.address = folder, address

    def mails(self) -> list[EmailMessage]:
        """Oldest first; one that is still being written is none yet."""
        files = sorted(self.folder.glob("*.log"))
        written = [part for file in files for part in file.read_bytes().split(_AFTER_EACH)[:-1]]
        found = [email.message_from_bytes(part, policy=default) for part in written]
        own = [mail for mail in found if mail["To"] == self.address]
        return sorted(own, key=lambda mail: parsedate_to_datetime(mail["Date"]))

    def subjects(self) -> list[str]:
        """What comes before the name of the date."""
        return [subject_of(mail).partition(" :")[0] for mail in self.mails()]

    def wait_for(self, subject: str) -> EmailMessage:
        """The last whose subject begins so."""
        deadline = time.monotonic() + _COMES_WITHIN
        while not (found := [mail for mail in self.mails() if subject_of(mail).startswith(subject)]):
            assert time.monotonic() < deadline, f"{subject} n’est pas arrivé ; reçu : {self.subjects()}"
            time.sleep(0.2)
        return found[-1]


def subject_of(mail: EmailMessage) -> str:
    """On one line, however the header is folded."""
    return " ".join(mail["Subject"].split())


def text_of(mail: EmailMessage) -> str:
    return mail.get_body(("plain",)).get_content()
