"""The place of a search, as an address says it."""

import lxml.html
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import make_organisation, make_session, make_workshop
from tests.search.contract.outlets import FILES, READ
from tests.search.indexed import index_all

ORDERS = ("pertinence", "distance")


@pytest.fixture
def towns(site):
    workshop = make_workshop(site, title="Atelier")
    for city in ("Rennes", "Vitré", "Brest"):
        make_session(site, workshop, title=f"Fourmi à {city}", city=city)
    index_all()


def refused(client, **values) -> dict:
    response = client.get("/api/recherche/", {"q": "fourmi", **values}, headers={"host": "localhost"})
    assert response.status_code == 400
    return response.json()["error"]


def test_namesakes_are_offered_and_the_filter_ignored(towns, client, visit):
    said = (
        "Plusieurs communes s’appellent Saint-Denis : Saint-Denis 974, Saint-Denis 93, Saint-Denis 11, Saint-Denis 30."
        " Ajoutez le département."
    )
    assert refused(client, pres="st denis") == {"pres": said}
    answer = visit("/recherche/?q=fourmi&pres=st+denis")
    assert said in answer.content.decode().replace("\xa0", " ")  # French puts one before a colon
    assert answer.context["results"].total == 3


@pytest.mark.parametrize("offered", ["Saint-Denis 974", "Saint-Denis 93", "saint denis (11)", "Saint-Denis 30"])
def test_a_namesake_that_is_offered_is_understood(towns, visit, offered):
    assert "Filtre ignoré" not in visit(f"/recherche/?q=fourmi&pres={offered}").content.decode()


def test_the_most_peopled_by_far_is_who_is_meant(towns, ask):
    assert ask("fourmi", pres="Valence")["total"] == 0


def test_unknown_place_is_refused_with_words(towns, client):
    assert refused(client, pres="Trifouilly") == {"pres": "Aucune commune ne s’appelle « Trifouilly »."}
    assert set(refused(client, pres="Rennes", km="31")) == {"km"}


def test_a_sort_by_distance_needs_a_place(towns, client, visit):
    assert refused(client, tri="distance") == {"tri": "Dites de quelle commune compter la distance."}
    answer = visit("/recherche/?q=fourmi&tri=distance")
    assert "Dites de quelle commune compter la distance." in answer.content.decode()
    assert answer.context["results"].total == 3


def test_outlets_hold_what_is_near(towns, visit):
    counts = {name: len(READ[name](visit(f"/recherche/{name}?pres=Rennes&km=60&tri=distance"))) for name in FILES}
    assert counts == dict.fromkeys(FILES, 2)


def test_links_keep_the_place(towns, visit):
    page = visit("/recherche/?q=fourmi&pres=rennes&km=60").content.decode()
    assert "pres=35238&amp;km=60&amp;tri=distance" in page


def test_queries_do_not_depend_on_how_many_are_near(site, towns, visit):
    def queries() -> int:
        addresses = [
            f"/recherche/?{text}pres=Rennes&km=60&tri={order}" for text in ("q=fourmi&", "") for order in ORDERS
        ]
        for address in addresses:
            visit(address)
        with CaptureQueriesContext(connection) as context:
            for address in addresses:
                visit(address)
        return len(context)

    before = queries()
    for city in ("Rennes", "Fougères", "Dinan"):
        make_session(site, make_workshop(site, title=f"Atelier {city}"), title=f"Fourmi de {city}", city=city)
    index_all()
    assert queries() == before


def test_namesakes_are_links_to_the_search_near_each(towns, visit):
    page = visit("/recherche/?q=fourmi&pres=st+denis&km=60").content.decode()
    assert '<a href="?q=fourmi&amp;pres=93066&amp;km=60" rel="nofollow">Saint-Denis (93), Seine-Saint-Denis</a>' in page
    assert 'value="st denis"' in page


