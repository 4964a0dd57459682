"""All that a stored version of a page names, whether it still exists or not. No query."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeGuard

from django.db.models import Model
from django.db.models.fields.related import RelatedField
from modelcluster.fields import ParentalKey
from modelcluster.models import get_all_child_relations
from wagtail import blocks
from wagtail.documents import get_document_model
from wagtail.fields import RichTextField, StreamField
from wagtail.images import get_image_model
from wagtail.models import Page
from wagtail.rich_text import extract_references_from_rich_text
from wagtail.snippets.models import get_snippet_models

from home.kinds import kind_of


@dataclass(frozen=True)
class Name:
    """A thing that a version names. `label`: where, as the editor's screen calls the place."""

    model: type[Model]
    pk: str
    label: str


def names_in(model: type[Model], content: dict) -> Iterator[Name]:
    """What the stored content of an instance of `model` names: in fields, panels, streams and rich texts."""
    for field in model._meta.get_fields():
        if field.name in content and _is_chosen(field):
            value = content[field.name]
            for pk in value if isinstance(value, list) else [value]:
                if pk is not None:
                    yield Name(kind_of(field.related_model), str(pk), str(field.verbose_name))
        elif isinstance(field, StreamField) and content.get(field.name):
            for target, pk in _names_in_block(field.stream_block, json.loads(content[field.name])):
                yield Name(kind_of(target), str(pk), str(field.verbose_name))
        elif isinstance(field, RichTextField) and content.get(field.name):
            for target, pk, *_where in extract_references_from_rich_text(content[field.name]):
                yield Name(kind_of(target), str(pk), str(field.verbose_name))
    for relation in get_all_child_relations(model):
        for child in content.get(relation.get_accessor_name()) or []:
            yield from names_in(relation.related_model, child)


def _is_chosen(field: object) -> TypeGuard[RelatedField]:
    """Whether an editor chooses what a field leads to; what every page has (its owner, its language) is not."""
    return (
        isinstance(field, RelatedField)
        and not isinstance(field, ParentalKey)
        and field.model is not Page
        and kind_of(field.related_model) in named_models()
    )


def named_models() -> set[type[Model]]:
    """The kinds of things that editors choose."""
    return {Page, get_image_model(), get_document_model(), *get_snippet_models()}


def _names_in_block(block: blocks.Block, raw: Any) -> Iterator[tuple[type[Model], object]]:
    """The models and ids that a block's stored value names."""
    if not raw:
        return
    if isinstance(block, blocks.ChooserBlock):
        yield block.model_class, raw
    elif isinstance(block, blocks.RichTextBlock):
        yield from ((target, pk) for target, pk, *_where in extract_references_from_rich_text(raw))
    elif isinstance(block, blocks.StreamBlock):
        for child in raw:
            if child["type"] in block.child_blocks:
                yield from _names_in_block(block.child_blocks[child["type"]], child["value"])
    elif isinstance(block, blocks.ListBlock):
        for item in raw:
            yield from _names_in_block(
                block.child_block, item["value"] if block._item_is_in_block_format(item) else item
            )
    elif isinstance(block, blocks.StructBlock):
        for name, part in block.child_blocks.items():
            yield from _names_in_block(part, raw.get(name))
