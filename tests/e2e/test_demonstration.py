"""What `make run` promises: the demonstration is whole, twice is once, the editor's way in works."""

import json
import urllib.error
import urllib.request

import pytest

pytestmark = pytest.mark.e2e

AT_LEAST = {
    "catalogue_themepage": 16,
    "catalogue_workshoppage": 24,
    "catalogue_sessionpage": 40,
    "catalogue_cyclepage": 5,
    "catalogue_promotionpage": 12,
    "catalogue_eventpage": 12,
    "catalogue_formatpage": 9,
    "catalogue_audience": 6,
    "home_articlepage": 12,
    "home_organisationpage": 20,
    "catalogue_materialpage": 60,
    "home_regionpage": 4,
}


def get(url: str, host: str | None = None):
    request = urllib.request.Request(url, headers={"Host": host} if host else {})
    with urllib.request.urlopen(request, timeout=20) as response:
        return response.status, response.read().decode()


def test_demonstration_holds_what_it_should(running_site):
    counts = running_site.row_counts()
    assert {table: counts[table] for table, least in AT_LEAST.items() if counts[table] < least} == {}
    assert counts["catalogue_documenttext"] == counts["home_sitedocument"] == counts["catalogue_materialfile"]


def test_demo_twice_is_once(running_site):
    before = running_site.row_counts()
    running_site.manage("demo")
    assert running_site.row_counts() == before


def test_ready_and_says_so(running_site):
    status, body = get(running_site.url("/sante/complet/"))
    assert (status, json.loads(body)["ok"]) == (200, True)


@pytest.mark.parametrize("slug", ["bretagne", "nouvelle-aquitaine", "occitanie", "la-reunion"])
def test_region_answers_on_its_own_host(running_site, slug):
    host = f"{slug}.localhost:{running_site.port}"
    status, body = get(running_site.url("/", "127.0.0.1"), host)
    assert (status, f'<link rel="canonical" href="http://{host}/">' in body) == (200, True)


def test_host_without_a_site_is_404(running_site):
    with pytest.raises(urllib.error.HTTPError) as refusal:
        get(running_site.url("/", "127.0.0.1"), f"personne.localhost:{running_site.port}")
    assert refusal.value.code == 404
    refusal.value.close()


def test_newcomer_finds_where_to_start(enter):
    page = enter("redaction")
    page.get_by_text("Par où commencer").wait_for()
    assert page.get_by_role("link", name="Écrire un article").is_visible()


def test_region_made_by_a_command_answers_at_once(running_site):
    """The site, its worker and the commands share what they know of hosts and regions."""
    host = f"guyane.localhost:{running_site.port}"
    with pytest.raises(urllib.error.HTTPError) as refusal:
        get(running_site.url("/", "127.0.0.1"), host)
    refusal.value.close()
    running_site.manage(
        "create_region", "guyane", "--name", "Guyane", "--insee", "03", "--hostname", "guyane.localhost"
    )
    assert get(running_site.url("/", "127.0.0.1"), host)[0] == 200
    assert get(running_site.url("/regions/guyane/recherche/"))[0] == 200
    assert get(running_site.url("/api/recherche/?region=guyane"))[0] == 200
