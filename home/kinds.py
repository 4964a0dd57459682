"""What kind of thing a model is: every type of page is a page."""

from django.db.models import Model
from wagtail.models import Page


def kind_of(model: type[Model]) -> type[Model]:
    """The model by which a thing is known, whatever its type."""
    return Page if issubclass(model, Page) else model
