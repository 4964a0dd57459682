"""Where somebody's pages start: at the home that they keep, whatever languages its site has."""

import json

import lxml.html
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from home.languages.switching import switch_on_language
from home.models import HomePage, RegionPage
from home.walls.exploring import start_page
from tests.conftest import user_in
from tests.editing.forms import Editor, address
from tests.factories import make_article, make_workshop

pytestmark = pytest.mark.django_db

ROOT, CHOOSER = "/gestion/pages/", "/gestion/choose-page/"
KEEPERS = [("breton_editor", "bretagne"), ("breton_coordinator", "bretagne"), ("redaction", "site")]


@pytest.fixture(autouse=True)
def _languages(site, bretagne):
    """A home in another language has another place in the tree: what is above both is its root."""
    switch_on_language(site, "en")
    switch_on_language(bretagne, "br")


@pytest.fixture(params=KEEPERS, ids=[who for who, _home in KEEPERS])
def kept(request):
    """Somebody, and the home that they keep."""
    who, home = request.param
    return request.getfixturevalue(who), request.getfixturevalue(home)


def explored(page: Page) -> str:
    return f"{ROOT}{page.pk}/"


def menu_start(user) -> int:
    """Where « Pages » in the menu opens."""
    page = lxml.html.fromstring(Editor(user).client.get("/gestion/").content.decode())
    (sidebar,) = page.xpath("//*[@id='wagtail-sidebar-props']/text()")
    return _start_in(json.loads(sidebar))


def _start_in(part):
    if isinstance(part, dict) and part.get("_type") == "wagtail.sidebar.PageExplorerMenuItem":
        return part["_args"][1]
    below = part.values() if isinstance(part, dict) else part if isinstance(part, list) else ()
    return next((found for one in below if (found := _start_in(one))), None)


def crumbs(html: str) -> list[tuple[str, str]]:
    """Titles and addresses of the way above a page."""
    links = lxml.html.fromstring(html).xpath("//*[@data-controller='w-breadcrumbs']//a | //nav//ol//a")
    found = [(link.text_content().strip(), link.get("href")) for link in links if link.get("href")]
    return list(dict.fromkeys(found))


def test_pages_open_at_ones_home(kept):
    user, home = kept
    answer = Editor(user).client.get(ROOT)
    assert (answer.status_code, answer["Location"]) == (302, explored(home))
    assert menu_start(user) == home.pk


def test_a_search_asked_at_the_root_is_kept(breton_editor, bretagne):
    answer = Editor(breton_editor).client.get(ROOT, {"q": "marée"})
    assert answer["Location"] == f"{explored(bretagne)}?q=mar%C3%A9e"


def test_administrators_start_above_everything(admin):
    assert Editor(admin).client.get(ROOT).status_code == 200
    assert start_page(admin) is None


def test_homes_in_other_languages_are_still_explored(breton_editor, redaction):
    breizh, english = (
        RegionPage.objects.get(locale__language_code="br"),
        HomePage.objects.get(depth=2, locale__language_code="en"),
    )
    assert Editor(breton_editor).client.get(explored(breizh)).status_code == 200
    assert Editor(redaction).client.get(explored(english)).status_code == 200


def test_who_keeps_two_regions_starts_above_both(breton_editor, bretagne):
    breton_editor.groups.add(*user_in("modele", "Rédaction Occitanie").groups.all())
    assert Editor(breton_editor).client.get(ROOT)["Location"] == explored(bretagne.get_parent())


def test_who_keeps_nothing_starts_nowhere(bretagne):
    nobody = user_in("personne", "Rédaction Bretagne")
    nobody.groups.get().page_permissions.all().delete()
    assert start_page(nobody) is None
    assert Editor(nobody).client.get(ROOT).status_code == 302


def test_the_way_above_a_page_starts_at_ones_home_and_leads_somewhere(kept):
    user, home = kept
    page, client = make_article(home, title="Marées"), Editor(user).client
    way = crumbs(client.get(address("edit", page)).content.decode())
    assert [title for title, _url in way] == [home.title, "Articles", "Marées"]
    assert [client.get(url).status_code for _title, url in way] == [200] * 3


def chooser(user, **query) -> tuple[str, list[str]]:
    """The page whose children a chooser shows first, and the titles above it; all of which lead somewhere."""
    client = Editor(user).client
    answer = client.get(CHOOSER, query).json()
    html = answer["html"]
    above = [(title, url) for title, url in crumbs(html) if "choose-page" in url]
    assert {client.get(url).status_code for _title, url in above} <= {200}
    return Page.objects.get(pk=answer["parent_page_id"]).title, [title for title, _url in above]


def test_a_chooser_opens_at_ones_home_from_which_one_goes_up(kept, site, bretagne):
    user, home = kept
    above = ["Fourmilière", "Régions"] if home == bretagne else []
    assert chooser(user) == (home.title, above)


def test_a_chooser_of_a_type_opens_where_there_are_some(site, bretagne, breton_editor):
    make_workshop(site)
    assert chooser(breton_editor, page_type="catalogue.workshoppage")[0] == "Ateliers"
    make_workshop(site, title="Un autre")
    assert chooser(breton_editor, page_type="catalogue.workshoppage") == ("Ateliers", ["Fourmilière"])


def test_a_chooser_of_a_type_opens_in_ones_region_rather_than_above_all(site, bretagne, occitanie, breton_editor):
    for home in (bretagne, bretagne, occitanie):
        make_article(home)
    title, above = chooser(breton_editor, page_type="home.articlepage")
    assert (title, above) == ("Articles", ["Fourmilière", "Régions", "Bretagne"])


def test_the_start_costs_one_query_beside_the_rights(kept):
    user, home = kept
    start_page(user)
    with CaptureQueriesContext(connection) as queries:
        assert start_page(user).pk == home.pk
    assert len(queries) == 1
