"""How often an anonymous visitor does something, without keeping who they are."""

import secrets

from django.conf import settings
from django.core.cache import cache
from django.utils import timezone
from django.utils.crypto import salted_hmac

_A_DAY = 24 * 3600


def visitor_address(request) -> str:
    """Network address of a visitor: behind a proxy of ours, the one that it added last."""
    if settings.BEHIND_PROXY:
        return request.headers.get("X-Forwarded-For", "").rsplit(",", 1)[-1].strip()
    return request.META.get("REMOTE_ADDR", "")


def too_often(request, what: str, limit: int, seconds: int = 3600) -> bool:
    """Count one more `what` of this visitor; whether they exceed `limit` in `seconds`.

    Only a count is kept, in the cache, under a digest of the address with a salt drawn each day and then forgotten.
    """
    salt_key = f"home:visitors:{timezone.localdate():%Y-%m-%d}"
    salt = cache.get_or_set(salt_key, lambda: secrets.token_hex(16), _A_DAY)
    digest = salted_hmac(salt, visitor_address(request)).hexdigest()
    key = f"home:visitors:{what}:{digest}"
    cache.add(key, 0, seconds)
    try:
        return cache.incr(key) > limit
    except ValueError:  # it expired between the two
        return False
