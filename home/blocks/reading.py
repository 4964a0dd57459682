"""What all the blocks of a page name, read in three queries at most: its pages, its pictures and its documents.

Wagtail reads one type of block at a time, with one query or two for each.
"""

from collections.abc import Iterator

from wagtail import blocks
from wagtail.documents import get_document_model
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.fields import StreamField
from wagtail.images.blocks import ImageChooserBlock
from wagtail.models import Page

from home.blocks.cards import CardsBlock
from home.blocks.chosen import chosen_pages, illustrate, illustrations
from home.renditions import sized_images
from home.rich_text_links import keep_addresses

_CHOOSERS = (blocks.PageChooserBlock, ImageChooserBlock, DocumentChooserBlock)


def read_streams(page) -> None:
    """Replace the streams of `page` whose blocks name something by the same ones, already read."""
    fields = [field for field in page._meta.concrete_fields if isinstance(field, StreamField)]
    streams = {field.name: getattr(page, field.name) for field in fields}
    ids: dict[type, set[int]] = {chooser: set() for chooser in _CHOOSERS}
    naming, as_cards = set(), False
    for name, stream in streams.items():
        for block, raw in _children(stream):
            for chooser, pk in _named(block, raw["value"]):
                ids[chooser].add(pk)
                naming.add(name)
            as_cards |= isinstance(block, CardsBlock)
    if not naming:
        return
    shelf = _shelf(*ids.values(), as_cards=as_cards)
    for name in naming:
        block = streams[name].stream_block
        children = [(raw["type"], _read(b, raw["value"], shelf), raw.get("id")) for b, raw in _children(streams[name])]
        setattr(page, name, blocks.StreamValue(block, children))


def pages_in_blocks(page) -> Iterator[int]:
    """Ids of the pages that the blocks of a page's streams choose. No query."""
    for field in page._meta.concrete_fields:
        if isinstance(field, StreamField):
            for block, raw in _children(getattr(page, field.name)):
                yield from (pk for chooser, pk in _named(block, raw["value"]) if chooser is blocks.PageChooserBlock)


def _shelf(page_ids: set[int], image_ids: set[int], document_ids: set[int], *, as_cards: bool) -> dict:
    """What was named, by chooser and id. Pages are read as their cards need only where some are shown: it is wide."""
    pages = chosen_pages(page_ids) if as_cards else Page.objects.in_bulk(page_ids) if page_ids else {}
    shown = pages.values() if as_cards else ()
    images = sized_images(image_ids | illustrations(shown))
    illustrate(shown, images)
    documents = get_document_model().objects.in_bulk(document_ids) if document_ids else {}
    keep_addresses(documents.values())
    return dict(zip(_CHOOSERS, (pages, images, documents), strict=True))


def _children(stream) -> list[tuple]:
    known = stream.stream_block.child_blocks
    return [(known[raw["type"]], raw) for raw in stream.raw_data if raw["type"] in known]


def _named(block: blocks.Block, raw) -> Iterator[tuple]:
    """The chooser and the id of everything that a block names; `raw` is its value as stored."""
    if type(block) in _CHOOSERS:
        if raw:
            yield type(block), raw
    elif isinstance(block, blocks.ListBlock):
        for item in _items(block, raw):
            yield from _named(block.child_block, item)
    elif isinstance(block, blocks.StructBlock):
        for name, part in block.child_blocks.items():
            yield from _named(part, (raw or {}).get(name))


def _read(block: blocks.Block, raw, shelf: dict):
    """As the block's own `to_python`, from the shelf."""
    if type(block) in _CHOOSERS:
        return shelf[type(block)].get(raw)
    if isinstance(block, blocks.ListBlock):
        return block.normalize([_read(block.child_block, item, shelf) for item in _items(block, raw)])
    if isinstance(block, blocks.StructBlock) and any(_named(block, raw)):
        parts = block.child_blocks.items()
        values = {name: _read(b, raw[name], shelf) if name in raw else b.get_default() for name, b in parts}
        return block.normalize(values)
    return block.to_python(raw)


def _items(block: blocks.ListBlock, raw: list | None) -> list:
    """The items of a stored list, without their ids."""
    return [item["value"] if block._item_is_in_block_format(item) else item for item in raw or []]
