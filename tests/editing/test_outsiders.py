"""What people may not do: a region's editor elsewhere, an editor who does not publish, a visitor."""

import pytest
from django.urls import reverse
from wagtail.models import Collection, Page

from catalogue.models import AgendaPage, DocumentText, SessionPage
from tests.conftest import user_in
from tests.editing.forms import DASHBOARD, Editor, add_address, address
from tests.factories import make_article, make_document, make_session, make_workshop

pytestmark = pytest.mark.django_db

REFUSED = (404, None)  # what is beyond the wall is as if it did not exist
FORBIDDEN = (302, DASHBOARD)  # Wagtail sends back to the dashboard with « vous n’avez pas la permission »


def answer(response) -> tuple[int, str | None]:
    return response.status_code, response.get("Location")


def state(page: Page) -> dict:
    """Everything that the database keeps of a page, and how many pages there are."""
    return Page.objects.filter(pk=page.pk).values().get() | {"pages": Page.objects.count()}


@pytest.fixture
def breton(breton_editor):
    return Editor(breton_editor)


@pytest.fixture
def national_page(site):
    return make_workshop(site, title="Fiche Google")


@pytest.fixture
def occitan_page(site, occitanie):
    return make_session(occitanie, make_workshop(site))


@pytest.mark.parametrize("where", ["national_page", "occitan_page"])
@pytest.mark.parametrize("action", ["edit", "delete", "unpublish", "preview_on_edit", "history", "move", "copy"])
def test_regional_editor_reaches_no_page_of_others(where, action, breton, request):
    page = request.getfixturevalue(where)
    before = state(page)
    assert answer(breton.client.get(address(action, page))) == REFUSED
    values = {"title": "Pris", "slug": "pris", "action-publish": "action-publish"}
    assert answer(breton.client.post(address(action, page), values)) == REFUSED
    assert state(page) == before


@pytest.mark.parametrize("where", ["national_page", "occitan_page"])
def test_regional_editor_deletes_nothing_of_others_in_bulk(where, breton, request):
    page = request.getfixturevalue(where)
    before = state(page)
    breton.client.post(reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"]) + f"?id={page.pk}")
    assert state(page) == before


def test_regional_editor_adds_nothing_below_others(site, occitanie, breton):
    for home in (site, occitanie):
        agenda = AgendaPage.objects.child_of(home).get()
        assert answer(breton.client.get(add_address(SessionPage, agenda))) == REFUSED
        assert answer(breton.client.post(add_address(SessionPage, agenda), {"title": "Pris"})) == REFUSED
    assert not SessionPage.objects.exists()


@pytest.fixture
def proposed(bretagne, national_page, breton):
    """A session of a national workshop that the region's editor tried to publish."""
    values = {
        "title": "Fiche Google à Quimper",
        "slug": "fiche-google-quimper",
        "workshop": str(national_page.pk),
        "starts_at": "2034-03-06 14:00",
        "ends_at": "2034-03-06 16:00",
        "city": "Quimper",
        "signup_email": "ant@example.org",
    }
    breton.add(SessionPage, AgendaPage.objects.child_of(bretagne).get(), values, publish=True)
    return SessionPage.objects.get()


def test_regional_editor_drafts_a_session_of_a_national_workshop(proposed, national_page, visit):
    assert (proposed.workshop, proposed.live) == (national_page, False)
    assert visit("/agenda/fiche-google-quimper/", host="bretagne.localhost").status_code == 404


def test_regional_editor_changes_but_does_not_publish(proposed, breton):
    breton.edit(proposed, {"title": "Fiche Google à Brest"}, publish=True)
    proposed.refresh_from_db()
    assert (proposed.live, proposed.get_latest_revision_as_object().title) == (False, "Fiche Google à Brest")


def test_coordination_publishes_what_the_editor_drafted(proposed, breton_coordinator, visit):
    Editor(breton_coordinator).edit(proposed, {}, publish=True)
    public = visit("/agenda/fiche-google-quimper/", host="bretagne.localhost").content.decode()
    assert public.count("<h1") == 1
    assert "Fiche Google à Quimper" in public


def test_coordination_of_another_region_publishes_nothing_here(proposed, occitanie):
    before = state(proposed)
    editor = Editor(user_in("coordination-occitanie", "Coordination Occitanie"))
    response = editor.client.post(address("edit", proposed), {"action-publish": "action-publish"})
    assert (answer(response), state(proposed)) == (REFUSED, before)


@pytest.mark.parametrize("action", ["edit", "delete", "unpublish", "copy", "history"])
def test_visitor_is_sent_to_the_login_page(action, site, visit):
    page = make_article(site)
    url = address(action, page)
    assert answer(visit(url)) == (302, f"/gestion/login/?next={url}")


def test_visitor_is_sent_from_the_dashboard_to_the_login_page(site, visit):
    assert answer(visit(DASHBOARD)) == (302, f"/gestion/login/?next={DASHBOARD}")


# --- « Relancer l’extraction » -------------------------------------------------------------------------------------


def document_of(collection: str):
    """A document of a collection, of which a reading failed."""
    document = make_document(
        "Un texte à relire.".encode(), "texte.txt", collection=Collection.objects.get(name=collection)
    )
    DocumentText.objects.update_or_create(document=document, defaults={"state": "echec", "reason": "Essai."})
    return document


def read_again(document) -> str:
    return reverse("catalogue_read_again", args=[document.pk])


def reading_of(document) -> tuple[str, str]:
    return DocumentText.objects.values_list("state", "reason").get(document=document)


@pytest.mark.parametrize(("collection", "expected"), [("National", FORBIDDEN), ("Occitanie", REFUSED)])
def test_text_of_a_document_of_others_is_not_read_again(
    collection, expected, occitanie, breton, django_capture_on_commit_callbacks
):
    document = document_of(collection)
    with django_capture_on_commit_callbacks(execute=True):
        assert answer(breton.client.post(read_again(document))) == expected
    assert reading_of(document) == ("echec", "Essai.")


def test_text_of_an_own_document_is_read_again(breton, django_capture_on_commit_callbacks):
    document = document_of("Bretagne")
    with django_capture_on_commit_callbacks(execute=True):
        response = breton.client.post(read_again(document), {"next": "/gestion/images/"})
    assert answer(response) == (302, "/gestion/images/")
    assert reading_of(document) == ("lu", "")


def test_reading_again_never_leads_to_another_site(breton):
    document = document_of("Bretagne")
    response = breton.client.post(read_again(document), {"next": "https://example.org/"})
    assert answer(response) == (302, reverse("wagtaildocs:edit", args=[document.pk]))


def test_following_a_link_reads_nothing_again(breton):
    document = document_of("Bretagne")
    assert breton.client.get(read_again(document)).status_code == 405
    assert reading_of(document) == ("echec", "Essai.")


def test_visitor_reads_nothing_again(site, client):
    document = document_of("National")
    url = read_again(document)
    assert answer(client.post(url, headers={"host": "localhost"})) == (302, f"/gestion/login/?next={url}")
    assert reading_of(document) == ("echec", "Essai.")
