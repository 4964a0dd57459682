"""What is named in passing to who reads the admin: as visitors know it, or as « Page non publiée »."""

import pytest
from wagtail.models import Page

from catalogue.models import Audience
from home.models import AuthorPage, HomePage, User
from home.walls import guard, shown
from home.walls.reader import nobody_reads, read_by, title_for_reader
from home.walls.territory import Territory
from tests.factories import make_article
from tests.home.walls.crawl import undone

HIDDEN = "Page non publiée"


@pytest.fixture
def breton(world):
    with undone(), nobody_reads():
        person = User.objects.get(pk=world["bretagne"].people["Coordination"].pk)
        read_by(person)
        yield person


def titles(side) -> dict[str, str | None]:
    return {kind: title_for_reader(Page.objects.get(pk=page.pk)) for kind, page in side.pages.items()}


def test_reader_knows_ones_own_pages_as_their_editors_do(world, breton):
    assert titles(world["bretagne"]) == dict.fromkeys(world["bretagne"].pages)


def test_reader_knows_others_pages_as_visitors_do(world, breton):
    public = {"live": "Vitrine occitanie", "material": "Ressource occitanie"}
    assert titles(world["occitanie"]) == dict.fromkeys(world["occitanie"].pages, HIDDEN) | public


def test_page_below_a_private_one_is_private(world, breton):
    article = make_article(world["occitanie"].home, title="Sous une page privée")
    assert title_for_reader(Page.objects.get(pk=article.pk)) == article.title
    article.get_parent().view_restrictions.create(restriction_type="login")
    read_by(breton)
    assert title_for_reader(Page.objects.get(pk=article.pk)) == HIDDEN


def test_page_that_the_scheduler_has_taken_away_is_hidden(world, breton):
    page = Page.objects.get(pk=world["occitanie"].pages["live"].pk)
    page.expired = True
    assert title_for_reader(page) == HIDDEN


def test_where_nobody_reads_everything_is_named(world):
    with nobody_reads():
        assert titles(world["occitanie"]) == dict.fromkeys(world["occitanie"].pages)
        assert shown.may_be_read(Page, world["occitanie"].pages["draft"].pk)
        assert not shown.is_held(Page, 1)


def test_form_shows_what_may_be_known_and_what_it_held(world, breton):
    draft, author = (world["occitanie"].pages[kind].pk for kind in ("draft", "author"))
    shown.holds([(AuthorPage, author)])
    assert [shown.may_be_shown(Page, pk) for pk in (draft, author)] == [False, True]
    assert [shown.may_be_read(Page, pk) for pk in (draft, author)] == [False, False]
    assert shown.may_be_shown(HomePage, world["bretagne"].pages["draft"].pk)


def test_form_shows_files_and_people_of_ones_side_and_every_snippet(world, breton):
    for name, may in (("bretagne", True), ("occitanie", False)):
        side = world[name]
        things = [side.image, side.document, next(iter(side.people.values()))]
        assert [shown.may_be_shown(type(thing), thing.pk) for thing in things] == [may] * 3
    assert shown.may_be_shown(Audience, 0)


def test_links_lead_to_what_is_for_somebody(world, breton):
    national = User.objects.get(pk=world["national"].people["redaction"].pk)
    audiences = "/gestion/snippets/catalogue/audience/"
    for link in ("https://example.org/", "/articles/", "/gestion/images/?q=a"):
        assert guard.leads_somewhere(breton, link)
    for link in (audiences, "/gestion/sites/", "/gestion/nulle-part/"):
        assert not guard.leads_somewhere(breton, link)
    assert [guard.leads_somewhere(national, link) for link in (audiences, "/gestion/sites/")] == [True, False]
    chief = User(username="chef", is_superuser=True)
    assert guard.leads_somewhere(chief, "/gestion/sites/")


def test_territory_of_nobody_is_none():
    known = [Territory(), Territory(homes=("0001",)), Territory(national=True), Territory(everything=True)]
    assert [bool(one) for one in known] == [False, True, True, True]
