"""Every field of a date, an hour or a number that a form or a filter of the admin has."""

from collections.abc import Iterator

from django import forms
from django.forms.forms import BaseForm
from django.urls import get_resolver
from wagtail.admin.filters import WagtailFilterSet
from wagtail.blocks import Block
from wagtail.models import get_page_models
from wagtail.snippets.models import get_snippet_models

_KINDS = (forms.DateField, forms.DateTimeField, forms.TimeField, forms.IntegerField)
_SHOWN = ("home.", "catalogue.", "search.", "wagtail")
_PUBLIC = ("search.web.", "home.forms.")  # forms that visitors fill in, by links and boxes to tick
_NEVER_SHOWN = (
    "wagtail.images.forms.URLGeneratorForm",  # a script of Wagtail's asks it for a picture, in pixels
    "wagtail.admin.api.",
)


def admin_fields() -> dict[str, forms.Field]:
    """By the name of what holds each, with the fields of blocks, of inline panels and of a span of days."""
    get_resolver().resolve("/gestion/")  # imports every view, and with it the forms and filters
    return dict(part for name, field in _all_fields() for part in _parts(name, field))


def _all_fields() -> Iterator[tuple[str, forms.Field]]:
    for model in get_page_models():
        yield from _fields_of(model.__name__, model.get_edit_handler().get_form_class())
    for model in get_snippet_models():
        yield from _fields_of(model.__name__, model.snippet_viewset.get_edit_handler().get_form_class())
    for form in _subclasses(BaseForm):
        name = f"{form.__module__}.{form.__qualname__}"
        if name.startswith(_SHOWN) and not name.startswith(_PUBLIC + _NEVER_SHOWN):
            yield from _fields_of(name, form)
    for filters in _subclasses(WagtailFilterSet):
        for label, one in filters.base_filters.items():
            if one.field_class is not forms.Field and not hasattr(one, "queryset"):
                yield f"{filters.__qualname__}.{label}", one.field


def _fields_of(name: str, form: type[BaseForm]) -> Iterator[tuple[str, forms.Field]]:
    for label, field in getattr(form, "base_fields", {}).items():
        yield f"{name}.{label}", field
    for label, formset in getattr(form, "formsets", {}).items():
        yield from _fields_of(f"{name}.{label}", formset.form)


def _subclasses(cls: type) -> Iterator[type]:
    for sub in cls.__subclasses__():
        yield sub
        yield from _subclasses(sub)


def _parts(name: str, field: forms.Field) -> Iterator[tuple[str, forms.Field]]:
    if hasattr(field, "block"):
        yield from _block_parts(name, field.block, set())
    elif isinstance(field, forms.MultiValueField):
        for number, part in enumerate(field.fields):
            yield from _parts(f"{name}.{number}", part)
    elif isinstance(field, _KINDS) and not field.widget.is_hidden:
        yield name, field


def _block_parts(name: str, block: Block, seen: set[Block]) -> Iterator[tuple[str, forms.Field]]:
    if id(block) in seen:
        return
    seen.add(id(block))
    if hasattr(block, "field"):
        yield from _parts(name, block.field)
    children = dict(getattr(block, "child_blocks", {}))
    if hasattr(block, "child_block"):
        children["item"] = block.child_block
    for label, child in children.items():
        yield from _block_parts(f"{name}.{label}", child, seen)
