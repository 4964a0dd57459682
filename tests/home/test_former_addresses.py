"""A region whose slug changed is found at its former address, with all that follows it."""

import pytest
from wagtail.models import Page

from catalogue.provisioning import archive_region, create_region
from home.languages.switching import switch_on_language
from home.models import FormerAddress, RegionPage
from tests.factories import make_article

pytestmark = pytest.mark.django_db


def rename(region: Page, slug: str) -> Page:
    """As an administrator does, in the page's form; the signal comes after the commit."""
    page = RegionPage.objects.get(pk=region.pk)
    page.slug = slug
    page.save_revision().publish()
    return page


@pytest.fixture
def renamed(occitanie, django_capture_on_commit_callbacks):
    make_article(occitanie, title="Un article", slug="un-article")
    with django_capture_on_commit_callbacks(execute=True):
        rename(occitanie, "pays-d-oc")
    return RegionPage.objects.get(pk=occitanie.pk)


def answer(response) -> tuple[int, str]:
    return response.status_code, response.get("Location", "")


@pytest.mark.parametrize(
    "rest",
    [
        "",
        "articles/un-article/",
        "agenda/?quand=2027-03&theme=photo",
        "recherche/?q=canva+affiche&type=atelier",
        "recherche/flux.atom?q=a%26b",
        "recherche/agenda.ics",
        "plan-du-site/",
    ],
)
def test_all_that_follows_a_former_slug_is_found_below_the_new_one(renamed, visit, rest):
    response = visit(f"/regions/occitanie/{rest}")
    assert answer(response) == (301, f"/regions/pays-d-oc/{rest}")
    assert visit(response["Location"]).status_code == 200


def test_what_is_nowhere_is_404_at_the_end(renamed, visit):
    response = visit("/regions/occitanie/nulle-part/")
    assert answer(response) == (301, "/regions/pays-d-oc/nulle-part/")
    assert visit(response["Location"]).status_code == 404
    assert visit("/regions/autre/agenda/").status_code == 404
    assert visit("/regions/occitanie/%00/").status_code == 404


def test_slugs_that_come_and_go_make_no_chain_and_no_loop(renamed, visit, django_capture_on_commit_callbacks):
    for slug in ("sud", "occitanie", "midi"):
        with django_capture_on_commit_callbacks(execute=True):
            rename(renamed, slug)
        for former in {"occitanie", "pays-d-oc", "sud"} - {slug}:
            found = answer(visit(f"/regions/{former}/agenda/"))
            known = FormerAddress.objects.filter(url_path__endswith=f"/{former}/").exists()
            assert found == ((301, f"/regions/{slug}/agenda/") if known else (404, ""))
        assert visit(f"/regions/{slug}/agenda/").status_code == 200
        assert visit(f"/regions/{slug}/nulle-part/").status_code == 404


def test_another_region_that_takes_the_slug_is_itself(renamed, visit):
    create_region("occitanie", "Autre Occitanie")
    assert visit("/regions/occitanie/agenda/").status_code == 200
    assert visit("/regions/occitanie/nulle-part/").status_code == 404


def test_a_region_that_is_not_online_tells_nothing_of_its_new_slug(renamed, visit):
    archive_region(renamed)
    for rest in ("", "agenda/", "articles/un-article/", "recherche/?q=a"):
        response = visit(f"/regions/occitanie/{rest}")
        assert answer(response) == (404, "")
        assert "pays-d-oc" not in response.content.decode()


def test_each_language_has_its_own_former_address(site, occitanie, english, visit, django_capture_on_commit_callbacks):
    version = switch_on_language(occitanie, "en")
    version.get_ancestors(inclusive=True).update(live=True)  # as if they were translated
    version.refresh_from_db()
    former = RegionPage.objects.get(pk=version.pk).url_path.split("/")[-2]
    version.slug = "south"
    with django_capture_on_commit_callbacks(execute=True):
        version.save()
    found = visit(f"/en/regions/{former}/?a=1")
    assert answer(found) == (301, "/en/regions/south/?a=1")
    assert visit(found["Location"]).status_code == 200
    assert visit("/regions/occitanie/").status_code == 200


def test_a_form_is_not_sent_elsewhere(renamed, client):
    assert client.post("/regions/occitanie/recherche/", headers={"host": "localhost"}).status_code in (404, 405)
