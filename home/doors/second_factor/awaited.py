"""Somebody whose password was right, and whose code is awaited: kept in the session, which is nobody's until then."""

import time

from home.models import User

_KEY = "awaited_code"
_WAITS = 600  # seconds


def await_code(request, user: User, *, remember: bool) -> None:
    request.session[_KEY] = {
        "user": user.pk,
        "hash": user.get_session_auth_hash(),  # another password, or no factor any more: start again
        "remember": remember,
        "until": time.time() + _WAITS,
    }


def awaited(request) -> User | None:
    """The account, while its password is still the one that was given."""
    kept = request.session.get(_KEY)
    if not kept or kept["until"] < time.time():
        return None
    user = User.objects.filter(pk=kept["user"], is_active=True).first()
    return user if user and user.second_factor_since and user.get_session_auth_hash() == kept["hash"] else None


def wants_to_be_remembered(request) -> bool:
    return request.session[_KEY]["remember"]


def forget(request) -> None:
    request.session.pop(_KEY, None)
