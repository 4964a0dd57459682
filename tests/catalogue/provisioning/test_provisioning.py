"""create_site and create_region: what they make, what they refuse, and that twice is once."""

from io import StringIO

import pytest
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Site,
    Workflow,
    WorkflowPage,
)

from catalogue.library import collection_of
from catalogue.provisioning import create_region
from catalogue.provisioning.grants import grant_library, grant_pages
from catalogue.provisioning.national import NATIONAL_COLLECTION
from home.languages.switching import languages_of
from home.models import RegionPage, SiteDocument

pytestmark = pytest.mark.django_db

COUNTED = (
    Page,
    Group,
    GroupPagePermission,
    Collection,
    GroupCollectionPermission,
    Site,
    Group.permissions.through,
    Workflow,
    WorkflowPage,
    GroupApprovalTask,
)
BRANCHES = ["agenda", "annuaire", "articles", "ateliers", "contact", "formations", "mentions-legales", "ressources"]
WRITES = {"add_page", "change_page"}
CHOOSES = {"choose_image", "choose_document"}
FILLS = {"add_image", "change_image", "add_document", "change_document"}


def run(*args, **options) -> None:
    call_command("create_region", *args, stdout=StringIO(), **options)


def counts() -> list[int]:
    return [model.objects.count() for model in COUNTED]


def page_rights(group: str) -> set[tuple[str, str]]:
    rows = GroupPagePermission.objects.filter(group__name=group)
    return set(rows.values_list("page__slug", "permission__codename"))


def collection_rights(group: str) -> set[tuple[str, str]]:
    rows = GroupCollectionPermission.objects.filter(group__name=group)
    return set(rows.values_list("collection__name", "permission__codename"))


def rename(region: RegionPage, title: str) -> RegionPage:
    region.title = title
    region.save_revision().publish()
    return RegionPage.objects.get(pk=region.pk)


def holdings(region: RegionPage) -> tuple[set[int], set[int]]:
    """Groups with rights on the region, and collections that they fill."""
    groups = set(GroupPagePermission.objects.filter(page=region).values_list("group", flat=True))
    fills = GroupCollectionPermission.objects.filter(group__in=groups, permission__codename="add_document")
    return groups, set(fills.values_list("collection", flat=True))


def test_twice_is_once(site):
    arguments = {"name": "Corse", "insee": "94", "hostname": "corse.localhost"}
    run("corse", **arguments)
    once = counts()
    run("corse", **arguments)
    assert counts() == once


def test_national_site_twice_is_once(site):
    once = counts()
    call_command("create_site", name="Fourmilière", hostname="LOCALHOST", port=80, stdout=StringIO())
    assert counts() == once
    assert Site.objects.get(is_default_site=True).hostname == "localhost"


def test_region_has_its_tree(site, bretagne):
    assert bretagne.get_parent().slug == "regions"
    assert sorted(page.slug for page in bretagne.get_children().live()) == BRANCHES
    assert bretagne.get_descendants().count() == len(BRANCHES)


def test_region_has_two_groups_with_rights_on_its_pages_only(site, bretagne):
    publishes = WRITES | {"publish_page", "lock_page", "unlock_page", "bulk_delete_page"}
    assert page_rights("Rédaction Bretagne") == {("bretagne", right) for right in WRITES}
    assert page_rights("Coordination Bretagne") == {("bretagne", right) for right in publishes}
    assert GroupPagePermission.objects.filter(page=bretagne).values("group").distinct().count() == 2


@pytest.mark.parametrize("group", ["Rédaction Bretagne", "Coordination Bretagne"])
def test_groups_enter_the_admin_fill_their_collection_and_choose_in_the_nations(site, bretagne, group):
    own = {("Bretagne", right) for right in CHOOSES | FILLS}
    assert collection_rights(group) == own | {(NATIONAL_COLLECTION, right) for right in CHOOSES}
    assert [p.codename for p in Group.objects.get(name=group).permissions.all()] == ["access_admin"]


