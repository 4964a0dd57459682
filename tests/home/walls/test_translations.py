"""A region translates its own published pages, and no other."""

import pytest
from django.test import Client
from django.urls import reverse

from home.languages.switching import switch_on_language
from tests.home.walls.crawl import undone


@pytest.fixture
def breton(world):
    """The coordination of Bretagne, which speaks Breton."""
    with undone():
        switch_on_language(world["bretagne"].home, "br")
        person = world["bretagne"].people["Coordination"]
        client = Client(headers={"host": "localhost"})
        client.force_login(person)
        yield client


def submit(client, page) -> int:
    return client.get(reverse("wagtail_localize:submit_page_translation", args=[page.pk])).status_code


def test_only_ones_own_published_pages_are_sent_to_translation(world, breton):
    """Of a draft of one's own, the answer says why not; of others' pages, nothing."""
    mine, other, nation = (world[name].pages for name in ("bretagne", "occitanie", "national"))
    pages = [mine["live"], mine["draft"], other["live"], other["draft"], nation["live"], nation["draft"]]
    assert [submit(breton, page) for page in pages] == [200, 302, 404, 404, 404, 404]
