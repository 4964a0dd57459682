"""The admin bears the name, logo and colour of the site; in a region, the region's own."""

import lxml.html
import pytest
from django.test import Client

from home.admin.brand import Brand, brand_of
from home.models import HomePage, RegionPage
from tests.conftest import user_in
from tests.factories import make_image

pytestmark = pytest.mark.django_db


def change(home, **values) -> None:
    for name, value in values.items():
        setattr(home, name, value)
    home.save_revision().publish()


@pytest.fixture
def identities(site, bretagne, occitanie):
    change(site, site_name="Le réseau", accent_colour="#7a1f3d")
    change(bretagne, site_name="Bretagne numérique", accent_colour="#004080")
    change(occitanie, site_name="Occitanie numérique", accent_colour="#803000")


def seen_by(user, path="/gestion/", host="localhost") -> tuple[str, str, str, str]:
    """Name in the tab, logo with its text, hue."""
    client = Client(headers={"host": host})
    if user:
        client.force_login(user)
    html = client.get(path).content.decode()
    document = lxml.html.fromstring(html)
    image = document.xpath("//*[@data-wagtail-sidebar-branding-logo]//img | //*[contains(@class, 'logo')]//img")[0]
    hue = html.split("--w-color-primary-hue:")[1].split(";")[0].strip()
    title = document.findtext(".//title")
    return title.split(" - ")[-1].strip(), image.get("alt"), image.get("src"), hue


MARK = "/static/img/logo.svg"


def test_a_region_sees_its_own_and_the_nation_the_networks(identities, breton_editor, redaction, admin):
    assert seen_by(breton_editor) == ("Bretagne numérique", "Bretagne numérique", MARK, "210.0")
    national = ("Le réseau", "Le réseau", MARK, Brand(accent="#7a1f3d").hue)
    assert [seen_by(redaction), seen_by(admin)] == [national, national]


def test_who_works_for_two_regions_sees_the_networks(identities):
    both = user_in("deux", "Rédaction Bretagne", "Rédaction Occitanie")
    assert seen_by(both)[0] == "Le réseau"


def test_login_is_that_of_the_host(identities):
    assert [seen_by(None, "/gestion/login/", host)[0] for host in ("localhost", "bretagne.localhost")] == [
        "Le réseau",
        "Bretagne numérique",
    ]


def test_a_missing_screen_bears_the_name_too(identities, breton_editor):
    assert seen_by(breton_editor, "/gestion/nulle-part/")[0] == "Bretagne numérique"


def test_a_logo_takes_the_place_of_the_mark(identities, bretagne, breton_editor):
    change(RegionPage.objects.get(pk=bretagne.pk), logo=make_image())
    name, _alt, logo, _hue = seen_by(breton_editor)
    assert (name, logo.startswith("/media/")) == ("Bretagne numérique", True)


def test_no_screen_names_the_tool_nor_leads_to_its_site(identities, breton_editor, admin):
    for user in (None, breton_editor, admin):
        client = Client(headers={"host": "localhost"})
        if user:
            client.force_login(user)
        html = client.get("/gestion/" if user else "/gestion/login/").content.decode()
        document = lxml.html.fromstring(html)
        assert [text for text in document.xpath("//body//text()[not(ancestor::script)]") if "Wagtail" in text] == []
        assert "guide.wagtail.org" not in html
        assert document.xpath("//*[contains(@class, 'icon-wagtail')]") == []


def test_a_name_that_changes_is_seen_at_once(identities, redaction):
    assert seen_by(redaction)[0] == "Le réseau"
    change(HomePage.objects.get(depth=2), site_name="Le grand réseau")
    assert seen_by(redaction)[0] == "Le grand réseau"


def test_a_known_brand_is_not_read_again(identities, breton_editor, django_assert_max_num_queries, rf):
    request = rf.get("/gestion/", headers={"host": "localhost"})
    request.user = breton_editor
    brand_of(request)
    with django_assert_max_num_queries(2):  # whether the tree changed
        assert brand_of(request).name == "Bretagne numérique"
