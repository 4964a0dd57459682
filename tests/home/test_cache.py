"""What the site asks of its cache, of the one in its memory and of a real Redis."""

import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.cache import cache, caches

from home.tree_cache import forget_tree

THREADS, TURNS = 8, 50


class CacheContract:
    """What holds of every cache that settings may choose."""

    def test_gives_back_what_was_put_and_nothing_else(self):
        cache.set("page", {"titre": "Été"}, 60)
        cache.set_many({"a": 1, "b": None}, 60)
        assert (cache.get("page"), cache.get("autre", "rien")) == ({"titre": "Été"}, "rien")
        assert cache.get_many(["a", "b", "c"]) == {"a": 1, "b": None}
        assert (cache.has_key("a"), cache.has_key("c")) == (True, False)

    def test_what_one_changes_of_a_value_is_not_seen_by_others(self):
        cache.set("liste", [1], 60)
        cache.get("liste").append(2)
        assert cache.get("liste") == [1]

    def test_takes_out_what_it_is_told(self):
        cache.set_many({"a": 1, "b": 2, "c": 3, "d": 4}, 60)
        cache.delete("a")
        cache.delete_many(["b", "c"])
        assert cache.get_many("abcd") == {"d": 4}
        cache.clear()
        assert cache.get("d") is None

    def test_adds_once(self):
        with ThreadPoolExecutor(THREADS) as pool:
            added = list(pool.map(lambda number: cache.add("verrou", number, 60), range(THREADS)))
        assert sum(added) == 1
        assert cache.get("verrou") == added.index(True)

    def test_counts_whoever_counts_at_once(self):
        cache.set("compte", 0, 60)
        with ThreadPoolExecutor(THREADS) as pool:
            list(pool.map(lambda _: cache.incr("compte"), range(THREADS * TURNS)))
        assert cache.get("compte") == THREADS * TURNS

    def test_counting_does_not_change_how_long_it_is_kept(self):
        for key in ("court", "long"):
            cache.set(key, 0, 1 if key == "court" else 60)
            cache.incr(key)
        time.sleep(1.1)
        assert (cache.get("court"), cache.get("long")) == (None, 1)
        with pytest.raises(ValueError, match="not found"):
            cache.incr("court")

    def test_prolongs(self):
        cache.set("a", 1, 1)
        assert (cache.touch("a", 60), cache.touch("b", 60)) == (True, False)
        time.sleep(1.1)
        assert cache.get("a") == 1

    def test_two_thousand_values_evict_none(self):
        keys = [f"clé {number}".replace(" ", "-") for number in range(2_000)]
        for key in keys:
            cache.set(key, key, 60)
        assert len(cache.get_many(keys)) == len(keys)

    def test_sizes_of_images_are_kept_until_the_tree_changes(self, db):
        caches["renditions"].set("image", "150 × 150", 60)
        before = caches["renditions"].get("image")
        forget_tree()
        assert (before, caches["renditions"].get("image")) == ("150 × 150", None)


class TestInMemory(CacheContract):
    def test_is_what_one_machine_uses(self, settings):
        backends = {name: cache["BACKEND"].rpartition(".")[2] for name, cache in settings.CACHES.items()}
        assert {backends.pop(name) for name in ("share_pictures", "posters")} == {"FileBasedCache"}
        assert set(backends.values()) == {"LocMemCache"}


class TestOnRedis(CacheContract):
    @pytest.fixture(autouse=True)
    def _redis(self, settings, engine_url):
        use_redis(settings, engine_url("redis"))
        cache.clear()
        yield
        cache.clear()


def use_redis(settings, url: str, backend: str = "home.redis_cache.RedisAid", **options) -> None:
    """Make it every cache of the site, until the settings come back."""
    settings.CACHES = {
        name: {**config, "BACKEND": backend, "LOCATION": url, "OPTIONS": options}
        for name, config in settings.CACHES.items()
    }
