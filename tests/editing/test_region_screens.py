"""« Régions » and « Nouvelle région » in the admin: for administrators; to the others these addresses lead nowhere."""

import lxml.html
import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Page, Site

from catalogue.models import RegionArchive
from catalogue.provisioning import archive_region, create_region
from home.models import RegionPage
from tests.conftest import user_in
from tests.editing.forms import DASHBOARD, Editor, errors_of

pytestmark = pytest.mark.django_db

NEW, LIST = "/gestion/regions/nouvelle/", "/gestion/regions/"
CORSE = {"name": "Corse", "slug": "corse", "insee": "94", "hostname": "corse.localhost"}


@pytest.fixture
def administrator(admin):
    return Editor(admin)


def counts() -> list[int]:
    return [model.objects.count() for model in (Page, Group, Site, RegionArchive)]


def test_administrator_makes_a_region_and_is_led_to_it(site, administrator, visit):
    response = administrator.client.post(NEW, CORSE)
    assert (response.status_code, response["Location"]) == (302, LIST)
    corse = RegionPage.objects.get(slug="corse")
    assert (corse.title, corse.insee_code, corse.get_full_url()) == ("Corse", "94", "http://corse.localhost/")
    assert visit("/agenda/", host="corse.localhost").status_code == 200
    page = administrator.client.get(LIST).content.decode()
    assert "La région « Corse » est créée et en ligne." in page
    for url in (f"/gestion/pages/{corse.pk}/edit/", "http://corse.localhost/", f"/gestion/comptes/{corse.pk}/inviter/"):
        assert f'href="{url}"' in page


@pytest.mark.parametrize(
    ("change", "field", "reason"),
    [
        ({"name": "  "}, "name", "Champ requis."),
        ({"name": "National"}, "name", "Le nom « National » est réservé au site national."),
        ({"name": "brétagne"}, "name", "Le nom « brétagne » est déjà celui d’une autre région"),
        ({"slug": "Corse !"}, "slug", "« Corse ! » ne convient pas"),
        ({"slug": "toutes"}, "slug", "L’identifiant « toutes » est réservé."),
        ({"slug": "bretagne"}, "slug", "Une région porte déjà cet identifiant."),
        ({"insee": "99"}, "insee", "Sélectionnez un choix valide"),
        ({"hostname": "https://corse.fr/"}, "hostname", "« https://corse.fr/ » n’est pas un nom d’hôte"),
        ({"hostname": "LOCALHOST"}, "hostname", "Le nom d’hôte localhost est déjà celui d’un autre site."),
        ({"name": "x\x00y"}, "name", "Le caractère nul n’est pas autorisé."),
    ],
)
def test_refusals_stand_by_their_field_and_lose_nothing(site, bretagne, administrator, change, field, reason):
    before, values = counts(), CORSE | change
    response = administrator.client.post(NEW, values)
    errors = errors_of(response)
    assert (response.status_code, list(errors), len(errors[field])) == (200, [field], 1)
    assert errors[field][0].startswith(reason)
    shown = (
        lxml.html.fromstring(response.content.decode().replace("\x00", "")).get_element_by_id("w-editor-form").fields
    )
    kept = {name: shown[name] for name in CORSE if name != field}
    assert (kept, counts()) == ({name: value for name, value in CORSE.items() if name != field}, before)


def test_all_refusals_are_told_at_once(site, bretagne, administrator):
    values = {"name": "Bretagne", "slug": "é", "insee": "", "hostname": "é"}
    assert list(errors_of(administrator.client.post(NEW, values))) == ["name", "slug", "hostname"]


def test_administrator_archives_and_brings_back(site, bretagne, breton_editor, administrator, visit):
    archive, restore = (f"/gestion/regions/{bretagne.pk}/{verb}/" for verb in ("archiver", "rouvrir"))
    assert "Rien n’est effacé" in administrator.client.get(archive).content.decode()
    assert visit("/regions/bretagne/").status_code == 200  # asking does nothing
    assert administrator.client.post(archive)["Location"] == LIST
    assert "La région « Bretagne » est archivée." in administrator.client.get(LIST).content.decode()
    assert (visit("/regions/bretagne/").status_code, breton_editor.groups.count()) == (404, 0)
    assert administrator.client.post(restore)["Location"] == LIST
    assert (visit("/regions/bretagne/").status_code, breton_editor.groups.count()) == (200, 1)


@pytest.fixture(params=["redaction", "breton_editor", "breton_coordinator"])
def other(request):
    return Editor(request.getfixturevalue(request.param))


def test_the_others_find_nothing_there(bretagne, other):
    paths = [LIST, NEW, *(f"/gestion/regions/{bretagne.pk}/{verb}/" for verb in ("archiver", "rouvrir"))]
    before = counts()
    answers = [send(path, CORSE).status_code for path in paths for send in (other.client.get, other.client.post)]
    assert (answers, counts()) == ([404] * 8, before)
    assert LIST not in other.client.get(DASHBOARD).content.decode()


def test_visitor_is_sent_to_the_login_page(bretagne, client):
    response = client.post(NEW, CORSE, headers={"host": "localhost"})
    assert (response.status_code, response["Location"]) == (302, f"/gestion/login/?next={NEW}")


def test_menu_leads_administrators_to_the_form(site, administrator):
    page = administrator.client.get(DASHBOARD).content.decode()
    assert (LIST in page, NEW in page) == (True, True)


def test_list_costs_the_same_with_more_regions(site, bretagne, administrator):
    def cost() -> int:
        administrator.client.get(LIST)
        with CaptureQueriesContext(connection) as queries:
            administrator.client.get(LIST)
        return len(queries)

    one = cost()
    archive_region(create_region("corse", "Corse", insee="94"))
    create_region("normandie", "Normandie", insee="28", hostname="normandie.localhost")
    assert cost() == one


def test_screen_of_a_region_that_is_not_is_404(site, administrator):
    for name in ("catalogue_region_archive", "catalogue_region_restore", "catalogue_accounts"):
        assert administrator.client.get(reverse(name, args=[10**17])).status_code == 404
    assert administrator.client.get(f"/gestion/regions/{10**30}/archiver/").status_code == 404


def test_another_regions_coordination_manages_nothing_here(bretagne, occitanie):
    editor = Editor(user_in("coordination-occitanie", "Coordination Occitanie"))
    assert editor.client.get(f"/gestion/comptes/{bretagne.pk}/").status_code == 404
