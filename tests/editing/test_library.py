"""Images and documents: a region's editor adds to her own collection, chooses the nation's, never sees another's."""

import lxml.html
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.models import Collection

from home.models import SiteDocument, SiteImage
from tests.editing.forms import Editor
from tests.factories import make_document, make_image

pytestmark = pytest.mark.django_db


def collection(name: str) -> Collection:
    return Collection.objects.get(name=name)


@pytest.fixture
def breton(breton_editor):
    return Editor(breton_editor)


@pytest.fixture
def library(bretagne, occitanie):
    """A document and an image in each collection, named after it."""
    for name in ("Bretagne", "National", "Occitanie"):
        make_document(b"Un texte.", "texte.txt", title=f"Document {name}", collection=collection(name))
        make_image(title=f"Image {name}", collection=collection(name))


def titles(response, start: str) -> set[str]:
    """Names of things in a list of a chooser or of the library."""
    texts = (" ".join(text.split()) for text in lxml.html.fromstring(response.content.decode()).itertext())
    return {text for text in texts if text.startswith(f"{start} ") and len(text.split()) == 2}


@pytest.mark.parametrize(
    ("chooser", "start"), [("wagtaildocs_chooser", "Document"), ("wagtailimages_chooser", "Image")]
)
def test_regional_editor_chooses_her_own_and_the_national_ones(chooser, start, library, breton):
    response = breton.client.get(reverse(f"{chooser}:choose_results"))
    assert titles(response, start) == {f"{start} Bretagne", f"{start} National"}


@pytest.mark.parametrize(("model", "url"), [(SiteDocument, "wagtaildocs:edit"), (SiteImage, "wagtailimages:edit")])
def test_regional_editor_changes_her_own_only(model, url, library, breton):
    answers = {item.title.split()[1]: breton.client.get(reverse(url, args=[item.pk])) for item in model.objects.all()}
    assert {name: response.status_code for name, response in answers.items()} == {
        "Bretagne": 200,
        "National": 302,
        "Occitanie": 404,
    }


def test_regional_editor_adds_a_document_to_her_own_collection(breton, bretagne):
    values = {
        "title": "Support",
        "collection": collection("Bretagne").pk,
        "file": SimpleUploadedFile("a.txt", b"Texte."),
    }
    breton.client.post(reverse("wagtaildocs:add"), values)
    assert [document.collection.name for document in SiteDocument.objects.filter(title="Support")] == ["Bretagne"]


def test_regional_editor_adds_no_document_to_the_national_collection(breton, bretagne):
    values = {
        "title": "Support",
        "collection": collection("National").pk,
        "file": SimpleUploadedFile("a.txt", b"Texte."),
    }
    breton.client.post(reverse("wagtaildocs:add"), values)
    assert not SiteDocument.objects.filter(title="Support", collection__name="National").exists()


def test_national_staff_add_to_the_national_collection(redaction):
    values = {
        "title": "Support",
        "collection": collection("National").pk,
        "file": SimpleUploadedFile("a.txt", b"Texte."),
    }
    Editor(redaction).client.post(reverse("wagtaildocs:add"), values)
    assert SiteDocument.objects.get(title="Support").collection.name == "National"
