"""One tag for each name, however it is typed, on each database; and the doubles of before, merged."""

import unicodedata

import pytest
from django.db import IntegrityError, transaction
from taggit.models import Tag

from tests.editing.forms import Editor
from tests.factories import make_article, make_image, make_material

pytestmark = pytest.mark.django_db

SAME = ["Réseaux sociaux", "RÉSEAUX SOCIAUX", "réseaux  sociaux ", unicodedata.normalize("NFD", "Réseaux sociaux")]
OTHERS = ["Reseaux sociaux", "Réseaux-sociaux", "Réseaux"]


def named(page) -> list[str]:
    return list(type(page).objects.get(pk=page.pk).tags.names())


def test_names_typed_otherwise_are_one_tag(site):
    pages = [make_material(site), make_article(site), make_image(), make_material(site)]
    for page, name in zip(pages, SAME, strict=True):
        page.tags.add(name)
        page.save()
    assert [named(page) for page in pages] == [["Réseaux sociaux"]] * 4
    assert Tag.objects.count() == 1


def test_names_typed_otherwise_on_one_page_are_one_tag(site):
    page = make_material(site)
    page.tags.set([*SAME, "Avis"])
    page.save()
    assert named(page) == ["Réseaux sociaux", "Avis"]


def test_accents_and_hyphens_tell_tags_apart(site):
    page = make_material(site)
    page.tags.set(["Réseaux sociaux", *OTHERS, "c", "c++", "🐜"])
    page.save()
    assert named(page) == ["Réseaux sociaux", *OTHERS, "c", "c++", "🐜"]


def test_tag_typed_in_the_admin_is_the_one_that_is_there(site, redaction):
    page = make_material(site)
    page.tags.add("Réseaux sociaux")
    page.save()
    other = make_material(site)
    Editor(redaction).edit(other, {"tags": '"RÉSEAUX  SOCIAUX", Avis'}, publish=True)
    assert (sorted(named(other)), Tag.objects.count()) == (["Avis", "Réseaux sociaux"], 2)


def test_database_refuses_a_second_tag_of_a_name(site):
    """Two people who type a new tag at once make one: the second finds the first's."""
    Tag.objects.create(name="Réseaux")
    with pytest.raises(IntegrityError), transaction.atomic():
        Tag.objects.create(name="RÉSEAUX", slug=Tag.objects.get().slug)


@pytest.mark.parametrize("term", ["rés", "RÉS", "Réseaux s"])
def test_tag_is_offered_however_it_begins_to_be_typed(site, redaction, term):
    for name in ("Réseaux sociaux", "Avis"):
        page = make_material(site)
        page.tags.add(name)
        page.save()
    answer = Editor(redaction).client.get("/gestion/tag-autocomplete/", {"term": term})
    assert answer.json() == ["Réseaux sociaux"]
