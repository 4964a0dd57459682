"""What each host says of itself: its robots.txt, its sitemap.xml, its redirects."""

import lxml.etree
import pytest
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site

from catalogue.provisioning import archive_region, create_region
from tests.factories import make_article

pytestmark = pytest.mark.django_db

HOSTS = ["localhost", "bretagne.localhost", "corse.localhost"]


@pytest.fixture
def regions(site, bretagne, occitanie):
    """Two with a host name, one without, each with an article."""
    corse = create_region("corse", "Corse", hostname="corse.localhost", port=80)
    for home in (site, bretagne, occitanie, corse):
        make_article(home, title=f"Article {home.slug}")
    return {home.slug: home for home in (bretagne, occitanie, corse)}


def sitemap(visit, host: str) -> list[str]:
    root = lxml.etree.fromstring(visit("/sitemap.xml", host=host).content)
    return [loc.text for loc in root.iter("{*}loc")]


@pytest.mark.parametrize("host", HOSTS)
def test_robots_txt_names_the_sitemap_of_its_host(host, regions, visit):
    response = visit("/robots.txt", host=host)
    lines = response.content.decode().splitlines()
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert [line for line in lines if line.startswith("Sitemap")] == [f"Sitemap: http://{host}/sitemap.xml"]
    assert "Disallow: /gestion/" in lines


@pytest.mark.parametrize("path", ["/robots.txt", "/sitemap.xml"])
def test_host_without_a_site_has_none(path, regions, visit):
    assert visit(path, host="occitanie.localhost").status_code == 404


def test_every_page_is_in_one_sitemap_at_the_address_that_it_answers(regions, visit):
    found = {host: sitemap(visit, host) for host in HOSTS}
    everywhere = [url for urls in found.values() for url in urls]
    assert sorted(set(everywhere)) == sorted(everywhere)
    assert {url.partition("/articles/article-")[2] for url in everywhere} - {""} == {
        "accueil/",
        "bretagne/",
        "occitanie/",
        "corse/",
    }
    assert "http://localhost/regions/occitanie/articles/article-occitanie/" in found["localhost"]
    assert "http://corse.localhost/articles/article-corse/" in found["corse.localhost"]
    for host, urls in found.items():
        assert {visit(url.removeprefix(f"http://{host}"), host=host).status_code for url in urls} == {200}


def test_sitemap_of_a_closed_region_is_empty_and_the_nations_does_not_take_its_pages(regions, visit):
    archive_region(regions["bretagne"])
    archive_region(regions["occitanie"])
    assert sitemap(visit, "bretagne.localhost") == []
    assert [url for url in sitemap(visit, "localhost") if "bretagne" in url or "occitanie" in url] == []


def test_redirect_of_a_region_holds_on_its_host_and_nowhere_else(regions, visit):
    site = Site.objects.get(root_page=regions["bretagne"])
    Redirect.objects.create(old_path="/ancienne", site=site, redirect_link="/agenda/")
    answers = {host: visit("/ancienne/", host=host) for host in HOSTS}
    assert {host: response.status_code for host, response in answers.items()} == {
        "localhost": 404,
        "bretagne.localhost": 301,
        "corse.localhost": 404,
    }
    assert answers["bretagne.localhost"]["Location"] == "/agenda/"
    assert visit("/regions/bretagne/ancienne/").status_code == 404


def test_redirect_to_a_page_that_is_not_published_any_more_leads_nowhere(regions, visit):
    article = make_article(regions["corse"], title="Retirée", live=False)
    Redirect.objects.create(
        old_path="/ancienne", site=Site.objects.get(root_page=regions["corse"]), redirect_page=article
    )
    assert visit("/ancienne/", host="corse.localhost").status_code == 404
