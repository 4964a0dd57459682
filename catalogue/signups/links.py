"""« Ma place » : the personal link of a registration. Signed, limited in time, and ended by one more version.

The link names the registration by a random key, and says nothing of the person.
"""

import uuid
from datetime import timedelta

from django.core import signing
from django.utils import timezone

from catalogue.signups.models import Registration

_SALT = "signups.place"
KEPT = timedelta(days=120)  # after the end of the date: the questions of three months later are asked by it


def token_of(registration: Registration) -> str:
    return signing.Signer(salt=_SALT).sign(f"{registration.key.hex}-{registration.link_version}")


def registration_of(token: str) -> Registration | None:
    """Whose link it is; None for a link that was made up, ended or is too old."""
    try:
        key, version = signing.Signer(salt=_SALT).unsign(token).split("-")
        found = Registration.objects.select_related("seats__page").get(key=uuid.UUID(key), link_version=int(version))
    except (signing.BadSignature, ValueError, Registration.DoesNotExist):
        return None
    return None if found.forgotten_at or found.seats.told_end + KEPT < timezone.now() else found
