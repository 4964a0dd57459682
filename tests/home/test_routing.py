"""From an address to a page: one host, one language, one page."""

import pytest
from wagtail.models import Site

from tests.factories import make_article, make_workshop

pytestmark = pytest.mark.django_db


def test_allowed_host_without_a_site_is_404(site, visit):
    response = visit("/", host="inconnu.localhost")
    assert response.status_code == 404
    assert response["Content-Type"] == "text/plain; charset=utf-8"


@pytest.mark.parametrize("path", ["/sante/", "/sante/complet/"])
def test_health_answers_on_any_allowed_host(site, visit, path):
    assert visit(path, host="inconnu.localhost").status_code == 200


def test_region_answers_by_path_and_by_host_without_redirect(bretagne, visit):
    by_path, by_host = visit("/regions/bretagne/"), visit("/", host="bretagne.localhost")
    assert (by_path.status_code, by_host.status_code) == (200, 200)
    for response in (by_path, by_host):
        assert '<link rel="canonical" href="http://bretagne.localhost/">' in response.content.decode()


def test_national_page_has_one_address(site, bretagne, visit):
    workshop = make_workshop(site, title="Fiche Google")
    response = visit("/ateliers/fiche-google/", host="bretagne.localhost")
    assert response.status_code == 302
    assert response["Location"] == workshop.full_url == "http://localhost/ateliers/fiche-google/"


def test_draft_is_404(site, visit):
    make_article(site, title="Brouillon", live=False)
    assert visit("/articles/brouillon/").status_code == 404


def test_page_below_english_without_translation_is_404(site, english, visit):
    assert visit("/articles/").status_code == 200
    assert visit("/en/").status_code == 404
    assert visit("/en/articles/").status_code == 404


def test_translated_page_is_served_in_its_language_only(site, english, visit):
    home = site.copy_for_translation(english)
    home.title = "Anthill"
    home.save_revision().publish()
    assert visit("/en/").status_code == 200
    assert visit("/en/articles/").status_code == 404


def test_alias_leads_to_its_source(site, english, visit):
    site.copy_for_translation(english, alias=True)
    response = visit("/en/")
    assert (response.status_code, response["Location"]) == (302, "/")


@pytest.mark.parametrize("path", ["/" + "a/" * 3000, "/%00/", "/é/", "//", "/articles//", "/regions/x/recherche/"])
def test_strange_addresses_never_fail(site, visit, path):
    assert visit(path).status_code in (200, 301, 302, 404)


def test_port_stays_in_canonical_addresses(site, visit):
    Site.objects.update(port=9123)
    Site.clear_site_root_paths_cache()
    assert '<link rel="canonical" href="http://localhost:9123/agenda/">' in visit("/agenda/").content.decode()
