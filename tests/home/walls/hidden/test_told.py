"""What is hidden is told at no public address: of whatever type, however hidden, whoever names it.

The addresses are those of each kind: every published page, the lists among them, and all that is no page's (search,
suggestions, feeds, calendars, tables, the plan for robots). Search answers from an index that holds what is public.
"""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from functools import partial

import pytest
from django.test import Client
from wagtail.models import Page

from catalogue.models import AgendaPage, EventPage, PromotionPage, SessionPage
from catalogue.signups.views import posters
from home.querysets import SitePageQuerySet, public_pages
from home.share_pictures import kept
from tests.cold import start_cold
from tests.factories.hidden import make_naming
from tests.home.walls.addresses import routes
from tests.home.walls.crawl import everything_said, undone
from tests.home.walls.world import SECRET, TYPED
from tests.search.indexed import index_all

SHOWN = f"{TYPED}vu"  # of what nothing hides
QUERIES = ["", f"?q={TYPED}&tri=titre&region=toutes&par_page=100"]
BELOW_A_DATE = ["", "calendrier.ics", "inscription/", "prevenez-moi/"]
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
    return [address(side, page) + end for page in published(side) for end in _ends(page)]


def published(side) -> Iterator[Page]:
    pages = public_pages().within(side.home)
    if side.name == "national":
        pages = pages.national()
    return pages.order_by("path").specific()


def address(side, page: Page) -> str:
    return "/" + page.url_path.removeprefix(side.home.url_path)


def _ends(page: Page) -> list[str]:
    if isinstance(page, AgendaPage):
        months = {f"{start:%Y-%m}" for start in SessionPage.objects.values_list("starts_at", flat=True)}
        return ["", *(f"?quand={month}" for month in sorted(months))]
    return BELOW_A_DATE if isinstance(page, SessionPage | EventPage | PromotionPage) else [""]


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


# --- What is drawn and what is printed --------------------------------------------------------------------------------


@pytest.fixture
def in_words(monkeypatch):
    """Pictures and posters as what they are made of."""
    monkeypatch.setattr(kept, "draw", lambda told, icon: _in_words([asdict(told), icon]))
    monkeypatch.setattr(posters, "typeset", lambda template, told: _in_words(told))


def _in_words(told) -> bytes:
    return json.dumps(told, ensure_ascii=False).encode()


def pictures(side, host: str) -> list[str]:
    """Of published pages. What is hidden has none, whoever guesses."""
    client = Client(headers={"host": host})
    hidden = [client.get(f"/partage/{page.pk}-{'0' * 16}.png") for page in side.hidden.values()]
    assert {answer.status_code for answer in hidden} == {404}
    return [client.get(f"/partage/{page.pk}-{'0' * 16}.png")["Location"] for page in published(side)]


@pytest.mark.parametrize(("name", "host"), [("national", "localhost"), ("bretagne", "bretagne.localhost")])
def test_no_picture_and_no_poster_tells_what_is_hidden(sides, in_words, name, host):
    side = sides[name]
    with undone():
        Page.objects.update(seo_title="")  # pictures have a page's own title where it has no other
        drawn = crawl(pictures(side, host), host)
    dated = (page for page in published(side) if isinstance(page, SessionPage | EventPage | PromotionPage | AgendaPage))
    printed = crawl([f"{address(side, page)}affiche.pdf" for page in dated], host)
    assert (drawn[SECRET], drawn["failed"], printed[SECRET], printed["failed"]) == (set(), set(), set(), set())
    shown = {type(page).__name__.lower() for page in published(side) if SHOWN in page.title}
    assert {what[2] for what in drawn[SHOWN]} == shown
    assert {what[2] for what in printed[SHOWN]} >= shown & {"sessionpage", "eventpage", "promotionpage"}
