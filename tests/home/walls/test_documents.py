"""A file is for those who may read a page that offers it; its text too."""

from contextlib import closing

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction

from catalogue.models.texts import files_with_text
from catalogue.provisioning import archive_region, restore_region
from tests.conftest import user_in
from tests.editing.forms import Editor
from tests.factories import make_article, make_document, make_material

pytestmark = pytest.mark.django_db


@pytest.fixture
def document(bretagne):
    return make_document(
        b"Le secret est dans le texte.", "note.txt", collection=Collection.objects.get(name="Bretagne")
    )


def status(client, document) -> int:
    with closing(client.get(document.url, headers={"host": "localhost"})) as response:
        return response.status_code


@pytest.fixture
def visitor():
    return Client()


@pytest.mark.parametrize("use", ["nothing", "draft", "private", "expired"])
def test_visitor_does_not_get_a_file_that_no_public_page_offers(use, bretagne, document, visitor):
    if use != "nothing":
        page = make_material(bretagne, documents=[document], live=use != "draft")
        if use == "private":
            PageViewRestriction.objects.create(page=page, restriction_type="login")
        if use == "expired":
            page.expire_at = page.first_published_at
            page.save()
    assert status(visitor, document) == 404


def test_visitor_gets_the_file_of_a_public_page(bretagne, document, visitor):
    make_material(bretagne, documents=[document])
    assert status(visitor, document) == 200


@pytest.mark.parametrize("place", ["page", "above"])
@pytest.mark.parametrize("offer", ["panel", "text"])
def test_a_password_opens_the_files_of_its_pages_and_no_others(place, offer, bretagne, document, visitor):
    if offer == "panel":
        page = make_material(bretagne, documents=[document])
    else:
        page = make_article(bretagne, body=[("documents", [document])])
    closed = page if place == "page" else page.get_parent()
    lock = PageViewRestriction.objects.create(page=closed, restriction_type="password", password="fourmi")
    other = make_document(b"Autre", "autre.txt", collection=document.collection)
    other_lock = PageViewRestriction.objects.create(
        page=make_material(bretagne, documents=[other]), restriction_type="password", password="cigale"
    )
    assert [status(visitor, one) for one in (document, other)] == [404, 404]
    for word, found in (("cigale", 404), ("fourmi", 200)):
        address = reverse("wagtailcore_authenticate_with_password", args=[lock.pk, page.pk])
        visitor.post(address, {"password": word, "return_url": "/"}, headers={"host": "localhost"})
        assert status(visitor, document) == found
    if place == "above" and offer == "panel":  # the other material stands below it too, behind a second password
        assert other_lock.page.path.startswith(closed.path)
    assert [status(visitor, other), status(Client(), document)] == [404, 404]
    page.unpublish()
    assert status(visitor, document) == 404


def test_a_page_for_some_groups_gives_its_files_to_them(bretagne, document, occitanie):
    page = make_material(bretagne, documents=[document])
    lock = PageViewRestriction.objects.create(page=page, restriction_type="groups")
    occitan, other = user_in("occitan", "Rédaction Occitanie"), user_in("autre")
    lock.groups.set(occitan.groups.all())
    clients = [Client(), Client(), Client()]
    for client, person in zip(clients, (occitan, other), strict=False):
        client.force_login(person)
    assert [status(client, document) for client in clients] == [200, 404, 404]


def test_visitor_gets_the_file_that_a_text_links(bretagne, document, visitor):
    link = f'<p><a linktype="document" id="{document.pk}">la note</a></p>'
    make_article(bretagne, body=[("text", link)])
    assert status(visitor, document) == 200


def test_visitor_gets_the_file_of_a_list(bretagne, document, visitor):
    make_article(bretagne, body=[("documents", [document])])
    assert status(visitor, document) == 200


def test_its_own_editors_get_the_file_of_a_draft(document, breton_editor, occitanie, redaction):
    people = [breton_editor, user_in("occitanie", "Rédaction Occitanie"), redaction]
    assert [status(Editor(person).client, document) for person in people] == [200, 404, 404]


@pytest.mark.parametrize("offer", ["panel", "text"])
def test_file_of_an_archived_region_is_for_administrators(
    offer, bretagne, document, visitor, breton_coordinator, occitanie, admin
):
    if offer == "panel":
        make_material(bretagne, documents=[document])
    else:
        make_article(bretagne, body=[("documents", [document])])
    people = [breton_coordinator, user_in("occitanie", "Rédaction Occitanie"), admin]
    clients = [visitor, *(Editor(person).client for person in people)]
    archive_region(bretagne)
    assert [status(client, document) for client in clients] == [404, 404, 404, 200]
    restore_region(bretagne)
    assert [status(client, document) for client in clients] == [200] * 4


def close(document) -> None:
    CollectionViewRestriction.objects.create(collection=document.collection, restriction_type="login")


def texts(page) -> list[str]:
    return [passage.text for file in files_with_text(page.files, speaker_notes=False) for passage in file.passages]


def test_text_of_a_file_of_a_private_collection_is_not_shown(
    bretagne, document, visit, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        document = make_document(
            b"Le secret est dans le texte.", "lu.txt", collection=Collection.objects.get(name="Bretagne")
        )
        page = make_material(bretagne, title="Note publique", slug="note", documents=[document])
    assert texts(page) == ["Le secret est dans le texte."]
    assert "Note publique" in visit("/recherche/?q=secret").content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        close(document)
    assert texts(page) == []
    assert "secret est" not in visit("/regions/bretagne/ressources/note/").content.decode()
    assert "Note publique" not in visit("/recherche/?q=secret").content.decode()


def test_text_is_shown_again_when_the_collection_opens(bretagne, django_capture_on_commit_callbacks, visit):
    collection = Collection.objects.get(name="Bretagne")
    with django_capture_on_commit_callbacks(execute=True):
        restriction = CollectionViewRestriction.objects.create(collection=collection, restriction_type="login")
        document = make_document(b"Le secret est dans le texte.", "lu.txt", collection=collection)
        make_material(bretagne, title="Note publique", documents=[document])
    assert "Note publique" not in visit("/recherche/?q=secret").content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        restriction.delete()
    assert "Note publique" in visit("/recherche/?q=secret").content.decode()