@pytest.mark.parametrize(
    ("slug", "options", "reason"),
    [
        ("national", {}, "« national » est réservé"),
        ("toutes", {}, "« toutes » est réservé"),
        ("Corse", {}, "l’identifiant s’écrit en minuscules"),
        ("corse_2", {}, "l’identifiant s’écrit en minuscules"),
        ("île", {}, "l’identifiant s’écrit en minuscules"),
        ("corse\n", {}, "l’identifiant s’écrit en minuscules"),
        ("", {}, "l’identifiant s’écrit en minuscules"),
        ("corse", {"name": " "}, "compte de 1 à 80 caractères"),
        ("corse", {"name": "x" * 81}, "compte de 1 à 80 caractères"),
        ("corse", {"name": "National"}, "réservé au site national"),
        ("corse", {"name": "NATIONALE"}, "réservé au site national"),
        ("corse", {"name": "Nâtional"}, "réservé au site national"),
        ("corse", {"name": "Bretagne"}, "déjà celui d’une autre région"),
        ("corse", {"name": " brétagne "}, "déjà celui d’une autre région"),
        ("corse", {"insee": "99"}, "« 99 » n’est le code INSEE d’aucune"),
        ("corse", {"insee": "4"}, "« 4 » n’est le code INSEE d’aucune"),
        ("corse", {"hostname": "http://corse.fr/"}, "n’est pas un nom d’hôte"),
        ("corse", {"hostname": "corse.fr/"}, "n’est pas un nom d’hôte"),
        ("corse", {"hostname": "corse.fr:8000"}, "n’est pas un nom d’hôte"),
        ("corse", {"hostname": "corse..fr"}, "n’est pas un nom d’hôte"),
        ("corse", {"hostname": "-corse.fr"}, "n’est pas un nom d’hôte"),
        ("corse", {"hostname": "corsé.fr"}, "n’est pas un nom d’hôte"),
        ("corse", {"hostname": "corse.fr\n"}, "n’est pas un nom d’hôte"),
        ("corse", {"hostname": "LOCALHOST"}, "déjà celui d’un autre site"),
        ("corse", {"hostname": "Bretagne.localhost"}, "déjà celui d’un autre site"),
    ],
)
def test_what_breaks_the_contract_is_refused_and_makes_nothing(site, bretagne, slug, options, reason):
    before = counts()
    with pytest.raises(CommandError, match=reason):
        run(slug, **{"name": "Corse"} | options)
    assert counts() == before


def test_national_site_cannot_take_a_regions_host(site, bretagne):
    with pytest.raises(CommandError, match="déjà celui d’un autre site"):
        call_command("create_site", hostname="Bretagne.localhost")


def test_national_site_needs_a_bare_host(site):
    with pytest.raises(CommandError, match="n’est pas un nom d’hôte"):
        call_command("create_site", hostname="https://exemple.fr")


def test_region_needs_a_national_site(site):
    site.get_children().get(slug="regions").delete()
    with pytest.raises(CommandError, match="Créez d’abord le site national"):
        run("corse", name="Corse")


def test_no_name_is_shared_after_a_renaming(site, bretagne):
    rename(bretagne, "Armorique")
    for name in ("Armorique", "Bretagne", "bretagne"):  # « Bretagne » is still its groups' and its collection's
        with pytest.raises(CommandError, match="déjà celui d’une autre région"):
            run("corse", name=name)


def test_renamed_region_keeps_its_collection_for_imports(site, bretagne, tmp_path):
    rename(bretagne, "Armorique")
    (tmp_path / "guide.txt").write_text("Un guide pour commencer.", encoding="utf-8")
    before = counts()[3]
    call_command("import_materials", str(tmp_path), under="regions/bretagne/ressources", stdout=StringIO())
    assert SiteDocument.objects.get().collection.name == "Bretagne"
    assert Collection.objects.count() == before


