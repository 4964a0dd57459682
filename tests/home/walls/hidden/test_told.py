"""What is hidden is told at no public address: of whatever type, however hidden, whoever names it.

The addresses are those of each kind: every published page, the lists among them, and all that is no page's (search,
suggestions, feeds, calendars, tables, the plan for robots). Search answers from an index that holds what is public.
"""

import re
from contextlib import contextmanager
from functools import partial

import pytest
from django.test import Client
from wagtail.models import Page

from catalogue.models import EventPage, PromotionPage, SessionPage
from home.querysets import SitePageQuerySet, public_pages
from tests.cold import start_cold
from tests.factories.hidden import make_naming
from tests.home.walls.addresses import routes
from tests.home.walls.crawl import everything_said, undone
from tests.home.walls.world import SECRET, TYPED
from tests.search.indexed import index_all

SHOWN = f"{TYPED}vu"  # of what nothing hides
QUERIES = ["", f"?q={TYPED}&tri=titre&region=toutes&par_page=100"]
BELOW_A_DATE = ["", "calendrier.ics", "inscription/"]
_TOLD = re.compile(rf"({SECRET}|{SHOWN})(national|occitanie|bretagne)(draft|private|expired|)(\w+page)")


def shown_title(side: str, model: type[Page]) -> str:
    return f"{TYPED} {SHOWN}{side}{model.__name__.lower()}"


@contextmanager
def indexed():
    """The index as it is right, and as it was before, afterwards."""
    with undone():
        start_cold()
        index_all()
        yield
    start_cold()


@pytest.fixture(scope="module")
def sides(hidden):
    """The nation and Bretagne with a published page of every type, each naming what the nation hides."""
    with undone():
        for name in ("national", "bretagne"):
            make_naming(hidden["national"].hidden, hidden[name].home, partial(shown_title, name))
        yield hidden


def of_pages(side) -> list[str]:
    """Addresses of the published pages of a side on its own host, with those below a date."""
    pages = public_pages().within(side.home)
    if side.name == "national":
        pages = pages.national()
    found = []
    for page in pages.order_by("path").specific():
        ends = BELOW_A_DATE if isinstance(page, SessionPage | EventPage | PromotionPage) else [""]
        found += ["/" + page.url_path.removeprefix(side.home.url_path) + end for end in ends]
    return found


def of_no_page() -> list[str]:
    """Addresses without a part to fill in, each as it is and with what finds. They are the same on every host."""
    plain = [route.pattern for route in routes() if re.fullmatch(r"[\w/.-]+", route.pattern) and not route.is_admin]
    return [f"/{pattern}{query}" for pattern in plain for query in QUERIES]


def crawl(addresses: list[str], host: str) -> dict[str, set[tuple]]:
    """What was told: by word the sides, the ways to hide and the types; `failed`: addresses that answered an error."""
    client = Client(headers={"host": host}, raise_request_exception=False)
    found: dict[str, set] = {SECRET: set(), SHOWN: set(), "failed": set()}
    for address in addresses:
        with undone():
            response = client.get(address)
            said = everything_said(response)
        for told, *what in _TOLD.findall(said):
            found[told].add(tuple(what))
        if SECRET in said:
            found[SECRET].add((address,))
        if response.status_code >= 500:
            found["failed"].add(f"{address} : {response.status_code}")
    return found


@pytest.mark.parametrize(("name", "host"), [("national", "localhost"), ("bretagne", "bretagne.localhost")])
def test_what_is_hidden_is_told_nowhere(sides, name, host):
    with indexed():
        found = crawl([*of_pages(sides[name]), *of_no_page()], host)
    assert (found[SECRET], found["failed"]) == (set(), set())
    assert found[SHOWN] >= {(name, "", model.__name__.lower()) for _how, model in sides[name].hidden}


def test_without_the_filter_search_tells_what_is_hidden_in_every_way(sides, monkeypatch):
    """The control: of each type that is searched, in lists, files and the plan for robots."""
    monkeypatch.setattr(SitePageQuerySet, "visible", lambda pages: pages.all())
    with indexed():
        found = crawl(of_no_page(), "localhost")
    every = {(how, model.__name__.lower()) for side in sides.values() for how, model in side.hidden}
    assert {what[1:] for what in found[SECRET] if len(what) > 1} == every
