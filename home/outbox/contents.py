"""A message as bytes that a row keeps, and back: body, other versions, attachments and headers."""

import base64
import json
from email.utils import formatdate, make_msgid, parseaddr

from django.conf import settings
from django.core.mail import EmailMessage, EmailMultiAlternatives

_FIELDS = ("subject", "body", "from_email", "to", "cc", "reply_to", "content_subtype", "mixed_subtype", "encoding")


class StoredMessage(EmailMultiAlternatives):
    """What `unpack` gives: goes to one of the recipients that its headers may name."""

    recipient = ""

    def recipients(self):
        return [self.recipient]


def identify(message: EmailMessage) -> str:
    """Give a message, once, the Message-ID and the date that each try will bear; returns the first."""
    names = {name.lower(): name for name in message.extra_headers}
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[
        2
    ]  # this machine's own name may take a DNS query
    headers = dict(message.extra_headers)
    if "date" not in names:
        headers["Date"] = formatdate(localtime=settings.EMAIL_USE_LOCALTIME)
    headers.setdefault(names.get("message-id", "Message-ID"), make_msgid(domain=domain or "localhost"))
    message.extra_headers = headers
    return headers[names.get("message-id", "Message-ID")]


def pack(message: EmailMessage) -> bytes:
    values = {name: _plain(getattr(message, name)) for name in _FIELDS}
    values["headers"] = {name: str(value) for name, value in message.extra_headers.items()}
    values["alternatives"] = [[str(content), kind] for content, kind in getattr(message, "alternatives", None) or []]
    values["attachments"] = [_packed(attachment) for attachment in message.attachments]
    return json.dumps(values).encode()


def unpack(content: bytes | memoryview, recipient: str) -> StoredMessage:
    values = json.loads(bytes(content))
    message = StoredMessage()
    message.recipient = recipient
    for name in _FIELDS:
        setattr(message, name, values[name])
    message.extra_headers = values["headers"]
    for text, kind in values["alternatives"]:
        message.attach_alternative(text, kind)
    for attachment in values["attachments"]:
        _attach(message, attachment)
    return message


def _plain(value):
    """Lazy translations as text."""
    if isinstance(value, list):
        return [str(item) for item in value]
    return None if value is None else str(value)


def _packed(attachment) -> dict:
    """As `attach` makes them: a name, a text or bytes, a type. TypeError for parts that were put together by hand."""
    name, content, kind = attachment
    held = {"text": content} if isinstance(content, str) else {"bytes": base64.b64encode(content).decode()}
    return {"name": name, "kind": kind, **held}


def _attach(message: EmailMessage, attachment: dict) -> None:
    content = attachment["text"] if "text" in attachment else base64.b64decode(attachment["bytes"])
    message.attach(attachment["name"], content, attachment["kind"])
