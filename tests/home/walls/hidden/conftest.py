"""The world of the wall, with what is hidden of every type; for these tests only: every crawl would meet it."""

from collections.abc import Iterator
from functools import partial

import pytest

from tests.factories.hidden import make_hidden
from tests.factories.whole import Whole
from tests.home.walls.crawl import undone
from tests.home.walls.world import Side, hidden_title


@pytest.fixture(scope="package")
def hidden(world: dict[str, Side]) -> Iterator[dict[str, Side]]:
    """The sides with a draft, a private and an expired page of every type on each; undone after the package."""
    with undone():
        whole = Whole(world["national"].home)
        for side in world.values():
            side.hidden = make_hidden(whole, side.home, partial(hidden_title, side.name))
        yield world
    for side in world.values():
        side.hidden = {}
