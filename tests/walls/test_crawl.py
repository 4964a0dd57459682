"""Every address of the admin and of the APIs, asked by those who stand on the other side of the wall."""

import pytest

from tests.walls.crawl import Crawler, snapshot

PEOPLE = [
    ("Rédaction", "bretagne", "occitanie"),
    ("Coordination", "bretagne", "occitanie"),
    ("redaction", "national", "occitanie"),
]


@pytest.mark.parametrize(("role", "mine", "theirs"), PEOPLE, ids=[role for role, _mine, _theirs in PEOPLE])
def test_nothing_of_the_other_side_is_read_or_changed(world, role, mine, theirs):
    crawler = Crawler(world[mine].people[role], world[mine], world[theirs])
    before = snapshot()
    found = crawler.crawl(lambda route: route.is_admin)
    assert found.wrong == {}
    assert snapshot() == before