def test_the_form_keeps_the_rest_of_the_search(towns, visit):
    page = visit("/recherche/?q=fourmi&type=seance&pres=35000&km=60").content.decode()
    form = page[page.index('class="near-form"') : page.index("</form>", page.index('class="near-form"'))]
    assert 'name="q" value="fourmi"' in form
    assert 'name="type" value="seance"' in form
    assert 'name="pres" value="Rennes (35)"' in form
    assert '<option value="60" selected>60 km</option>' in form
    assert "Rennes (35), 60 km" in page
    assert "Vitré, à 34 km" in page


def test_the_place_is_offered_before_anything_is_asked_and_sorts_by_distance(towns, visit):
    page = visit("/recherche/").content.decode()
    assert 'type="hidden" name="tri" value="distance"' in page


def test_nothing_near_offers_to_look_farther(towns, visit):
    page = visit("/recherche/?q=fourmi&pres=Redon&km=10").content.decode()
    assert '<a href="?q=fourmi&amp;pres=35236&amp;km=60" rel="nofollow">60 km</a>' in page


@pytest.mark.parametrize(
    ("place", "offered"),
    [
        ("Châteaubriant", ("Châteaubriant (44), 60 km", "?q=fourmi&pres=44036&km=60")),
        ("St Malo", ("Saint-Malo (35), 100 km", "?q=fourmi&pres=35288&km=100")),
        ("Fougères", None),  # something is near enough
        ("Marseille", None),
    ],
)
def test_a_place_in_the_text_with_nothing_near_offers_the_next_distance_that_has_something(
    towns, visit, place, offered
):
    answer = visit(f"/recherche/?q=fourmi+près+de+{place}")
    found = answer.context["offer"]
    assert (found and (found["label"], found["url"])) == offered
    assert ("Plus loin" in answer.content.decode()) is bool(offered)


def test_the_chip_of_a_place_in_the_text_tells_the_distance_that_was_chosen(towns, visit):
    answer = visit("/recherche/?q=fourmi+Liffré&km=60")
    assert [chip["label"] for chip in answer.context["understood"]] == ["Liffré (35), 60 km"]


def drawn(response) -> list[tuple[list[str], list[str]]]:
    """Titles of the points and outlines of each map of dates."""
    maps = lxml.html.fromstring(response.content.decode()).find_class("map--dates")
    return [
        (sorted(title.strip() for title in one.xpath(".//title/text()")), [use.get("href") for use in one.iter("use")])
        for one in maps
    ]


def test_dates_that_are_near_stand_on_the_outline_of_the_region_beside_their_list(site, towns, visit):
    make_session(site, make_workshop(site, title="Autre"), title="Fourmi encore", city="Vitré")
    make_session(site, make_workshop(site, title="Loin"), title="Fourmi au loin", city="Rennes", mode="distance")
    make_organisation(site, title="Fourmi d’un office", city="Rennes", postcode="35000")
    index_all()
    outline = ["/static/img/regions.svg#bretagne"]
    for asked in ("q=fourmi&pres=Rennes&km=60", "q=fourmi+Liffré&km=60", "pres=35000&km=60"):
        assert drawn(visit(f"/recherche/?{asked}")) == [(["Rennes", "Vitré (2)"], outline)], asked


def test_dates_beyond_the_region_stand_on_the_map_of_france(site, towns, visit):
    make_session(site, make_workshop(site, title="Loin"), title="Fourmi au loin", city="Angers")
    index_all()
    ((titles, outlines),) = drawn(visit("/recherche/?q=fourmi&pres=Vitré&km=100"))
    assert (titles, len(outlines)) == (["Angers", "Rennes", "Vitré"], 18)


def test_no_map_without_a_place_nor_where_no_date_is_near(towns, visit):
    for asked in ("q=fourmi", "q=fourmi&pres=Marseille", "q=fourmi&pres=Nouméa"):
        assert drawn(visit(f"/recherche/?{asked}")) == [], asked
