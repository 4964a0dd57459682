"""Forms that anybody may send: a person saw them before, and they do not come too often."""

from datetime import datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from home.limits import HOUR, Limit, take
from home.visitors import network_of

_SEEN = "formulaire_vu"  # a cookie
_SALT = "home.visitor_forms"
_QUICKEST = 2  # seconds between a form and its sending: nobody fills it in less


def remember_seen(request: HttpRequest, response: HttpResponse, status: int) -> HttpResponse:
    """With the moment at which the form at this address was shown first, for `too_quick`."""
    if _SEEN not in request.COOKIES or status == 422:
        moment = str(int(timezone.now().timestamp() * 1000))
        response.set_signed_cookie(
            _SEEN,
            moment,
            salt=_SALT,
            max_age=HOUR,
            path=request.path,
            httponly=True,
            samesite="Lax",
            secure=request.is_secure(),
        )
    return response


def too_quick(request: HttpRequest) -> bool:
    """Without its cookie, the form was not seen. Not asked where tries are not counted either: in load tests."""
    if not settings.SIGNUP_TRIES_PER_HOUR:
        return False
    seen = request.get_signed_cookie(_SEEN, "", salt=_SALT, max_age=HOUR) or ""
    return not seen.isdecimal() or timezone.now().timestamp() - int(seen) / 1000 < _QUICKEST


def count_try(kind: str, request: HttpRequest, address: str) -> datetime | None:
    """Count one more of a kind of form, for the address and the network; None, or when to try again."""
    most = settings.SIGNUP_TRIES_PER_HOUR
    if not most:
        return None
    return take(
        Limit(f"{kind}:network:{network_of(request)}", most, HOUR),
        Limit(f"{kind}:address:{address.strip().casefold()}", most, HOUR),
    )
