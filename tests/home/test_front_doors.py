"""The home opens on its promise and its doors; what a browser keeps of the site is there."""

import lxml.html
import pytest
from django.db import connection
from django.template.loader import render_to_string
from django.test import override_settings
from django.test.utils import CaptureQueriesContext

from tests.factories import make_event, make_theme

pytestmark = pytest.mark.django_db


def test_home_opens_on_its_promise_and_its_doors(site, visit):
    agenda = site.get_children().get(slug="agenda")
    door = {"title": "Trouver un atelier", "text": "Près de chez moi.", "page": agenda, "url": "", "label": "Agenda"}
    site.promise, site.doors = "Apprendre près de chez vous", [("door", door)]
    site.save_revision().publish()
    page = visit("/").content.decode()
    assert '<h1 class="hero__title">Apprendre près de chez vous</h1>' in page
    assert '<a class="door__link" href="/agenda/">Trouver un atelier</a>' in page


def test_door_to_dates_asks_where_one_is(site, visit):
    doors = [("Agenda", "agenda"), ("Articles", "articles")]
    pages = {slug: site.get_children().get(slug=slug) for _title, slug in doors}
    site.doors = [("door", {"title": t, "text": "", "page": pages[s], "url": "", "label": t}) for t, s in doors]
    site.save_revision().publish()
    page = visit("/").content.decode()
    assert page.count('<form class="door__form" action="/agenda/" method="get"') == page.count("door__form") == 1
    assert 'name="pres"' in page


def test_door_to_what_nobody_sees_leads_nowhere(site, visit):
    agenda = site.get_children().get(slug="agenda")
    door = {"title": "Trouver un atelier", "text": "", "page": agenda, "url": "", "label": "Agenda"}
    site.doors = [("door", door)]
    site.save_revision().publish()
    agenda.specific.unpublish()
    page = visit("/").content.decode()
    assert ("Trouver un atelier" in page, "door__link" in page) == (True, False)


def test_page_of_a_door_is_read_without_the_tables_of_all_kinds(site, visit):
    agenda = site.get_children().get(slug="agenda")
    site.doors = [("door", {"title": "Agenda", "text": "", "page": agenda, "url": "", "label": "Agenda"})]
    site.save_revision().publish()
    with CaptureQueriesContext(connection) as queries:
        visit("/")
    kinds = ("catalogue_agendapage", "home_articlepage", "catalogue_cyclepage")
    assert [query["sql"] for query in queries if all(f'JOIN "{kind}"' in query["sql"] for kind in kinds)] == []


def test_home_without_them_opens_on_its_title(site, visit):
    page = visit("/").content.decode()
    assert f'<h1 class="hero__title">{site.title}</h1>' in page
    assert 'class="doors"' not in page


def test_every_page_is_described(site, visit):
    assert visit("/").content.decode().count('<meta name="description"') == 1
    assert visit("/plan-du-site/").content.decode().count('<meta name="description"') == 1


def test_manifest_names_the_site_of_the_host(site, bretagne, visit):
    national, regional = (visit("/site.webmanifest", host=host) for host in ("localhost", "bretagne.localhost"))
    assert national["Content-Type"] == "application/manifest+json"
    assert (national.json()["name"], regional.json()["name"]) == (site.site_name, bretagne.site_name)
    assert visit("/favicon.ico")["Location"].endswith(".ico")


@pytest.mark.parametrize(("address", "said"), [("equipe@example.org", True), ("", False)])
def test_page_of_an_error_gives_an_address_when_one_is_set(address, said):
    with override_settings(CONTACT_EMAIL=address):
        page = render_to_string("500.html")
    assert ("mailto:equipe@example.org" in page) == said


def test_door_to_dates_asks_for_a_place_and_a_theme_without_a_script(site, visit):
    theme = make_theme(site, title="Avis", slug="avis")
    make_event(site, title="Les avis à Rennes", city="Rennes", postcode="35000", themes=[theme])
    make_event(site, title="Autre chose à Rennes", city="Rennes", postcode="35000")
    agenda = site.get_children().get(slug="agenda")
    site.doors = [("door", {"title": "Trouver", "text": "", "page": agenda, "url": "", "label": "Agenda"})]
    site.save_revision().publish()
    (form,) = lxml.html.fromstring(visit("/").content.decode()).xpath("//form[@class='door__form']")
    fields = form.xpath(".//input[@name='pres'] | .//select[@name='theme']")
    assert [field.get("name") for field in fields] == ["pres", "theme"]
    assert [(o.get("value"), o.text) for o in fields[1].iter("option")] == [("", "Tous les thèmes"), ("avis", "Avis")]
    found = {query: listed(visit(f"/agenda/?{query}")) for query in ("pres=rennes&theme=avis", "pres=rennes&theme=")}
    assert found == {
        "pres=rennes&theme=avis": (["Les avis à Rennes"], False),
        "pres=rennes&theme=": (["Autre chose à Rennes", "Les avis à Rennes"], False),
    }


def listed(response) -> tuple[list[str], bool]:
    """Titles, and whether a choice is said to be wrong."""
    return sorted(card.title for card in response.context["cards"]), "errorlist" in response.content.decode()
