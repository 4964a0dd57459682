"""Files that are long to make: once, one after the other, and whoever would wait behind the line comes again."""

from concurrent.futures import ThreadPoolExecutor, as_completed
from itertools import islice
from threading import Event

import pytest
from django.core.cache import caches

from home.typesetting.made_once import _LINE, made_once
from tests.lines import full_line


def test_many_at_once_hold_the_line_and_no_more():
    may_end, making, at_once = Event(), [], set()

    def make() -> bytes:
        making.append(None)
        at_once.add(len(making))
        may_end.wait(30)
        making.pop()
        return b"made"

    with ThreadPoolExecutor(8) as pool:
        asked = [pool.submit(made_once, "posters", f"sheet-{number}", make) for number in range(8)]
        refused = [one.result() for one in islice(as_completed(asked), 8 - _LINE)]
        may_end.set()
    assert (refused, sum(one.result() == b"made" for one in asked)) == ([None] * (8 - _LINE), _LINE)
    assert at_once == {1}


def test_one_that_cannot_be_made_leaves_its_place():
    def fail() -> bytes:
        raise ValueError("no")

    for _ in range(_LINE + 1):
        with pytest.raises(ValueError, match="no"):
            made_once("posters", "broken", fail)
    assert made_once("posters", "broken", lambda: b"good") == b"good"
    caches["posters"].clear()


def test_what_is_kept_is_given_to_everybody_meanwhile():
    caches["posters"].set("known", b"kept")
    with full_line():
        found = made_once("posters", "known", bytes), made_once("posters", "unknown", bytes)
    assert found == (b"kept", None)
    caches["posters"].clear()
