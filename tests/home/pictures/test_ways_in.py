"""Whatever way a picture comes by, what is stored and what is drawn from it tell nothing of its author."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from PIL import Image
from wagtail.users.models import UserProfile

from home.enums import Cleaning
from home.models import SiteImage
from home.pictures import Unreadable
from home.pictures.avatars import clean_avatars
from home.pictures.stored import clean_some
from home.renditions import CARD, LOGO, PICTURE, SHARE, WIDE
from tests.editing.forms import Editor
from tests.home.pictures.files import NOISE, PROFILE, SECRET, TELLING, exif, jpeg, saved

pytestmark = pytest.mark.django_db


def tells(image: SiteImage) -> bool:
    """Whether the original or any of its sizes says the secret."""
    files = [image.file, *(rendition.file for rendition in image.get_renditions(CARD, SHARE, "max-165x165").values())]
    return any(SECRET in Path(file.path).read_bytes() for file in files)


@pytest.fixture
def editor(redaction):
    return Editor(redaction).client


@pytest.fixture
def collection(redaction):
    return redaction.groups.get().collection_permissions.first().collection.pk


@pytest.mark.parametrize("kind", TELLING)
@pytest.mark.parametrize("way", ["add", "multiple", "chooser"])
def test_dropped_picture_tells_nothing(editor, collection, way, kind):
    data = {"title": "Une photo", "collection": collection, "tags": ""}
    file = SimpleUploadedFile(f"photo.{kind}", TELLING[kind]())
    if way == "add":
        editor.post("/gestion/images/add/", data | {"file": file})
    elif way == "multiple":
        headers = {"X-Requested-With": "XMLHttpRequest"}
        editor.post("/gestion/images/multiple/add/", data | {"files[]": file}, headers=headers)
    else:
        data = {f"image-chooser-upload-{name}": value for name, value in (data | {"file": file}).items()}
        editor.post("/gestion/images/chooser/create/", data)
    image = SiteImage.objects.get()
    assert (tells(image), image.cleaning) == (False, Cleaning.DONE)
    assert (image.file_size, image.file_hash) == (image.file.size, hashed(image))


def hashed(image: SiteImage) -> str:
    image._set_file_hash()
    return image.file_hash


def test_file_that_replaces_another_tells_nothing(editor, collection):
    image = SiteImage.objects.create(title="Une photo", collection_id=collection, file=file_of(saved(NOISE, "PNG")))
    data = {"title": "Une photo", "collection": collection, "tags": ""}
    editor.post(f"/gestion/images/{image.pk}/", data | {"file": SimpleUploadedFile("autre.jpg", jpeg(orientation=6))})
    image = SiteImage.objects.get()
    assert (tells(image), image.width, image.height, Path(image.file.name).suffix) == (False, 30, 40, ".jpg")


def file_of(content: bytes, name: str = "photo.jpg") -> ContentFile:
    return ContentFile(content, name=name)


@pytest.mark.parametrize("kind", TELLING)
def test_picture_that_code_adds_tells_nothing(site, kind):
    image = SiteImage.objects.create(title="Une photo", file=file_of(TELLING[kind](), f"photo.{kind}"))
    assert tells(image) is False


def test_code_cannot_add_what_is_no_picture(site):
    with pytest.raises(Unreadable):
        SiteImage.objects.create(title="Une photo", file=file_of(b"texte"), width=1, height=1)


# Modes of pictures, of each of which every size that pages use must come

DEEP = Image.new("I;16", (1300, 700), 40_000)
LARGE = Image.effect_noise((1300, 700), 80)
MODES = {
    **{
        f"{mode}.png": saved(LARGE.convert("RGB").convert(mode), "PNG") for mode in ("1", "L", "LA", "P", "RGB", "RGBA")
    },
    **{f"{mode}.jpeg": saved(LARGE.convert("RGB").convert(mode), "JPEG") for mode in ("L", "RGB", "CMYK")},
    **{f"{mode}.webp": saved(LARGE.convert(mode), "WEBP") for mode in ("RGB", "RGBA")},
    "16 bits.png": saved(DEEP, "PNG"),
    "transparence.png": saved(LARGE.convert("P"), "PNG", transparency=bytes(range(256))),
    "transparence grise.png": saved(LARGE, "PNG", transparency=3),
    "transparence RGB.png": saved(LARGE.convert("RGB"), "PNG", transparency=(1, 2, 3)),
    "transparence noire.png": saved(LARGE.convert("1"), "PNG", transparency=0),
    "encres et faux profil.jpeg": saved(LARGE.convert("CMYK"), "JPEG", icc_profile=PROFILE),
    "encres et profil illisible.jpeg": saved(LARGE.convert("CMYK"), "JPEG", icc_profile=bytes(500)),
    "P.gif": saved(LARGE.convert("P"), "GIF"),
    **{
        f"animée.{kind}": saved(
            LARGE.convert("RGB"), kind, save_all=True, append_images=[LARGE.convert("RGB").rotate(180)]
        )
        for kind in ("gif", "webp")
    },
}


@pytest.mark.parametrize("name", MODES)
def test_every_size_is_made_of_a_picture_in_any_mode(site, name):
    image = SiteImage.objects.create(title="Une photo", file=file_of(MODES[name], name))
    for rendition in image.get_renditions(CARD, WIDE, LOGO, SHARE, PICTURE, "max-165x165", "max-800x600").values():
        with Image.open(rendition.file.path) as made:
            made.load()
            assert made.size == (rendition.width, rendition.height)


def test_animated_png_is_refused(editor, collection):
    """No size can be made of it: Willow does not know it."""
    content = saved(NOISE, "PNG", save_all=True, append_images=[NOISE.rotate(180)])
    data = {"title": "Une photo", "collection": collection, "tags": "", "file": SimpleUploadedFile("a.png", content)}
    response = editor.post("/gestion/images/add/", data)
    assert (response.status_code, SiteImage.objects.count()) == (200, 0)
    assert response.context["form"].errors["file"] == [
        "Téléversez une image valide. Le fichier que vous avez transféré n’est pas une image ou bien est corrompu."
    ]


# What was stored before


def as_before(**values) -> SiteImage:
    """An image whose file came in before files were cleaned, with a size drawn from it."""
    image = SiteImage.objects.create(title="Une photo", file=file_of(saved(NOISE, "JPEG")), **values)
    Path(image.file.path).write_bytes(jpeg(orientation=6))
    image.get_rendition(CARD)
    SiteImage.objects.filter(pk=image.pk).update(cleaning="", width=40, height=30)
    return image


def test_stored_pictures_are_cleaned_with_their_sizes_and_once(site, django_capture_on_commit_callbacks):
    before = as_before(focal_point_x=1, focal_point_y=1, focal_point_width=1, focal_point_height=1)
    rendition = before.renditions.get()
    with django_capture_on_commit_callbacks(execute=True):
        clean_some()
    image = SiteImage.objects.get()
    assert (tells(image), image.cleaning, image.width, image.height) == (False, Cleaning.DONE, 30, 40)
    assert (image.file_size, image.file_hash, image.focal_point_x) == (image.file.size, hashed(image), None)
    assert [Path(file.path).exists() for file in (before.file, rendition.file)] == [False, False]
    with django_capture_on_commit_callbacks(execute=True):
        clean_some()
    assert SiteImage.objects.get().file.name == image.file.name


def test_stored_picture_that_tells_nothing_keeps_its_file(site, django_capture_on_commit_callbacks):
    image = SiteImage.objects.create(title="Une photo", file=file_of(saved(NOISE, "JPEG")))
    SiteImage.objects.update(cleaning="")
    with django_capture_on_commit_callbacks(execute=True):
        clean_some()
    assert (SiteImage.objects.get().file.name, SiteImage.objects.get().cleaning) == (image.file.name, Cleaning.DONE)


def test_command_cleans_all_and_names_what_it_cannot(site, django_capture_on_commit_callbacks):
    as_before()
    lost = as_before()
    Path(lost.file.path).unlink()
    out = StringIO()
    with django_capture_on_commit_callbacks(execute=True), pytest.raises(CommandError, match="déposez-les"):
        call_command("clean_images", stdout=out)
    assert out.getvalue().splitlines() == ["Images : 2", f"  illisible : Une photo — {lost.file.name}"]
    assert sorted(SiteImage.objects.values_list("cleaning", flat=True)) == [Cleaning.DONE, Cleaning.FAILED]
    clean_some()  # what cannot be read is not tried for ever
    lost.delete()
    call_command("clean_images", stdout=out)


# People


def test_picture_of_a_person_tells_nothing(editor, redaction):
    for side in (40, 900):
        content = saved(NOISE.resize((side, side)), "JPEG", exif=exif(), comment=SECRET)
        editor.post("/gestion/account/", account() | {"avatar-avatar": SimpleUploadedFile("moi.jpg", content)})
        avatar = UserProfile.objects.get(user=redaction).avatar
        assert SECRET not in Path(avatar.path).read_bytes()


def account() -> dict:
    return {
        "name_email-first_name": "Anne",
        "name_email-last_name": "Le Goff",
        "name_email-email": "redaction@example.org",
        "notifications-updated_comments_notifications": "on",
        "locale-preferred_language": "",
        "locale-current_time_zone": "",
        "theme-theme": "system",
        "theme-contrast": "system",
        "theme-density": "default",
        "theme-keyboard_shortcuts": "on",
    }


def test_stored_picture_of_a_person_is_cleaned(redaction, django_capture_on_commit_callbacks):
    profile = UserProfile.get_for_user(redaction)
    profile.avatar = file_of(jpeg())
    profile.save()
    old = Path(profile.avatar.path)
    with django_capture_on_commit_callbacks(execute=True):
        assert (clean_avatars(), clean_avatars()) == (1, 0)
    avatar = UserProfile.objects.get().avatar
    assert (SECRET in Path(avatar.path).read_bytes(), old.exists()) == (False, False)
