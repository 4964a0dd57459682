"""A real Redis that is down, or that takes calls and never answers: each page is there, and soon."""

import os
import signal
import time
from collections.abc import Callable

import pytest
import redis
from django.core.cache import cache, caches
from redis.exceptions import RedisError

from home import breaker, redis_cache
from tests.engines import lifecycle
from tests.engines.errors import OutOfReach
from tests.engines.redis import Redis
from tests.factories import make_image
from tests.home.test_cache import use_redis

pytestmark = pytest.mark.django_db

LATE = 1.0  # second, beside what the page takes on a machine that does other things too
DJANGOS_OWN = "django.core.cache.backends.redis.RedisCache"
ADDRESSES = {"home": "/", "list": "/agenda/", "search": "/recherche/?q=fourmi", "admin": "/gestion/images/"}


@pytest.fixture
def server():
    """A Redis of this test alone: nobody else's is ever stopped."""
    try:
        running = lifecycle.start(Redis())
    except OutOfReach as missing:
        pytest.skip(f"Redis reste hors de portée : {missing}")
    yield running
    if running.is_alive():
        os.kill(running.pid, signal.SIGCONT)
    lifecycle.stop(running)


def freeze(server) -> None:
    os.kill(server.pid, signal.SIGSTOP)


AWAY = pytest.mark.parametrize("go_away", [lifecycle.stop, freeze], ids=["down", "frozen"])


@pytest.fixture
def pages(site, admin, client):
    """Ask each address: its status and whether it came in time. Each shows an image, whose size the cache knows."""
    site.logo = make_image()
    site.save_revision().publish()
    client.force_login(admin)

    def get(address: str) -> tuple[int, float]:
        began = time.monotonic()
        response = client.get(address, headers={"host": "localhost"})
        return response.status_code, time.monotonic() - began

    for address in ADDRESSES.values():
        get(address)  # templates are read
    usual = {name: get(address)[1] for name, address in ADDRESSES.items()}

    def ask() -> dict[str, tuple[int, bool]]:
        found = {name: get(address) for name, address in ADDRESSES.items()}
        return {name: (status, seconds < usual[name] + LATE) for name, (status, seconds) in found.items()}

    return ask


@pytest.fixture
def use(settings, server):
    """Make this Redis the site's cache, its breaker closed."""

    def with_backend(backend: str = "home.redis_cache.RedisAid", **options) -> Callable[[], dict]:
        redis_cache._breaker.cache_clear()
        use_redis(settings, server.url, backend, **options)

    return with_backend


@AWAY
def test_every_page_is_there_and_soon(go_away, server, use, pages):
    use()
    well = dict.fromkeys(ADDRESSES, (200, True))
    assert pages() == well
    assert caches["renditions"]._cache.get_client().dbsize() > 0  # they asked it
    go_away(server)
    assert pages() == well
    assert pages() == well


@AWAY
def test_with_djangos_own_cache_they_fail(go_away, server, use, pages):
    """The control: these pages do need an answer of the cache."""
    use(DJANGOS_OWN, socket_timeout=0.25)
    pages()
    go_away(server)
    with pytest.raises(RedisError):
        pages()


def seconds_of(count: int) -> float:
    began = time.monotonic()
    for number in range(count):
        assert cache.get(f"clé-{number}") is None
    return time.monotonic() - began


def test_only_the_first_call_waits(server, use, monkeypatch):
    use()
    monkeypatch.setattr(breaker, "PAUSE", 60)  # however slow this machine is
    freeze(server)
    assert seconds_of(1) >= redis_cache._PATIENCE
    assert seconds_of(20) < redis_cache._PATIENCE
    monkeypatch.setattr(breaker, "PAUSE", 0)  # the control: without the breaker each call waits
    redis_cache._breaker.cache_clear()
    use()
    assert seconds_of(3) >= 3 * redis_cache._PATIENCE


def test_answers_are_those_of_an_empty_cache(server, use, caplog):
    use()
    lifecycle.stop(server)
    cache.set("a", 1)
    cache.set_many({"b": 2})
    cache.delete_many(["a"])
    said = [cache.get("a"), cache.get("a", 3), cache.get_many(["a", "b"]), cache.add("a", 1), cache.touch("a")]
    said += [cache.delete("a"), "a" in cache, cache.get_or_set("a", lambda: 4), cache.clear()]
    assert said == [None, 3, {}, False, False, False, False, 4, False]
    with pytest.raises(ValueError, match="not found"):
        cache.incr("a")
    assert len(caplog.records) == 1  # the first call found it away, the others did not ask


@pytest.mark.parametrize("kept", [b"cnowhere\nGone\n.", b"ccms\nGone\n.", b"\x80\x05\x95", b""])
def test_value_of_another_release_is_as_one_that_is_not_there(server, use, kept):
    use()
    cache.set("b", 2)
    redis.Redis.from_url(server.url).set(cache.make_key("a"), kept)
    assert (cache.get("a", 3), cache.get_many(["a"]), cache.get("b")) == (3, {}, 2)
    cache.set("a", 4)
    assert cache.get("a") == 4


def test_it_serves_again_when_it_is_back(server, use, monkeypatch):
    use()
    cache.set("a", 1, 60)
    freeze(server)
    first = cache.get("a")
    os.kill(server.pid, signal.SIGCONT)
    meanwhile = cache.get("a")
    monkeypatch.setattr(redis_cache._breaker((server.url,)), "closed_after", 0.0)
    assert (first, meanwhile, cache.get("a")) == (None, None, 1)


@AWAY
def test_readiness_says_so_and_stays_200(go_away, server, use, visit):
    use()
    answers = [visit("/sante/complet/")]
    go_away(server)
    answers.append(visit("/sante/complet/"))
    told = [answer.json() for answer in answers]
    assert [answer.status_code for answer in answers] == [200, 200]
    assert [(one["ok"], one["degraded"], one["checks"]["cache"]) for one in told] == [
        (True, False, True),
        (True, True, False),
    ]


def test_what_it_missed_while_it_was_frozen_is_not_shown_afterwards(server, use, site, monkeypatch):
    """Sizes of images are asked under the generation that the database tells."""
    use()
    image = make_image()
    before = image.get_rendition("width-10").pk
    freeze(server)
    image.renditions.all().delete()  # which Wagtail tells the cache, in vain
    os.kill(server.pid, signal.SIGCONT)
    monkeypatch.setattr(redis_cache._breaker((server.url,)), "closed_after", 0.0)
    after = type(image).objects.get(pk=image.pk).get_rendition("width-10")
    assert after.pk != before
    assert type(after).objects.filter(pk=after.pk).exists()
