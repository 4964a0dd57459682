"""A translation that goes on in Wagtail's usual form: the last words and « Publier » come in one request."""

import pytest
from django.urls import reverse

from tests.editing.forms import body, said
from tests.home.languages.conftest import Translator

pytestmark = pytest.mark.django_db
WORDS = {"title": "Un devezh e Kemper", "summary": "Ar pezh hon eus desket."}


@pytest.fixture
def version(article, coordinator: Translator):
    coordinator.submit(article)
    translation = coordinator.translation_of(article)
    coordinator.editor.client.post(reverse("wagtail_localize:stop_translation", args=[translation.pk]))
    return coordinator.version_of(article)


def test_last_words_are_published_with_the_same_click(version, coordinator):
    coordinator.editor.edit(version, WORDS | body("Demat."), publish=True)
    version.refresh_from_db()
    assert (version.live, version.title, version.summary) == (True, *WORDS.values())


def test_what_was_typed_is_kept_when_something_still_lacks(version, coordinator):
    response = coordinator.editor.edit(version, {"title": WORDS["title"]} | body("Demat."), publish=True)
    (words,) = said(response)
    assert words.partition(" : ")[2].partition(". Un texte")[0] == (
        "il reste à traduire « Ce que nous y avons appris. »"
    )
    assert response["Location"] == reverse("wagtailadmin_pages:edit", args=[version.pk])
    version.refresh_from_db()
    latest = version.get_latest_revision_as_object()
    assert (version.live, latest.title, latest.has_unpublished_changes) == (False, WORDS["title"], True)
