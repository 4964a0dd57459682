"""Browsers in which the owner of an account logged in before: a signed cookie that names nobody.

Whoever tries passwords from everywhere can fill an account's count; its owner still enters from a browser of theirs, or
with the link of « Mot de passe oublié ? ». See OWASP, « Slow Down Online Guessing Attacks with Device Cookies ».
"""

from django.conf import settings
from django.core.signing import BadSignature, TimestampSigner
from django.utils.crypto import get_random_string

from home.doors.tries import name_tried

COOKIE = "navigateur"
_KEPT = 180 * 24 * 3600  # seconds


def _signer(username: str) -> TimestampSigner:
    return TimestampSigner(salt=f"home.doors.browsers:{name_tried(username)}")


def known_browser(request, username: str) -> str:
    """What a browser is counted by; empty when the account's owner never logged in with it."""
    try:
        return _signer(username).unsign(request.COOKIES.get(COOKIE, ""), max_age=_KEPT)
    except BadSignature:
        return ""


def remember_browser(response, user) -> None:
    response.set_cookie(
        COOKIE,
        _signer(user.get_username()).sign(get_random_string(22)),
        max_age=_KEPT,
        path=settings.ADMIN_PREFIX,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
