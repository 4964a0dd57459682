"""Being as a process that has just begun, beside empty caches."""

from django.core.cache import caches

from home.memory import empty_memories


def start_cold() -> None:
    """Forget what this process remembers and what the caches hold."""
    empty_memories()
    for cache in caches.all(initialized_only=True):
        cache.clear()
