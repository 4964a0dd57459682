"""Images dropped in the admin, in each of its three forms: refused in French when they cannot be read."""

from html import unescape
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from home.models import SiteImage
from tests.conftest import PASSWORD

pytestmark = pytest.mark.django_db

HOST = {"host": "localhost"}
UNREADABLE = "Cette image est abîmée ou incomplète."
TOO_MANY_PIXELS = "Ce fichier a un trop grand nombre de pixels"


def saved(image: Image.Image, kind: str = "PNG") -> bytes:
    buffer = BytesIO()
    image.save(buffer, kind)
    return buffer.getvalue()


NOISE = Image.effect_noise((200, 200), 80).convert("RGB")
GOOD = saved(NOISE)


@pytest.fixture
def collection(client, redaction):
    """Where `redaction`, who is logged in, may add images."""
    client.login(username="redaction", password=PASSWORD)
    return redaction.groups.get().collection_permissions.first().collection.pk


@pytest.fixture(params=["add", "multiple", "chooser"])
def drop(request, client, collection):
    """Drop a file in one of the forms; what the editor reads, nothing after a redirection."""

    def add(file) -> str:
        data = {"title": "Une photo", "collection": collection, "tags": "", "file": file}
        response = client.post("/gestion/images/add/", data, headers=HOST)
        assert response.status_code in (200, 302)
        return response.content.decode()

    def multiple(file) -> str:
        data = {"title": "Une photo", "collection": collection, "files[]": file}
        headers = HOST | {"X-Requested-With": "XMLHttpRequest"}
        return client.post("/gestion/images/multiple/add/", data, headers=headers).json().get("error_message", "")

    def chooser(file) -> str:
        data = {"title": "Une photo", "collection": collection, "tags": "", "file": file}
        data = {f"image-chooser-upload-{name}": value for name, value in data.items()}
        response = client.post("/gestion/images/chooser/create/", data, headers=HOST)
        return response.json().get("htmlFragment", "")

    send = {"add": add, "multiple": multiple, "chooser": chooser}[request.param]
    return lambda content, name="photo.png": unescape(send(SimpleUploadedFile(name, content)))


@pytest.mark.parametrize("length", [200, 5000, -30])
def test_truncated_png_is_refused(drop, length):
    assert UNREADABLE in drop(GOOD[:length])
    assert SiteImage.objects.count() == 0


@pytest.mark.parametrize("kind", ["gif", "jpeg", "webp"])
def test_other_truncated_image_is_refused(drop, kind):
    content = saved(NOISE, kind)
    drop(content[: len(content) // 2], f"photo.{kind}")
    assert SiteImage.objects.count() == 0


def test_text_named_as_an_image_is_refused(drop):
    drop(b"Bonjour")
    assert SiteImage.objects.count() == 0


@pytest.mark.parametrize("side", [6_000, 11_000, 20_000])
@pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning")
def test_small_file_of_many_pixels_is_refused(drop, side):
    content = saved(Image.new("1", (side, side)))
    assert len(content) < 60_000
    assert TOO_MANY_PIXELS in drop(content)
    assert SiteImage.objects.count() == 0


@pytest.mark.parametrize("kind", ["png", "gif", "jpeg", "webp"])
def test_good_image_is_accepted(drop, kind):
    content = saved(NOISE, kind)
    drop(content, f"photo.{kind}")
    image = SiteImage.objects.get()
    assert (image.width, image.height, image.file_size) == (200, 200, len(content))


def test_image_is_changed_without_a_new_file(client, collection, drop):
    drop(GOOD)
    image = SiteImage.objects.get()
    data = {"title": "Autre titre", "collection": collection, "tags": ""}
    response = client.post(f"/gestion/images/{image.pk}/", data, headers=HOST)
    assert response.status_code == 302
    assert SiteImage.objects.get().title == "Autre titre"
