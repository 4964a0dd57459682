"""Pictures stored before they were cleaned on their way in, or brought in by rows: cleaned little by little."""

import logging
import os
import time
from collections.abc import Callable, Iterator
from functools import partial

from django.core.files.base import ContentFile
from django.db import transaction

from home.enums import Cleaning
from home.models import SiteImage
from home.pictures import Unreadable, clean_picture

logger = logging.getLogger(__name__)

_SECONDS = 10  # of a chore, which is soon done


def clean_some() -> None:
    """Clean as many as there is time for; the rest waits for the next time."""
    until = time.monotonic() + _SECONDS
    for _image in clean_stored(SiteImage.objects.filter(cleaning="")):
        if time.monotonic() > until:
            return


def clean_stored(images) -> Iterator[SiteImage]:
    """Clean the files of images one by one; gives each of them, with what became of it in `cleaning`."""
    for pk in list(images.order_by("pk").values_list("pk", flat=True)):
        image = _clean(pk)
        if image is not None:
            yield image


@transaction.atomic
def _clean(pk: int) -> SiteImage | None:
    image = SiteImage.objects.select_for_update().filter(pk=pk).first()
    if image is None:
        return None
    try:
        with image.open_file() as file:
            content = file.read()
        clean = clean_picture(content)
    except (Unreadable, OSError) as error:  # OSError: its file is gone
        logger.warning("The file of image %s cannot be cleaned: %s", pk, error)
        SiteImage.objects.filter(pk=pk).update(cleaning=Cleaning.FAILED)
        image.cleaning = Cleaning.FAILED
        return image
    if clean == content:
        SiteImage.objects.filter(pk=pk).update(cleaning=Cleaning.DONE)
        image.cleaning = Cleaning.DONE
    else:
        _replace(image, clean)
    return image


def _replace(image: SiteImage, clean: bytes) -> None:
    """A new file in a new place, its sizes made again; the old ones go once that is certain."""
    storage, old, size = image.file.storage, image.file.name, (image.width, image.height)
    image.file = ContentFile(clean, name=os.path.basename(old))
    image.file_size, image.file_hash = len(clean), ""
    if size != (image.width, image.height):  # turned upright: what was in its middle is elsewhere now
        image.focal_point_x = image.focal_point_y = image.focal_point_width = image.focal_point_height = None
    image.save()
    image.get_file_hash()
    image.renditions.all().delete()
    remove: Callable[[], None] = partial(storage.delete, old)
    transaction.on_commit(remove)
