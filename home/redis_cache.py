"""A Redis that several machines share, and without which the site goes on as if nothing were in it."""

from collections.abc import Callable
from functools import lru_cache

from django.core.cache.backends.redis import RedisCache, RedisCacheClient
from redis.exceptions import RedisError

from home.breaker import Breaker, Unavailable

_PATIENCE = 0.25  # seconds to connect, and to answer: the database would have answered meanwhile


@lru_cache
def _breaker(servers: tuple[str, ...]) -> Breaker:
    """One for a process: Django makes a cache for each of its threads.

    A value that cannot be read, as one of another release whose class is gone, is as one that is not there.
    """
    return Breaker("Redis", (Exception,), is_refusal=lambda error: not isinstance(error, (RedisError, OSError)))


class _Client(RedisCacheClient):
    """Django's, whose answers are those of an empty cache while the server is away."""

    def __init__(self, servers, **options):
        super().__init__(servers, socket_connect_timeout=_PATIENCE, socket_timeout=_PATIENCE, **options)
        self._breaker = _breaker(tuple(servers))

    def _ask(self, without, method: Callable, *args):
        try:
            return self._breaker.call(lambda: method(*args))
        except Unavailable:
            return without

    def add(self, key, value, timeout):
        return self._ask(False, super().add, key, value, timeout)

    def get(self, key, default):
        return self._ask(default, super().get, key, default)

    def set(self, key, value, timeout):
        return self._ask(None, super().set, key, value, timeout)

    def touch(self, key, timeout):
        return self._ask(False, super().touch, key, timeout)

    def delete(self, key):
        return self._ask(False, super().delete, key)

    def get_many(self, keys):
        return self._ask({}, super().get_many, keys)

    def has_key(self, key):
        return self._ask(False, super().has_key, key)

    def incr(self, key, delta):
        """Raises ValueError, as for a key that is not there, when the server is away."""
        counted = self._ask(None, super().incr, key, delta)
        if counted is None:
            raise ValueError(f"Key '{key}' not found.")
        return counted

    def set_many(self, data, timeout):
        return self._ask(None, super().set_many, data, timeout)

    def delete_many(self, keys):
        return self._ask(None, super().delete_many, keys)

    def clear(self):
        return self._ask(False, super().clear)


class RedisAid(RedisCache):
    """The BACKEND of CACHE_URL."""

    def __init__(self, server, params):
        super().__init__(server, params)
        self._class = _Client
