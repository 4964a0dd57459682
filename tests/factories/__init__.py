"""Pages for tests: each function makes and publishes one, with sensible values, below the page that owns its kind."""

from tests.factories.catalogue import (
    make_audience,
    make_cycle,
    make_document,
    make_event,
    make_format,
    make_material,
    make_promotion,
    make_session,
    make_theme,
    make_workshop,
)
from tests.factories.home import make_article, make_author, make_image, make_organisation

__all__ = [
    "make_article",
    "make_audience",
    "make_author",
    "make_cycle",
    "make_document",
    "make_event",
    "make_format",
    "make_image",
    "make_material",
    "make_organisation",
    "make_promotion",
    "make_session",
    "make_theme",
    "make_workshop",
]
