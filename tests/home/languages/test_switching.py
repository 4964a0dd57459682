"""Switching a language on and off for a site: what is made, for whom, and that visitors see none of it."""

import lxml.html
import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import GroupPagePermission, Page, WorkflowPage
from wagtail_localize.models import Translation

from home.languages.switching import languages_of, switch_off_language, switch_on_language
from home.models import SiteLanguage
from tests.conftest import user_in
from tests.editing.forms import DASHBOARD, Editor, said

pytestmark = pytest.mark.django_db

BRETON = [
    ("/accueil-br/", "Fourmilière"),
    ("/accueil-br/regions/", "Rannvroioù"),
    ("/accueil-br/regions/bretagne/", "Bretagne"),
    ("/accueil-br/regions/bretagne/agenda/", "Deiziataer"),
    ("/accueil-br/regions/bretagne/ateliers/", "Stalioù"),
    ("/accueil-br/regions/bretagne/ressources/", "Danvez"),
    ("/accueil-br/regions/bretagne/formations/", "Stummadurioù"),
    ("/accueil-br/regions/bretagne/articles/", "Pennadoù"),
    ("/accueil-br/regions/bretagne/annuaire/", "Roll"),
    ("/accueil-br/regions/bretagne/contact/", "Darempred"),
]
HOSTS = [("localhost", ""), ("localhost", "regions/"), ("localhost", "regions/bretagne/"), ("bretagne.localhost", "")]


def rights_at(page: Page) -> set[tuple[str, str]]:
    rows = GroupPagePermission.objects.filter(page_id=page.pk)
    return set(rows.values_list("group__name", "permission__codename"))


def test_home_and_index_pages_are_drafts_and_no_aliases(breizh, breton):
    made = Page.objects.filter(locale=breton).order_by("path")
    assert sorted(made.values_list("url_path", "title")) == sorted(BRETON)
    assert set(made.values_list("live", "alias_of")) == {(False, None)}
    assert Translation.objects.filter(target_locale=breton, enabled=True).count() == len(BRETON)


def test_visitors_see_nothing_of_it(breizh, visit):
    answers = {(host, path): visit(f"/br/{path}", host=host).status_code for host, path in HOSTS}
    assert answers == dict.fromkeys(HOSTS, 404)
    assert visit("/br/plan-du-site/", host="bretagne.localhost").status_code == 404
    assert "/br/" not in visit("/sitemap.xml").content.decode()
    assert "Brezhoneg" not in visit("/", host="bretagne.localhost").content.decode()


def test_twice_is_once(bretagne, breizh):
    before = (Page.objects.count(), GroupPagePermission.objects.count(), SiteLanguage.objects.count())
    assert switch_on_language(bretagne, "br").pk == breizh.pk
    assert switch_on_language(breizh, "br").pk == breizh.pk  # its own translation means the same site
    after = (Page.objects.count(), GroupPagePermission.objects.count(), SiteLanguage.objects.count())
    assert after == before


def test_groups_of_the_region_get_their_rights_there_and_nobody_else(bretagne, breizh):
    assert rights_at(breizh) == rights_at(bretagne) != set()
    assert {name for name, _right in rights_at(breizh)} == {"Rédaction Bretagne", "Coordination Bretagne"}
    for page in breizh.get_ancestors():
        assert {name for name, _right in rights_at(page)} & {"Rédaction Bretagne", "Coordination Bretagne"} == set()


def test_moderation_follows(bretagne, breton):
    version = switch_on_language(bretagne, "br")
    assert version.get_workflow() == bretagne.get_workflow()
    assert WorkflowPage.objects.filter(page=version.page_ptr).count() == 1


def test_second_region_shares_the_pages_above_only(breizh, occitanie, breton):
    before = set(Page.objects.filter(locale=breton).values_list("pk", flat=True))
    occitan = switch_on_language(occitanie, "br")
    made = Page.objects.filter(locale=breton).exclude(pk__in=before)
    assert occitan.get_parent().pk == breizh.get_parent().pk
    assert all(page.path.startswith(occitan.path) for page in made)


def test_nation_gets_drafts_of_its_own_branches(site, redaction):
    home = switch_on_language(site, "en")
    titles = {"Topics", "Workshops", "Calendar", "Resources", "Training", "Formats d’accompagnement", "Articles"}
    titles |= {"Regions", "Directory", "Contact"}
    assert set(home.get_children().values_list("title", flat=True)) == titles
    assert not home.get_descendants(inclusive=True).live().exists()
    assert home.permissions_for_user(redaction).can_publish()


@pytest.mark.parametrize("code", ["fr", "pt", "", "BR", "../br"])
def test_unknown_language_is_refused_and_makes_nothing(bretagne, code):
    before = Page.objects.count()
    with pytest.raises(ValidationError, match="n’est pas une langue que l’on peut ouvrir"):
        switch_on_language(bretagne, code)
    assert (Page.objects.count(), languages_of(bretagne)) == (before, [])


def test_page_that_is_no_home_has_no_languages(bretagne):
    with pytest.raises(ValidationError, match="sur l’accueil d’une région ou sur l’accueil national"):
        switch_on_language(bretagne.get_children().first(), "br")


def test_alias_left_by_the_library_becomes_a_draft(site, bretagne, breton):
    """What the stock submission made: published French copies of the pages above."""
    bretagne.copy_for_translation(breton, copy_parents=True, alias=True)
    assert Page.objects.filter(locale=breton, live=True, alias_of__isnull=False).count() == 3  # the control
    switch_on_language(bretagne, "br")
    assert set(Page.objects.filter(locale=breton).values_list("live", "alias_of")) == {(False, None)}


