"""What is kept of secrets: the application's, encrypted, and a digest of each recovery code.

Both depend on SECRET_KEY (and SECRET_KEY_FALLBACKS): who reads the database alone, or a copy of it, has neither.
"""

import base64
import re

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.utils.crypto import get_random_string, salted_hmac

_SALT = "home.second_factor"
_RECOVERY_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that is read for another
_RECOVERY_LENGTH = 12  # 59 bits


def _keys() -> list[str | bytes]:
    return [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]


def _cipher() -> MultiFernet:
    digests = [salted_hmac(_SALT, "totp", secret=key, algorithm="sha256").digest() for key in _keys()]
    return MultiFernet([Fernet(base64.urlsafe_b64encode(digest)) for digest in digests])


def encrypted(secret: str) -> str:
    return _cipher().encrypt(secret.encode()).decode()


def decrypted(kept: str) -> str | None:
    """None when it was encrypted under a key that this site no longer has."""
    try:
        return _cipher().decrypt(kept.encode()).decode()
    except InvalidToken:
        return None


def plain(code: str) -> str:
    """A code as typed, without the blanks and dashes that make it legible."""
    return re.sub(r"[\s\u2010-\u2015-]", "", code).lower()


def new_recovery_code() -> str:
    code = get_random_string(_RECOVERY_LENGTH, _RECOVERY_LETTERS)
    return "-".join(code[start : start + 4] for start in range(0, _RECOVERY_LENGTH, 4))


def digests_of(user: AbstractBaseUser, code: str) -> list[str]:
    """What may be kept of a recovery code: under today's key first."""
    text = f"{user.pk}:{plain(code)}"
    return [salted_hmac(_SALT, text, secret=key, algorithm="sha256").hexdigest() for key in _keys()]
