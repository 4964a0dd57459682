"""The body of a page: every block an editor may put in it."""

from wagtail import blocks

from home.blocks.cards import CardsBlock, TableBlock
from home.blocks.figures import KeyFiguresBlock
from home.blocks.media import DocumentListBlock, PictureBlock, VideoBlock
from home.blocks.text import AccordionBlock, CallToActionBlock, HeadingBlock, QuoteBlock, TextBlock

BODY_BLOCKS = [
    ("text", TextBlock()),
    ("heading", HeadingBlock()),
    ("picture", PictureBlock()),
    ("video", VideoBlock()),
    ("quote", QuoteBlock()),
    ("key_figures", KeyFiguresBlock()),
    ("call_to_action", CallToActionBlock()),
    ("cards", CardsBlock()),
    ("accordion", AccordionBlock()),
    ("documents", DocumentListBlock()),
    ("table", TableBlock()),
]


class BodyStreamBlock(blocks.StreamBlock):
    """The blocks of a body, in the order an editor wishes."""

    def __init__(self, local_blocks=None, **kwargs):
        super().__init__(local_blocks or BODY_BLOCKS, **kwargs)

    class Meta:
        template = "components/blocks/stream.html"