def test_dashboard_counts_the_pages_of_the_region_alone(bretagne, breizh, occitanie, breton_coordinator, breton_editor):
    own = sum(home.get_descendants(inclusive=True).count() for home in (bretagne, breizh))
    for person in (breton_coordinator, breton_editor):
        html = lxml.html.fromstring(Editor(person).client.get(DASHBOARD).content.decode())
        (link,) = html.xpath("//section[@aria-label or @class]//a[.//span[contains(., 'Bretagne')]]")
        assert (link.text_content().split()[0], link.get("href")) == (str(own), f"/gestion/pages/{bretagne.pk}/")


class TestSwitchingOff:
    @pytest.fixture
    def published(self, breizh):
        breizh.title = "Breizh"
        Page.objects.filter(path__startswith=breizh.path).update(live=True)
        return breizh

    def test_hides_the_pages_and_takes_the_rights_away(self, bretagne, published, breton_coordinator, visit):
        assert visit("/br/", host="bretagne.localhost").status_code == 200
        switch_off_language(bretagne, "br")
        assert visit("/br/", host="bretagne.localhost").status_code == 404
        assert (rights_at(published), languages_of(bretagne)) == (set(), [])
        assert not published.specific.permissions_for_user(breton_coordinator).can_edit()
        assert rights_at(bretagne) != set()

    def test_loses_nothing(self, bretagne, published):
        before = published.get_descendants(inclusive=True).count()
        switch_off_language(bretagne, "br")
        switch_off_language(bretagne, "br")
        switch_on_language(bretagne, "br")
        assert published.get_descendants(inclusive=True).count() == before
        assert rights_at(published) == rights_at(bretagne)

    def test_nation_leaves_its_regions_alone(self, site, published, visit):
        switch_on_language(site, "br")
        switch_off_language(site, "br")
        assert visit("/br/", host="bretagne.localhost").status_code == 200


class TestAdmin:
    def test_administrator_chooses_the_languages_of_a_region(self, admin, bretagne):
        client, url = Editor(admin).client, reverse("home_choose_languages", args=[bretagne.pk])
        assert (client.get(url).status_code, client.get(reverse("home_site_languages")).status_code) == (200, 200)
        client.post(url, {"languages": ["br", "en"]})
        assert languages_of(bretagne) == ["en", "br"]
        client.post(url, {"languages": ["br"]})
        assert languages_of(bretagne) == ["br"]
        listed = client.get(reverse("home_site_languages")).content.decode()
        assert ">Bretagne</a>" in listed
        assert "Breton" in listed

    def test_language_that_is_none_is_refused_with_a_message(self, admin, bretagne):
        response = Editor(admin).client.post(
            reverse("home_choose_languages", args=[bretagne.pk]), {"languages": ["xx"]}
        )
        assert response.status_code == 200
        assert "xx" in " ".join(response.context["form"].errors["languages"])
        assert languages_of(bretagne) == []

    def test_page_without_languages_is_404(self, admin, site):
        url = reverse("home_choose_languages", args=[site.get_children().first().pk])
        assert Editor(admin).client.get(url).status_code == 404

    @pytest.mark.parametrize("group", ["Rédaction nationale", "Rédaction Bretagne", "Coordination Bretagne"])
    def test_nobody_else_does(self, bretagne, group):
        client = Editor(user_in("autre", group)).client
        for url in (reverse("home_choose_languages", args=[bretagne.pk]), reverse("home_site_languages")):
            response = client.post(url, {"languages": ["br"]})
            assert response.status_code == 404
        assert "Langues des sites" not in client.get(DASHBOARD).content.decode()
        assert languages_of(bretagne) == []

    def test_visitor_is_sent_to_the_login_page(self, bretagne, visit):
        url = reverse("home_choose_languages", args=[bretagne.pk])
        assert visit(url)["Location"] == f"/gestion/login/?next={url}"

    def test_list_costs_the_same_with_more_languages(self, admin, bretagne, occitanie):
        client, url = Editor(admin).client, reverse("home_site_languages")
        client.get(url)
        with CaptureQueriesContext(connection) as before:
            client.get(url)
        switch_on_language(occitanie, "oc")
        switch_on_language(bretagne, "br")
        client.get(url)
        with CaptureQueriesContext(connection) as after:
            client.get(url)
        assert len(after) == len(before)


def test_messages_say_what_was_done(admin, bretagne):
    response = Editor(admin).client.post(reverse("home_choose_languages", args=[bretagne.pk]), {"languages": ["oc"]})
    assert said(response) == ["Langues de « Bretagne » enregistrées."]
    assert Group.objects.get(name="Rédaction Bretagne").permissions.filter(codename="submit_translation").exists()


def test_identity_of_the_region_is_carried_over(bretagne):
    """Its colour, its name and its telephones are no texts to translate."""
    said = {"site_name": "Fourmis d’Armor", "accent_colour": "#1d5c3a", "contact_phone": "02 98 12 34 56"}
    said["coordinator_phone"] = "02 98 65 43 21"
    for name, value in said.items():
        setattr(bretagne, name, value)
    bretagne.save_revision().publish()
    breton = switch_on_language(bretagne, "br")
    assert {name: getattr(breton, name) for name in said} == said
