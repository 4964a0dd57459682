"""Each address of the contract answers, on the national host and below a region by path and by host."""

import json
import os
import subprocess
import sys
from datetime import timedelta

import pytest
from django.utils import timezone

from home.models import WorkerHeartbeat
from tests.cold import start_cold
from tests.factories import make_article, make_session, make_workshop

pytestmark = pytest.mark.django_db

NATIONAL = [
    "/",
    "/themes/",
    "/ateliers/",
    "/formations/",
    "/agenda/",
    "/ressources/",
    "/formats/",
    "/articles/",
    "/regions/",
    "/annuaire/",
    "/faq/",
    "/recherche/",
    "/contact/",
    "/accessibilite/",
    "/mentions-legales/",
    "/donnees-personnelles/",
    "/plan-du-site/",
]
REGIONAL = [
    "/",
    "/agenda/",
    "/ressources/",
    "/articles/",
    "/annuaire/",
    "/ateliers/",
    "/formations/",
    "/recherche/",
    "/contact/",
    "/mentions-legales/",
    "/plan-du-site/",
]
ANY_HOST = ["/robots.txt", "/sitemap.xml", "/sante/", "/sante/complet/", "/api/recherche/"]


@pytest.mark.parametrize("path", [*NATIONAL, *ANY_HOST])
def test_national_address_answers(site, visit, path):
    assert visit(path).status_code == 200


@pytest.mark.parametrize("path", REGIONAL)
def test_regional_address_answers_by_path_and_by_host(bretagne, visit, path):
    by_path, by_host = visit(f"/regions/bretagne{path}"), visit(path, host="bretagne.localhost")
    assert (by_path.status_code, by_host.status_code) == (200, 200)
    assert "Bretagne" in by_path.content.decode()
    assert "Bretagne" in by_host.content.decode()


@pytest.mark.parametrize("path", ANY_HOST)
def test_region_host_answers_what_any_host_does(bretagne, visit, path):
    assert visit(path, host="bretagne.localhost").status_code == 200


@pytest.mark.parametrize("path", REGIONAL)
def test_region_without_a_host_answers_below_the_national_one(occitanie, visit, path):
    assert visit(f"/regions/occitanie{path}").status_code == 200


@pytest.mark.parametrize("host", ["localhost", "bretagne.localhost"])
def test_admin_is_at_gestion_on_any_known_host(bretagne, visit, host):
    response = visit("/gestion/", host=host)
    assert (response.status_code, response["Location"]) == (302, "/gestion/login/?next=/gestion/")


def test_regional_list_shows_its_own_and_the_national_ones_only(site, bretagne, occitanie, visit):
    workshop = make_workshop(site, title="Atelier national")
    for home, title in ((site, "Séance nationale"), (bretagne, "Séance bretonne"), (occitanie, "Séance occitane")):
        make_session(home, workshop, title=title)
    regional, national = (visit(path).content.decode() for path in ("/regions/bretagne/agenda/", "/agenda/"))
    shown = {title: (title in regional, title in national) for title in ("nationale", "bretonne", "occitane")}
    assert shown == {"nationale": (True, True), "bretonne": (True, True), "occitane": (False, True)}


def test_sitemap_holds_what_this_host_owns(site, bretagne, visit):
    make_article(site, title="Article national")
    make_article(bretagne, title="Article breton")
    make_article(bretagne, title="Brouillon breton", live=False)
    national = visit("/sitemap.xml").content.decode()
    breton = visit("/sitemap.xml", host="bretagne.localhost").content.decode()
    assert ("/articles/article-national/" in national, "article-breton" in national) == (True, False)
    assert "http://bretagne.localhost/articles/article-breton/" in breton
    assert ("article-national" in breton, "brouillon" in breton) == (False, False)


def test_readiness_is_503_without_a_worker(site, visit, settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    response = visit("/sante/complet/")
    assert response.status_code == 503
    assert json.loads(response.content)["checks"] == {
        "database": True,
        "tasks": False,
        "cache": True,
        "engine": True,
        "tasks_succeed": True,
    }
    WorkerHeartbeat.beat("fourmi")
    assert visit("/sante/complet/").status_code == 200
    WorkerHeartbeat.objects.update(seen_at=timezone.now() - timedelta(minutes=5))
    assert visit("/sante/complet/").status_code == 503


@pytest.mark.parametrize(
    "query",
    ["page=-1", "page=abc", "page=1000000000000", "theme=inconnu", "quand=jamais", "quand=9999-99", "q=%00", "x=y"],
)
@pytest.mark.parametrize("path", ["/agenda/", "/ateliers/", "/ressources/", "/annuaire/", "/formations/", "/articles/"])
def test_bad_filter_values_are_ignored_not_failed(site, visit, path, query):
    start_cold()
    assert visit(f"{path}?{query}").status_code == 200


def test_readiness_is_503_and_liveness_200_without_a_database():
    """In a process of its own, whose database no server gives."""
    ask = (
        "import django; django.setup(); from django.test import Client;"
        "get = Client(headers={'host': 'localhost'}).get;"
        "print([get(path).status_code for path in ('/sante/complet/', '/sante/')])"
    )
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "cms.settings.test",
        "DATABASE_URL": "postgres://127.0.0.1:1/absente",
    }
    answer = subprocess.run([sys.executable, "-c", ask], env=environment, capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "[503, 200]"
