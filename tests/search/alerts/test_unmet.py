"""« Cherché, jamais programmé » : what alerts wait for, by theme and département, three people or more."""

from datetime import timedelta

import lxml.html
import pytest
from django.utils import timezone

from search.alerts.models import SearchAlert
from search.alerts.telling import tell_what_is_new
from search.models import Entry
from tests.factories import make_article, make_session, make_theme, make_workshop
from tests.search.alerts.test_report import page_of, rows
from tests.search.indexed import index_all

REPORT = "/gestion/rapports/jamais-programme/"


@pytest.fixture(autouse=True)
def _typed_slowly(monkeypatch):
    monkeypatch.setattr("home.visitor_forms._QUICKEST", 0)


@pytest.fixture
def site_with_themes(site, bretagne, occitanie):
    """A workshop that has a date in Quimper; nothing of anything elsewhere."""
    photo = make_theme(site, title="Photo", slug="photo")
    make_theme(site, title="Taxe de séjour", slug="taxe")
    workshop = make_workshop(site, title="Faire ses photos", themes=[photo])
    make_session(bretagne, workshop, title="Faire ses photos", slug="photo-quimper", city="Quimper", postcode="29000")
    make_article(site, title="Des photos à Vannes, dans le Morbihan")
    index_all()


@pytest.fixture
def ask_for(client, site_with_themes, settings):
    settings.SIGNUP_TRIES_PER_HOUR = 0

    def send(people: int, host: str = "localhost", *, confirmed: bool = True, **search) -> None:
        for number in range(people):
            asked = {"courriel": f"p{number}@example.org"} | search
            client.get("/recherche/alerte/", search, headers={"host": host})
            assert client.post("/recherche/alerte/", asked, headers={"host": host}).status_code == 303
        if confirmed:
            SearchAlert.objects.update(confirmed_at=timezone.now())

    return send


def unmet(user, path: str = REPORT) -> list[list[str]]:
    return rows(page_of(user, path))


@pytest.mark.parametrize(
    ("search", "theme", "place"),
    [
        ({"q": "photos à Vannes"}, "photo", "56"),
        ({"q": "photo", "pres": "56000"}, "photo", "56"),
        ({"q": "atelier photo dans le Morbihan en mars"}, "photo", "56"),
        ({"q": "photo dans le 46"}, "photo", "46"),
        ({"q": "photo bretagne"}, "photo", "bretagne"),
        ({"q": "photo", "region": "bretagne"}, "photo", "bretagne"),
        ({"theme": "taxe", "pres": "Cahors"}, "taxe", "46"),
        ({"q": "taxe"}, "taxe", ""),
        ({"q": "zibeline à Vannes"}, "", "56"),
        ({"q": "zibeline"}, "", ""),
    ],
)
def test_theme_and_place_are_those_that_the_search_names(ask_for, search, theme, place):
    ask_for(1, **search)
    alert = SearchAlert.objects.get()
    assert (alert.theme, alert.place) == (theme, place)


def test_an_alert_at_the_address_of_a_region_is_about_it(ask_for):
    ask_for(1, "bretagne.localhost", q="taxe")
    assert SearchAlert.objects.get().place == "bretagne"


def test_three_people_who_wait_are_counted_and_two_are_not(ask_for, redaction):
    ask_for(3, q="photo à Vannes")
    ask_for(1, q="photos Vannes")  # of the same people: the first one
    ask_for(2, q="taxe à Vannes")
    ask_for(4, q="zibeline")  # nobody knows of what and where
    assert unmet(redaction) == [["Photo", "Morbihan (56)", "3"]]
    SearchAlert.objects.filter(folded_email="p2@example.org").update(confirmed_at=None)
    assert unmet(redaction) == []


def test_what_was_in_the_agenda_is_met(ask_for, redaction):
    """An article is no date."""
    ask_for(3, q="photo à Quimper")
    ask_for(3, q="photos à Vannes")
    assert {alert.is_met for alert in SearchAlert.objects.filter(place="29")} == {True}
    assert [row[:2] for row in unmet(redaction)] == [["Photo", "Morbihan (56)"]]


def test_a_date_that_comes_ends_the_wait(ask_for, site, bretagne, redaction):
    ask_for(3, q="photo", pres="Vannes", km="10")
    assert len(unmet(redaction)) == 1
    workshop = make_workshop(site, title="Une photo")
    make_session(bretagne, workshop, title="Une photo", city="Vannes", postcode="56000")
    index_all()
    Entry.objects.update(indexed_at=timezone.now() - timedelta(minutes=6))
    assert tell_what_is_new() == 3
    assert unmet(redaction) == []


def test_each_coordination_reads_its_region(ask_for, redaction, breton_coordinator, breton_editor):
    for search in ({"q": "photo à Vannes"}, {"q": "taxe bretagne"}, {"q": "photo à Cahors"}, {"q": "taxe"}):
        ask_for(3, **search)
    breton = [["Photo", "Morbihan (56)", "3"], ["Taxe de séjour", "Bretagne", "3"]]
    others = [["Photo", "Lot (46)", "3"], ["Taxe de séjour", "Partout", "3"]]
    assert sorted(unmet(redaction)) == sorted([*breton, *others])
    assert sorted(unmet(breton_coordinator)) == sorted(breton)
    assert page_of(breton_editor, REPORT).status_code == 404
    exported = page_of(breton_coordinator, f"{REPORT}?export=csv").getvalue().decode()
    assert exported.splitlines()[1:] == ["Photo;Morbihan (56);3", "Taxe de séjour;Bretagne;3"]


def test_the_dashboard_shows_it(ask_for, breton_coordinator, breton_editor):
    ask_for(3, q="photo à Vannes")
    shown = []
    for user in (breton_coordinator, breton_editor):
        document = lxml.html.fromstring(page_of(user, "/gestion/").content.decode())
        panel = document.xpath("//*[@id='jamais-programme-content']//li")
        shown.append([" ".join(line.text_content().split()) for line in panel])
    assert shown == [["Photo, Morbihan (56) 3 personnes attendent une date"], []]
