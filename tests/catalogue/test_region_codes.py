"""A place on the map of France has one open region, and only administrators give it."""

import lxml.html
import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.urls import reverse

from catalogue.provisioning import archive_region, create_region, region_codes, regions, restore_region
from catalogue.provisioning.region_codes import give_code
from home.languages.switching import switch_on_language
from home.models import RegionCode, RegionPage
from tests.conftest import user_in
from tests.editing.forms import Editor, errors_of

pytestmark = pytest.mark.django_db

TAKEN = "Le code INSEE 53 est déjà celui de la région « Bretagne »."


def on_map(visit, path: str = "/regions/") -> dict[str, str]:
    """Addresses of the covered regions of the map, by their name."""
    links = lxml.html.fromstring(visit(path).content.decode()).xpath("//svg//a")
    return {link.xpath("string(.//title)").strip() or link.get("aria-label"): link.get("href") for link in links}


def held() -> dict[str, str]:
    return dict(RegionCode.objects.values_list("insee", "region__slug"))


HELD = {"53": "bretagne", "76": "occitanie"}


def test_a_code_that_an_open_region_has_is_refused_and_nothing_is_made(bretagne, occitanie):
    with pytest.raises(CommandError, match=TAKEN):
        call_command("create_region", "breizh", "--name", "Breizh", "--insee", "53")
    assert (RegionPage.objects.filter(slug="breizh").exists(), held()) == (False, HELD)


def test_two_who_ask_at_the_same_time_do_not_both_get_it(bretagne, occitanie, monkeypatch):
    """Both saw the code free: the database refuses the second, in the same words."""
    monkeypatch.setattr(regions, "check_code_is_free", lambda *args: None)
    with pytest.raises(ValidationError, match=TAKEN):
        create_region("breizh", "Breizh", insee="53")
    assert (RegionPage.objects.filter(slug="breizh").exists(), held()) == (False, HELD)


def test_sub_sites_without_a_code_are_not_compared(bretagne, occitanie):
    offices = [create_region(f"office-{n}", f"Office {n}") for n in (1, 2)]
    assert ([office.insee_code for office in offices], held()) == (["", ""], HELD)


def test_an_archived_region_frees_its_place_and_takes_it_back(bretagne, occitanie, visit):
    before = on_map(visit)
    archive_region(bretagne)
    assert held() == {"76": "occitanie"}
    assert restore_region(bretagne) == ""
    assert (held(), on_map(visit)) == (HELD, before)


def test_a_region_whose_place_was_taken_comes_back_without_it(bretagne, occitanie):
    archive_region(bretagne)
    create_region("breizh", "Breizh", insee="53")
    warning = restore_region(bretagne)
    assert warning == "Le code INSEE 53 est déjà celui de la région « Breizh ». « Bretagne » n’est plus sur la carte."
    assert held() == {"53": "breizh", "76": "occitanie"}


@pytest.mark.parametrize("who", ["Rédaction Occitanie", "Coordination Occitanie"])
def test_no_team_takes_another_place_by_its_page(bretagne, occitanie, visit, who):
    before = on_map(visit)
    editor = Editor(user_in("personne", who))
    response = editor.edit(occitanie, {"insee_code": "53", "insee": "53", "code": "53"}, publish=True)
    assert response.status_code == 302
    assert (held(), on_map(visit)) == (HELD, before)


def test_an_old_revision_and_a_copy_take_no_place(bretagne, occitanie, admin, visit):
    revision = occitanie.save_revision()
    give_code(occitanie, "11")
    revision.publish()
    occitanie.copy(update_attrs={"slug": "copie", "title": "Copie"}, keep_live=True)
    assert held() == {"53": "bretagne", "11": "occitanie"}
    assert "/regions/copie/" not in on_map(visit).values()


def test_every_language_has_the_same_place(bretagne, occitanie, english):
    version = switch_on_language(bretagne, "en")
    assert version.insee_code == "53"
    give_code(bretagne, "28")
    assert (version.insee_code, bretagne.insee_code) == ("28", "28")


# --- The administrators' screen -----------------------------------------------------------------------------------


def address(region) -> str:
    return reverse("catalogue_region_code", args=[region.pk])


def test_administrator_changes_a_code(bretagne, occitanie, admin):
    client = Editor(admin).client
    assert client.get(address(occitanie)).context["form"].initial == {"insee": "76"}
    assert client.post(address(occitanie), {"insee": "11"})["Location"] == reverse("catalogue_regions")
    assert held() == {"53": "bretagne", "11": "occitanie"}
    assert "Le code INSEE de « Occitanie » est enregistré." in client.get("/gestion/regions/").content.decode()
    client.post(address(occitanie), {"insee": ""})
    assert held() == {"53": "bretagne"}


def test_a_taken_code_is_refused_with_words(bretagne, occitanie, admin):
    response = Editor(admin).client.post(address(occitanie), {"insee": "53"})
    assert (errors_of(response), held()) == ({"insee": [TAKEN]}, HELD)


def test_a_new_region_is_refused_beside_the_field(bretagne, admin):
    values = {"name": "Breizh", "slug": "breizh", "insee": "53", "hostname": ""}
    response = Editor(admin).client.post(reverse("catalogue_region_new"), values)
    assert errors_of(response) == {"insee": [TAKEN]}


def test_nobody_else_enters(bretagne, occitanie, redaction, breton_coordinator):
    for user in (redaction, breton_coordinator):
        client = Editor(user).client
        assert [client.get(address(region)).status_code for region in (bretagne, occitanie)] == [404, 404]
        assert client.post(address(bretagne), {"insee": "76"}).status_code == 404
    assert held() == HELD


def test_an_archived_region_is_given_none(bretagne, occitanie, admin):
    archive_region(bretagne)
    assert Editor(admin).client.post(address(bretagne), {"insee": "53"}).status_code == 404
    assert region_codes.take_code(bretagne) == ""
