"""The few sizes in which the site shows images. Made when the image is saved, so that no visitor waits for them."""

from collections import defaultdict

from django_tasks import task
from wagtail.images import get_image_model
from wagtail.images.models import AbstractImage

CARD = "fill-640x360-c50|format-webp|webpquality-78"
WIDE = "width-1280|format-webp|webpquality-78"
LOGO = "max-400x160|format-png"
SHARE = "fill-1200x630|format-jpeg|jpegquality-80"
PICTURE = "width-960|format-webp|webpquality-80"


def sized_images(ids: set[int]) -> dict[int, AbstractImage]:
    """Images by id, with what is made of their CARD and PICTURE sizes; one query, and one more for those without."""
    if not ids:
        return {}
    made = get_image_model().get_rendition_model().objects.filter(image_id__in=ids, filter_spec__in=(CARD, PICTURE))
    images, sizes = dict[int, AbstractImage](), defaultdict(list)
    for rendition in made.select_related("image"):
        images.setdefault(rendition.image_id, rendition.image)
        sizes[rendition.image_id].append(rendition)
    if missing := ids - images.keys():
        images |= get_image_model().objects.in_bulk(missing)
    for pk, image in images.items():
        image.prefetched_renditions = sizes[pk]  # where Wagtail looks first
    return images


@task()
def prepare_renditions(image_id: int) -> None:
    """Make every size of an image that pages use. An image deleted meanwhile is nothing to do."""
    image = get_image_model().objects.filter(pk=image_id).first()
    if image is not None:
        image.get_renditions(CARD, WIDE, LOGO, SHARE, PICTURE)
