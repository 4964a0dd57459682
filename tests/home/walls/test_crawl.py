"""Every address of the admin and of its APIs, asked by those who stand on the other side of the wall."""

import pytest
from django.contrib.auth.models import Permission
from wagtail_localize.views import update_translations

from home.languages.views import UpdateView
from home.walls import lists
from home.walls.guard import WallMiddleware
from home.walls.territory import Territory
from tests.home.walls.crawl import Crawler, snapshot, undone

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


def crawl(world, theirs: str, *names: str):
    """What the coordination of Bretagne finds of a side at some addresses."""
    crawler = Crawler(world["bretagne"].people["Coordination"], world["bretagne"], world[theirs])
    return crawler.crawl(lambda route: route.name in names)


GUARDED = [
    "wagtailadmin_choose_page_chosen_multiple",
    "wagtailadmin_pages:move_confirm",
    "wagtailadmin_pages:workflow_preview",
    "wagtail_bulk_action",
]


@pytest.mark.parametrize("name", GUARDED)
def test_without_the_guard_the_other_side_is_read(world, monkeypatch, name):
    """A control of the first test."""
    monkeypatch.setattr(WallMiddleware, "process_view", lambda *args: None)
    assert crawl(world, "occitanie", name).leaks != set()


def test_without_the_guard_the_other_side_is_changed(world, monkeypatch):
    """A control of the first test: with the library's own view, anyone who translates would translate everything."""
    monkeypatch.setattr(WallMiddleware, "process_view", lambda *args: None)
    monkeypatch.setattr(UpdateView, "get_object", update_translations.UpdateTranslationsView.get_object)
    person = world["bretagne"].people["Coordination"]
    permission = Permission.objects.get(codename="submit_translation")
    with undone():
        person.user_permissions.add(permission)
        assert crawl(world, "occitanie", "wagtail_localize:update_translations").writes != set()


def test_without_narrow_lists_the_other_side_is_read(world, monkeypatch):
    """A control of the first test."""
    monkeypatch.setattr(lists, "territory_of", lambda user: Territory(everything=True))
    assert crawl(world, "occitanie", "wagtailadmin_choose_page_search").leaks != set()


def test_drafts_of_the_nation_are_hidden_too(world):
    names = ["wagtailadmin_explore", "wagtailadmin_choose_page_search", "wagtailadmin_choose_page_child"]
    names += ["wagtailadmin_pages:view_draft", "wagtailadmin_pages:search", "wagtailadmin_reports:site_history"]
    assert crawl(world, "national", *names).wrong == {}


OWN = [
    "wagtailadmin_pages:search",
    "wagtailadmin_choose_page_search",
    "wagtailadmin_reports:site_history",
    "wagtailadmin_reports:workflow",
    "wagtailimages:index",
    "wagtaildocs:index",
    "wagtailredirects:index",
    "wagtailadmin_tag_autocomplete",
    "wagtail_localize:translations_report",
]


@pytest.mark.parametrize("name", OWN)
def test_one_reads_what_is_ones_own(world, name):
    """A control of the first test: the wall does not hide everything."""
    assert crawl(world, "bretagne", name).leaks != set()
