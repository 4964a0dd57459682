"""After any change, what comes from the cache is what would be made anew."""

import pytest

from home.page_cache import middleware, watching
from tests.home.page_cache.changes import CHANGES, World

pytestmark = pytest.mark.django_db

_LAST = "a_page_is_unpublished"  # it takes away what others change
# Without the watch over what is written, these leave an old page.
_QUIET = ("a_seat_is_taken", "rows_are_updated_at_once", "a_snippet_is_renamed")


@pytest.fixture
def world(site, bretagne, occitanie, english):
    return World(site, bretagne, occitanie, english)


def test_no_change_leaves_an_old_page_in_the_cache(world, visit, made_anew):
    unseen, stale = [], []
    for name in sorted(CHANGES, key=lambda name: name == _LAST):
        before, kept, fresh = _around(name, world, visit, made_anew)
        unseen += [name] if fresh == before else []
        stale += [name] if fresh != kept else []
    assert (unseen, stale) == ([], [])
    everywhere = [(_answer(visit, *address), _answer(made_anew, *address)) for address in world.addresses.values()]
    assert [kept == fresh for kept, fresh in everywhere] == [True] * len(everywhere)


def test_without_the_watch_an_old_page_stays(world, visit, made_anew, monkeypatch):
    """The control of the test above."""
    monkeypatch.setattr(watching, "changes_pages", lambda sql: False)
    for name in _QUIET:
        before, kept, fresh = _around(name, world, visit, made_anew)
        assert before == kept != fresh, name


def _around(name, world, visit, made_anew) -> list[tuple]:
    """What one sees where a change shows: before it, after it, and what would be made anew."""
    make_it, where = CHANGES[name]
    address = world.addresses[where]
    before = _answer(visit, *address)
    make_it(world)
    return [before, _answer(visit, *address), _answer(made_anew, *address)]


def _answer(get, host: str, path: str) -> tuple:
    response = get(path, host=host)
    return response.status_code, response.get("Location"), response.content


def test_a_draft_that_is_saved_leaves_what_is_kept(world, visit, monkeypatch):
    """Else the cache would be empty whenever somebody writes."""
    path = world.article.get_url()
    visit(path)
    numbers = [middleware.edition()]
    page = world.fresh(world.article)
    page.title = "En cours"
    page.save_revision()
    numbers.append(middleware.edition())
    assert numbers[0] == numbers[1]
    page.save_revision().publish()
    assert middleware.edition() != numbers[0]
