"""The parts of a text that have an address of their own: what stands under a heading, in a fold, below a question."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from wagtail.blocks import StreamValue, StructValue

from home.anchors import anchor_of, fresh_anchors
from home.blocks.faq import FaqGroupBlock
from home.blocks.text import AccordionBlock, HeadingBlock


@dataclass
class Section:
    """A part with its id on the page and its words, without markup."""

    anchor: str
    title: str
    texts: list[str] = field(default_factory=list)


def sections_of(streams: list[StreamValue]) -> list[Section]:
    """The parts of a page's streams, given in the order of its template: ids are numbered by it. No query.

    What precedes the first heading has no address but the page's.
    """
    with fresh_anchors():
        return [section for stream in streams for section in _of_stream(stream)]


def _of_stream(stream: StreamValue) -> Iterator[Section]:
    heading = None
    for child in stream:
        if isinstance(child.block, HeadingBlock):
            if heading:
                yield heading
            heading = Section(anchor_of(child.value), child.value)
        elif isinstance(child.block, AccordionBlock):
            yield from (Section(item.anchor, item["title"], [_words(item, "text")]) for item in child.value)
        elif isinstance(child.block, FaqGroupBlock):
            anchor_of(child.value["title"], "groupe-")
            yield from (Section(q.anchor, q["question"], [_words(q, "answer")]) for q in child.value["questions"])
        elif heading:
            heading.texts += child.block.get_searchable_content(child.value)
    if heading:
        yield heading


def _words(part: StructValue, name: str) -> str:
    return "\n".join(part.block.child_blocks[name].get_searchable_content(part[name]))
