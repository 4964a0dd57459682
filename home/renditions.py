"""The few sizes in which the site shows images. Made when the image is saved, so that no visitor waits for them."""

from django.db.models import Prefetch, prefetch_related_objects
from django_tasks import task
from wagtail.images import get_image_model

CARD = "fill-640x360-c50|format-webp|webpquality-78"
WIDE = "width-1280|format-webp|webpquality-78"
LOGO = "max-400x160|format-png"
SHARE = "fill-1200x630|format-jpeg|jpegquality-80"
PICTURE = "width-960|format-webp|webpquality-80"


def prefetch_pictures(images: list) -> None:
    """Read the PICTURE size of images of a body, one query whatever their number."""
    sizes = get_image_model().get_rendition_model().objects.filter(filter_spec=PICTURE)
    prefetch_related_objects(images, Prefetch("renditions", queryset=sizes, to_attr="prefetched_renditions"))


@task()
def prepare_renditions(image_id: int) -> None:
    """Make every size of an image that pages use. An image deleted meanwhile is nothing to do."""
    image = get_image_model().objects.filter(pk=image_id).first()
    if image is not None:
        image.get_renditions(CARD, WIDE, LOGO, SHARE, PICTURE)
