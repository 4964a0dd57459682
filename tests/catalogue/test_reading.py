"""When the file of a document is read: once for each file, whatever is said of the document meanwhile."""

import pytest
from django.core.files.base import ContentFile
from django_tasks.signals import task_enqueued

from catalogue.extraction import Extraction, Passage
from catalogue.extraction_status import file_states
from catalogue.models import DocumentText
from catalogue.rereading import reread
from catalogue.tasks import keep_reading, read_document
from home.models import SiteDocument
from tests.editing.forms import Editor
from tests.factories.catalogue import make_document, make_material
from tests.files import pdf_bytes

pytestmark = pytest.mark.django_db


@pytest.fixture
def readings():
    """Ids of the documents whose reading is asked for."""
    asked = []

    def note(task_result, **kwargs):
        if task_result.task.name == read_document.name:
            asked.extend(task_result.args)

    task_enqueued.connect(note)
    yield asked
    task_enqueued.disconnect(note)


@pytest.fixture
def commit(django_capture_on_commit_callbacks):
    return lambda: django_capture_on_commit_callbacks(execute=True)


GOOD, BAD = ("bon.pdf", pdf_bytes("Bonjour")), ("abime.pdf", b"%PDF-1.7\n" + bytes(500))


def stored(name: str, content: bytes) -> SiteDocument:
    return SiteDocument.objects.create(title="Support", file=ContentFile(content, name=name))


def test_editor_is_told_of_a_file_without_text_and_of_one_read_in_part(site):
    documents = [make_document(pdf_bytes("Bonjour"), f"{number}.pdf") for number in range(3)]
    material = make_material(site, documents=documents)
    readings = [Extraction(()), Extraction((Passage("page", 1, text="a"),), truncated=True)]
    for document, reading in zip(documents, readings, strict=False):
        keep_reading(document, reading)
    keep_reading(documents[2], Extraction((Passage("page", 1, text="a"),)))
    told = [state.warning.split(" : ")[0] for state in file_states(material)]
    assert told == ["Aucun texte dans ce fichier", "Lu en partie seulement", ""]


@pytest.mark.parametrize(("file", "state"), [(GOOD, "lu"), (BAD, "echec")])
def test_retitled_document_is_not_read_again(readings, commit, file, state):
    with commit():
        document = stored(*file)
    for title in ("Autre titre", "Encore un autre"):
        with commit():
            document = SiteDocument.objects.get()
            document.title = title
            document.save()
    assert (readings, DocumentText.objects.get().state) == ([document.pk], state)


def test_document_retitled_while_it_waits_is_read_once(readings, commit):
    """As one of several dropped together, whose title comes after its file."""
    with commit():
        document = stored(*GOOD)
        document.title = "Autre titre"
        document.save()
    assert (readings, DocumentText.objects.get().state) == ([document.pk], "lu")


def test_retitled_document_that_nothing_read_is_read(readings, commit):
    document = stored(*GOOD)
    DocumentText.objects.all().delete()
    with commit():
        document.save()
    assert (readings[-1], DocumentText.objects.get().state) == (document.pk, "lu")


@pytest.mark.parametrize("content", [GOOD[1], BAD[1]])
def test_new_file_is_read_even_when_it_is_the_same(readings, commit, content):
    """Someone told to try again later sends the same file once more."""
    with commit():
        document = stored("support.pdf", content)
    with commit():
        document.file = ContentFile(content, name="support.pdf")
        document.save()
    assert readings == [document.pk] * 2


def test_retitled_in_the_library_is_not_read_again(readings, commit, redaction):
    collection = redaction.groups.get().collection_permissions.first().collection
    with commit():
        document = stored(*BAD)
        SiteDocument.objects.update(collection=collection)
    with commit():
        values = {"title": "Autre titre", "collection": collection.pk, "tags": ""}
        Editor(redaction).client.post(f"/gestion/documents/edit/{document.pk}/", values)
    assert (SiteDocument.objects.get().title, readings) == ("Autre titre", [document.pk])


def test_what_an_earlier_edition_read_is_read_again_and_once(readings, commit):
    with commit():
        old, failed, current = (stored(*file) for file in (GOOD, BAD, GOOD))
    DocumentText.objects.exclude(document=current).update(edition=0)
    readings.clear()
    with commit():
        assert (reread(), reread()) == (2, 0)
    assert readings == [old.pk, failed.pk]
    assert reread() == 0
