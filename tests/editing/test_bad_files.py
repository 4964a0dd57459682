"""Bad files dropped in the admin: the save never waits nor fails, the editor is told why, in French."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import override_settings

from catalogue.models import DocumentText
from home.models import SiteDocument
from tests.conftest import PASSWORD
from tests.files import bad_files, pdf_bytes

pytestmark = pytest.mark.django_db

_REFUSED_BY_THE_FORM = {"photo.jpg", "vide.odt"}  # an extension that is not allowed, a file without content
BAD_FILES = bad_files()
ADD, HOST = "/gestion/documents/add/", {"host": "localhost"}


@pytest.fixture
def drop(client, redaction, django_capture_on_commit_callbacks):
    """Drop a file in the library as `redaction`; the tasks run when the transaction is committed."""
    client.login(username="redaction", password=PASSWORD)

    def drop_file(name: str, content: bytes):
        data = {"title": name, "file": SimpleUploadedFile(name, content), "collection": "", "tags": ""}
        collection = redaction.groups.get().collection_permissions.first().collection
        with django_capture_on_commit_callbacks(execute=True):
            return client.post(ADD, data | {"collection": collection.pk}, headers=HOST)

    return drop_file


@pytest.mark.parametrize("name", BAD_FILES)
def test_bad_file_is_refused_or_marked_with_a_reason(drop, name):
    response = drop(name, BAD_FILES[name])
    if name in _REFUSED_BY_THE_FORM:
        assert (response.status_code, SiteDocument.objects.count()) == (200, 0)
        assert response.context["form"].errors["file"]
        return
    assert (response.status_code, SiteDocument.objects.count()) == (302, 1)
    text = DocumentText.objects.get()
    assert (text.state, text.passages.count()) == ("echec", 0)
    assert text.reason.endswith(".")


def test_good_file_is_read(drop):
    drop("bonjour.pdf", pdf_bytes("Bonjour la fourmilière"))
    text = DocumentText.objects.get()
    assert (text.state, text.reason) == ("lu", "")
    assert [(passage.where, passage.content) for passage in text.passages.all()] == [
        ("page 1", "Bonjour la fourmilière")
    ]


def test_file_over_the_limit_is_refused_by_the_form(drop):
    with override_settings(WAGTAILDOCS_MAX_UPLOAD_SIZE=1000):
        response = drop("gros.pdf", pdf_bytes() + bytes(2000))
    assert (response.status_code, SiteDocument.objects.count()) == (200, 0)


def test_save_only_enqueues_and_waits_for_the_commit(client, redaction):
    client.login(username="redaction", password=PASSWORD)
    collection = redaction.groups.get().collection_permissions.first().collection
    file = SimpleUploadedFile("bonjour.pdf", pdf_bytes())
    client.post(ADD, {"title": "x", "file": file, "collection": collection.pk, "tags": ""}, headers=HOST)
    assert DocumentText.objects.get().state == "en-attente"
