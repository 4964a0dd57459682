"""Pages with everything filled in: each block of each stream and each rich text, some times over."""

from datetime import date, time
from itertools import cycle, islice

from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.fields import RichTextField, StreamField
from wagtail.images.blocks import ImageChooserBlock
from wagtail.models import Page

_WORDS = {
    blocks.IntegerBlock: 15,
    blocks.DecimalBlock: 2,
    blocks.DateBlock: date(2030, 1, 7),
    blocks.TimeBlock: time(9),
}


class Filling:
    """Gives fields their values; pages, images and documents are taken in turn from those it has."""

    def __init__(self, pages: list, images: list, documents: list):
        self.pages, self.images, self.documents = cycle(pages), cycle(images), cycle(documents)
        self.cards = 2 * len(pages)

    def fill(self, page: Page, times: int) -> Page:
        """Fill every stream and rich text of `page`, `times` of each block, and save it."""
        for field in page._meta.concrete_fields:
            if isinstance(field, RichTextField):
                setattr(page, field.name, self._rich_text())
            elif isinstance(field, StreamField):
                setattr(page, field.name, self._stream(field.stream_block, times))
        page.save()
        return page

    def _stream(self, stream: blocks.StreamBlock, times: int) -> list[tuple]:
        return [(name, self._value(b, times)) for name, b in stream.child_blocks.items() for _ in range(times)]

    def _value(self, block: blocks.Block, times: int):
        chosen = {
            blocks.PageChooserBlock: self.pages,
            ImageChooserBlock: self.images,
            DocumentChooserBlock: self.documents,
        }
        if type(block) in chosen:
            return next(chosen[type(block)])
        if isinstance(block, blocks.RichTextBlock):
            return self._rich_text()
        if isinstance(block, TypedTableBlock):
            return block.get_preview_value()
        if isinstance(block, blocks.ListBlock):
            of_pages = isinstance(block.child_block, blocks.PageChooserBlock)
            number = self.cards if of_pages and times > 1 else times
            return [self._value(block.child_block, times) for _ in range(number)]
        if isinstance(block, blocks.StructBlock):
            return {name: self._value(part, times) for name, part in block.child_blocks.items()}
        if isinstance(block, blocks.URLBlock):
            return "https://vimeo.com/114200000"
        if isinstance(block, blocks.BooleanBlock):
            return ""
        return next((word for kind, word in _WORDS.items() if isinstance(block, kind)), "Quelques mots")

    def _rich_text(self) -> str:
        pages = "".join(f'<a linktype="page" id="{page.pk}">Une page</a> ' for page in islice(self.pages, 2))
        return f'<p>{pages}<a linktype="document" id="{next(self.documents).pk}">Un document</a></p>'