@pytest.mark.parametrize("name", ["Bretagne", "Armorique", "Occitanie"])
def test_renamed_region_keeps_its_groups_whatever_name_is_given_again(site, bretagne, occitanie, name):
    rename(bretagne, "Armorique")
    before, held = counts(), (holdings(bretagne), holdings(occitanie))
    run("bretagne", name=name)
    assert counts() == before
    assert (holdings(bretagne), holdings(occitanie)) == held
    assert RegionPage.objects.get(pk=bretagne.pk).title == "Armorique"


def test_region_that_takes_anothers_title_keeps_its_own_collection(site, bretagne, occitanie):
    own = collection_of(bretagne)
    assert collection_of(rename(bretagne, "Occitanie")) == own
    assert collection_of(occitanie).name == "Occitanie"


def test_translation_of_a_region_fills_the_same_collection(site, bretagne, english):
    brittany = bretagne.copy_for_translation(english, copy_parents=True)
    assert collection_of(rename(brittany, "Brittany")) == collection_of(bretagne)
    assert not Collection.objects.filter(name="Brittany").exists()


def test_collection_is_the_regions_own_whatever_else_its_staff_may_fill(site, bretagne):
    own = collection_of(bretagne)
    for group in Group.objects.filter(name__endswith="Bretagne"):
        grant_library(group, Collection.objects.get(name=NATIONAL_COLLECTION))
    grant_pages(Group.objects.get(name="Rédaction nationale"), bretagne, ["add_page"])
    assert collection_of(bretagne) == own
    assert collection_of(site).name == NATIONAL_COLLECTION


def test_lost_group_is_made_again_unless_its_name_is_anothers(site, bretagne, occitanie):
    Group.objects.get(name="Rédaction Bretagne").delete()
    with pytest.raises(CommandError, match="déjà celui d’une autre région"):
        run("bretagne", name="Occitanie")
    run("bretagne", name="Bretagne")
    assert page_rights("Rédaction Bretagne") == {("bretagne", right) for right in WRITES}


def test_regions_share_neither_group_nor_collection(site, bretagne, occitanie):
    corse = create_region("corse", "Corse", insee="94")
    held = [holdings(region) for region in (bretagne, occitanie, corse)]
    assert [(len(groups), len(collections)) for groups, collections in held] == [(2, 1)] * 3
    assert len(set.union(*(groups for groups, _ in held))) == 6
    assert len(set.union(*(collections for _, collections in held))) == 3


def test_host_name_makes_a_site_that_another_region_cannot_take(site):
    run("corse", name="Corse", hostname="Corse.Localhost")
    corse = RegionPage.objects.get(slug="corse")
    assert Site.objects.get(hostname="corse.localhost").root_page_id == corse.pk
    with pytest.raises(CommandError, match="déjà celui d’un autre site"):
        run("normandie", name="Normandie", hostname="CORSE.localhost")
    assert not RegionPage.objects.filter(slug="normandie").exists()


@pytest.mark.parametrize(
    ("insee", "zone"),
    [("04", "Indian/Reunion"), ("94", "Europe/Paris"), ("03", "America/Cayenne"), ("", "Europe/Paris")],
)
def test_code_gives_the_time_zone(site, insee, zone):
    run("ailleurs", name="Ailleurs", insee=insee)
    region = RegionPage.objects.get(slug="ailleurs")
    assert (region.insee_code, region.time_zone) == (insee, zone)


def test_languages_are_switched_on_and_an_unknown_one_makes_nothing(site):
    before = counts()
    with pytest.raises(CommandError, match="n’est pas une langue que l’on peut ouvrir"):
        run("corse", name="Corse", languages=["co", "xx"])
    assert counts() == before
    for _ in range(2):
        run("corse", name="Corse", languages=["co", "en"])
        assert languages_of(RegionPage.objects.get(slug="corse", locale__language_code="fr")) == ["en", "co"]
    run("corse", name="Corse")
    assert languages_of(RegionPage.objects.get(slug="corse", locale__language_code="fr")) == ["en", "co"]
