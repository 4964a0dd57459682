"""What stands against a dated page that was made without its form, in words."""

from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.utils.text import capfirst
from wagtail.models import Page

# What the tree and Wagtail fill in when the page is added.
_LATER = {"page_ptr", "path", "depth", "url_path", "content_type", "draft_title", "locale"}
_NUMBERED = {"slug"}  # when it is added, if it has none


def problems_of(page: Page) -> list[str]:
    """One « champ : raison » each; none when its form would take it."""
    errors: dict[str, list[str]] = {}
    try:
        page.clean_fields(exclude=_LATER if page.slug else _LATER | _NUMBERED)
    except ValidationError as error:
        errors |= error.message_dict
    try:
        page.clean()
    except ValidationError as error:
        errors |= {name: words for name, words in error.message_dict.items() if name not in errors}
    return [f"{label_of(type(page), name)} : {' '.join(words)}" for name, words in errors.items()]


def label_of(model: type[Page], name: str) -> str:
    """Of a field; of what is said of the page as a whole, what it is."""
    try:
        return capfirst(str(model._meta.get_field(name).verbose_name))
    except FieldDoesNotExist:
        return capfirst(str(model._meta.verbose_name))
