"""The results page, and what it costs."""

from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import get_page_models

from catalogue.models import Audience
from search.content.sources import SOURCES
from tests.cold import start_cold
from tests.factories import (
    make_audience,
    make_document,
    make_format,
    make_material,
    make_session,
    make_theme,
    make_workshop,
)
from tests.search.contract.hostile import KEYS, VALUES
from tests.search.indexed import index_all

# Something of every facet.
EVERYTHING = (
    "q=fourmi&type=seance&theme=t&public=p&format=f&niveau=avance&cycle=ant&region=national&licence=cc0"
    "&langue=fr&mode=distance&quand=a-venir&quand=2027-03&tri=date&page=3"
)
QUERIES = [
    "q=fourmi",
    "q=fourmi&theme=t&type=seance&type=ressource&quand=a-venir",
    "q=fourmi+introuvable",
    "q=fourm",
    "tri=date",
    "q=fourmi+introuvable&tri=titre&page=3",
    EVERYTHING,
]


def fill(site, bretagne, number: int) -> None:
    theme = make_theme(site, title="Fourmi", slug="t")
    audience = make_audience(site, slug="p")
    make_format(site, slug="f")
    for n in range(number):
        workshop = make_workshop(site, title=f"Fourmi {n}", slug=f"a{n}", themes=[theme], audiences=[audience])
        make_session(bretagne, workshop, title=f"Fourmi {n}", slug=f"s{n}")
        document = make_document(f"La fourmi numéro {n}.".encode(), f"{n}.txt")
        make_material(site, title=f"Fourmi {n}", slug=f"r{n}", themes=[theme], documents=[document])
    index_all()


def queries_of(visit, address: str, host: str, cold: bool) -> int:
    if cold:
        start_cold()
    else:
        visit(address, host=host)
    with CaptureQueriesContext(connection) as context:
        assert visit(address, host=host).status_code == 200
    return len(context)


@pytest.fixture
def costs(site, bretagne, visit, followed):
    """Queries of every address, cold and warm, with some items."""
    addresses = [(f"/recherche/?{query}", host) for query in QUERIES for host in ("localhost", "bretagne.localhost")]
    addresses += [(f"/regions/bretagne/recherche/?{query}", "localhost") for query in QUERIES]
    addresses += [(f"/api/recherche/?{query}&par_page=100", "bretagne.localhost") for query in QUERIES]

    def measure(number: int) -> dict:
        with followed():
            fill(site, bretagne, number)
        return {
            (address, host, cold): queries_of(visit, address, host, cold)
            for address, host in addresses
            for cold in (True, False)
        }

    return measure


def test_queries_are_few_and_do_not_depend_on_the_number_of_results(costs, site):
    one = costs(1)
    most = {True: 20, False: 13}  # one of them: has the tree changed?
    assert {key: count for key, count in one.items() if count > most[key[2]]} == {}
    for slug in ("s0", "a0", "r0", "t", "f"):  # sessions protect their workshop
        site.get_descendants().get(slug=slug).specific.delete()
    Audience.objects.all().delete()
    many = costs(5)
    assert many == one


def test_empty_search_offers_themes(site, visit):
    make_theme(site, title="Avis et e-réputation", slug="avis")
    page = visit("/recherche/").content.decode()
    assert 'href="/themes/avis/"' in page
    assert "Aucun résultat" not in page


def test_nothing_found_says_so_and_offers_themes(site, visit):
    make_theme(site, title="Avis", slug="avis")
    index_all()
    page = visit("/recherche/?q=introuvable").content.decode()
    assert "Aucun résultat" in page
    assert 'href="/themes/avis/"' in page


def test_facets_and_chips_are_links_that_work_without_scripts(site, visit):
    theme = make_theme(site, title="Avis", slug="avis")
    make_workshop(site, title="Répondre aux avis", themes=[theme])
    index_all()
    page = visit("/recherche/?q=avis").content.decode()
    assert 'href="?q=avis&amp;type=atelier"' in page
    chosen = visit("/recherche/?q=avis&type=atelier").content.decode()
    assert 'class="chip chip--active" href="?q=avis"' in chosen
    assert chosen.count('class="result"') == 1


def test_results_are_not_for_search_engines(site, visit):
    assert 'content="noindex, follow"' in visit("/recherche/").content.decode()


def test_only_reading_is_allowed(site, client):
    for path in ("/recherche/", "/api/recherche/"):
        assert client.post(path, headers={"host": "localhost"}).status_code == 405


def test_every_page_type_of_ours_has_a_source():
    ours = {model for model in get_page_models() if model._meta.app_label in ("home", "catalogue")}
    assert set(SOURCES) == ours


@pytest.mark.parametrize("value", VALUES)
def test_bad_value_is_said_and_ignored_on_the_page_and_refused_by_the_api(site, visit, value):
    make_workshop(site, title="Fiche Google")
    index_all()
    for key in KEYS:
        query = urlencode({"q": "fiche", key: value})
        page = visit(f"/recherche/?{query}").content.decode()
        assert ("Filtre ignoré" in page, "Fiche Google" in page) == (True, True)
        answer = visit(f"/api/recherche/?{query}")
        assert (answer.status_code, list(answer.json()["error"])) == (400, [key])


def test_good_values_beside_a_bad_one_are_kept(site, visit):
    make_workshop(site, title="Fiche Google")
    index_all()
    page = visit("/recherche/?type=atelier&type=xx").content.decode()
    assert ("«\u00a0xx\u00a0»" in page, page.count('class="result"')) == (True, 1)
