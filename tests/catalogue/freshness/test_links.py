"""Which links are checked, how many, and what is kept of them."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import PageViewRestriction

from catalogue.freshness.checking import by_turns, check_links, due_links, keep
from catalogue.freshness.links import list_links
from catalogue.freshness.probing import Pace, Prober, Verdict
from catalogue.models import CheckedLink, LinkState, LinkUse, MaterialLink
from tests.catalogue.freshness.servers import serving
from tests.factories import make_article, make_material, make_session, make_workshop

pytestmark = pytest.mark.django_db


def uses() -> dict[str, list[str]]:
    """Titles of the pages by address."""
    found = {}
    for url, title in LinkUse.objects.order_by("link__url", "page__title").values_list("link__url", "page__title"):
        found.setdefault(url, []).append(title)
    return found


def with_links(home, *urls, **values):
    material = make_material(home, **values)
    material.links = [MaterialLink(title="Lien", url=url, sort_order=number) for number, url in enumerate(urls)]
    material.save_revision().publish()
    return material


def test_links_are_found_wherever_editors_write_them(site):
    text = '<p><a href="https://a.example/texte?x=1&amp;y=2#ancre">ici</a> et https://a.example/pas-un-lien</p>'
    call = {"title": "Lire", "text": "", "page": None, "url": "https://a.example/appel", "label": "Lire"}
    make_article(site, title="Article", body=[("text", text), ("call_to_action", call)])
    with_links(site, "https://a.example/ligne", title="Ressource", video_url="https://www.youtube.com/watch?v=abc")
    workshop = make_workshop(site, title="Atelier", methods='<a href="https://a.example/é">oui</a>')
    values = {"title": "Séance", "signup_url": "https://a.example/inscription"}
    make_session(site, workshop, online_url="https://visio.example/secret", **values)
    list_links()
    assert uses() == {
        "https://a.example/%C3%A9": ["Atelier"],
        "https://a.example/appel": ["Article"],
        "https://a.example/inscription": ["Séance"],
        "https://a.example/ligne": ["Ressource"],
        "https://a.example/texte?x=1&y=2": ["Article"],
        "https://www.youtube.com/watch?v=abc": ["Ressource"],
    }


def test_links_that_no_visitor_meets_are_left_alone(site, bretagne):
    url = "https://a.example/"
    make_material(site, live=False, video_url=url)
    private = make_material(site, video_url=url)
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    make_session(site, make_workshop(site), days=-10, signup_url=url)
    with_links(site, "http://bretagne.localhost/agenda/", "http://localhost/", f"https://a.example/{'x' * 1000}")
    list_links()
    assert uses() == {}


def test_a_link_that_no_page_gives_any_more_is_forgotten(site):
    one = with_links(site, "https://a.example/1", "https://a.example/2", title="Une")
    with_links(site, "https://a.example/2", title="Deux")
    list_links()
    keep(CheckedLink.objects.get(url="https://a.example/2"), Verdict(LinkState.GONE, "réponse 404"))
    one.unpublish()
    list_links()
    assert uses() == {"https://a.example/2": ["Deux"]}
    assert list(CheckedLink.objects.values_list("url", "state")) == [("https://a.example/2", "disparu")]


@pytest.mark.parametrize("count", [1, 4])
def test_listing_takes_as_many_queries(count, site):
    for number in range(count):
        with_links(site, f"https://a.example/{number}")
    list_links()
    with CaptureQueriesContext(connection) as queries:
        list_links()
    assert (len(uses()), len(queries)) == (count, 32)


def test_a_round_asks_and_keeps_the_answers(site):
    with serving() as served:
        with_links(site, f"{served.url}/200", f"{served.url}/404", f"{served.url}/500")
        asked = check_links(prober=Prober(allowed=lambda address: True, pace=Pace(interval=0)))
        rows = CheckedLink.objects.order_by("url").values_list("url", "state", "detail", "failures")
        assert asked == 3
        assert list(rows) == [
            (f"{served.url}/200", "vivant", "", 0),
            (f"{served.url}/404", "disparu", "réponse 404", 1),
            (f"{served.url}/500", "en-panne", "réponse 500", 1),
        ]
        assert [link.url for link in CheckedLink.objects.dead()] == [f"{served.url}/404"]
        assert list(due_links()) == []


def test_a_round_is_bounded_and_goes_on_where_it_stopped(site):
    with serving() as served:
        with_links(site, *(f"{served.url}/200?{number}" for number in range(5)))
        prober = Prober(allowed=lambda address: True, pace=Pace(interval=0))
        assert [check_links(limit=2, prober=prober) for _round in range(4)] == [2, 2, 1, 0]
        assert len(set(served.requests)) == 5


def test_one_night_off_is_not_death(site):
    with_links(site, "https://a.example/")
    list_links()
    link = CheckedLink.objects.get()
    failing = Verdict(LinkState.FAILING, "réponse 500")
    keep(link, failing)
    assert list(CheckedLink.objects.dead()) == []
    CheckedLink.objects.update(checked_at=timezone.now() - timedelta(days=2))
    assert list(due_links()) == [link]
    keep(link, failing)
    assert list(CheckedLink.objects.dead()) == [link]
    keep(link, Verdict(LinkState.ALIVE))
    assert (list(CheckedLink.objects.dead()), link.failures) == ([], 0)


def test_hosts_take_turns():
    urls = ["http://a/1", "http://a/2", "http://b/1", "http://a/3", "http://b/2"]
    turns = [link.url for link in by_turns([CheckedLink(url=url) for url in urls])]
    assert turns == ["http://a/1", "http://b/1", "http://a/2", "http://b/2", "http://a/3"]


@pytest.mark.parametrize(
    ("switched_on", "said"),
    [
        (False, "La vérification des liens est désactivée (CHECK_LINKS).\n"),
        (True, "Liens vérifiés : 1 ; liens morts : 1.\n"),
    ],
    ids=["off", "on"],
)
def test_command_calls_nobody_unless_switched_on(switched_on, said, site, settings):
    settings.CHECK_LINKS = switched_on
    with serving() as served:
        with_links(site, f"{served.url}/200")
        output = StringIO()
        call_command("check_links", stdout=output)
        assert (output.getvalue(), served.requests) == (said, [])  # a private address, in either case
    assert CheckedLink.objects.filter(state=LinkState.FORBIDDEN).exists() is switched_on
