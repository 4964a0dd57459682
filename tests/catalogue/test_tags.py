"""One tag for each name, however it is typed, on each database; and the doubles of before, merged."""

import unicodedata
from importlib import import_module

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction
from taggit.models import Tag
from wagtail.models import Revision

from catalogue.models import MaterialPage, MaterialTag
from home.models import SiteImage
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


def test_doubles_of_before_are_merged_with_what_bears_them(site):
    """Pages, images, drafts: the name that most bear stays, once for each of them."""
    old = [Tag.objects.create(name=name, slug=f"ancien-{number}") for number, name in enumerate([*SAME[:2], "Avis"])]
    both, one = make_material(site), make_material(site)
    MaterialTag.objects.bulk_create(MaterialTag(content_object=both, tag=tag) for tag in old)
    MaterialTag.objects.create(content_object=one, tag=old[1])
    MaterialTag.objects.create(content_object=make_material(site), tag=old[1])
    image = make_image()
    SiteImage.tags.through.objects.create(tag=old[0], content_object=image)
    revisions = [MaterialPage.objects.get(pk=page.pk).save_revision() for page in (both, one)]
    migration = import_module("catalogue.migrations.0008_one_tag_one_origin")
    migration.merge_tags(apps, None)
    assert sorted(Tag.objects.values_list("name", flat=True)) == ["Avis", "RÉSEAUX SOCIAUX"]
    assert [sorted(named(page)) for page in (both, one)] == [["Avis", "RÉSEAUX SOCIAUX"], ["RÉSEAUX SOCIAUX"]]
    assert list(SiteImage.objects.get().tags.names()) == ["RÉSEAUX SOCIAUX"]
    drafts = [Revision.objects.get(pk=revision.pk).as_object() for revision in revisions]
    assert [sorted(draft.tags.names()) for draft in drafts] == [["Avis", "RÉSEAUX SOCIAUX"], ["RÉSEAUX SOCIAUX"]]
    one.tags.add("réseaux sociaux")
    assert Tag.objects.count() == 2
