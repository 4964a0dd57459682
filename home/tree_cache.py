"""What each page reads of the whole tree (menus, regions, identities…), kept in the cache until some page changes."""

from collections.abc import Callable
from uuid import uuid4

from django.core.cache import cache

_GENERATION = "home:tree"
CACHE_SECONDS = 300


def tree_key(name: str) -> str:
    """Key of the cache under which `name` is kept until the tree changes."""
    return f"{_GENERATION}:{cache.get(_GENERATION, '')}:{name}"


def remembered(name: str, read: Callable):
    """What `read` gave when it was last called under this name, never None."""
    key = tree_key(name)
    value = cache.get(key)
    if value is None:
        value = read()
        cache.set(key, value, CACHE_SECONDS)
    return value


def forget_tree() -> None:
    """Make everything be read again. What somebody is still reading is kept under a key that nobody asks any more."""
    cache.set(_GENERATION, uuid4().hex, None)
