"""The signature that a region keeps in its settings, as certificates show it."""

import base64
import logging

from wagtail.models import Page

from catalogue.signups.models.settings import settings_of

logger = logging.getLogger(__name__)
_SIZE = "max-600x240|format-png"


def signature_of(date: Page) -> str:
    """An SVG that holds the image; empty without one, or when its file is lost: one then signs by hand."""
    image = settings_of(date).signature
    if image is None:
        return ""
    try:
        rendition = image.get_rendition(_SIZE)
        with rendition.file.open("rb") as file:
            data = base64.b64encode(file.read()).decode()
    except (OSError, ValueError):  # lost, or no file any more
        logger.exception("La signature de l’image %s ne se lit pas.", image.pk)
        return ""
    width, height = rendition.width, rendition.height
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">'
        f'<image href="data:image/png;base64,{data}" width="{width}" height="{height}"/></svg>'
    )
