"""What OpenDocument texts and presentations share: styles written as XML, paragraphs, properties, saving."""

from datetime import datetime, time
from io import BytesIO
from typing import cast

from odfdo import Document, Element, Link, Paragraph, Span, Styles
from odfdo.style_base import StyleBase

from .markdown import Runs
from .slides import INDENT
from .source import LANGUAGE, Source
from .zips import with_fixed_times

BOLD, ITALIC, BOLD_ITALIC = "Gras", "Italique", "Gras italique"
_THUMBNAIL = "Thumbnails/thumbnail.png"


def style(name: str, family: str, *properties: str, parent: str = "") -> StyleBase:
    """A `style:style` element; each of `properties` is the XML of one of its property elements."""
    inherited = f' style:parent-style-name="{parent}"' if parent else ""
    head = f'<style:style style:name="{name}" style:family="{family}"{inherited}>'
    return _style_of(f"{head}{''.join(properties)}</style:style>")


def text_properties(size: float, colour: str, bold: bool = False, font: str = "Liberation Sans") -> str:
    """The XML of a text's size in points, colour as RRGGBB, weight and language."""
    language, country = LANGUAGE.split("-")
    weight = "bold" if bold else "normal"
    return (
        f'<style:text-properties fo:font-size="{size}pt" fo:color="#{colour}" fo:font-weight="{weight}"'
        f' fo:font-family="{font}" style:font-name="{font}" fo:language="{language}" fo:country="{country}"/>'
    )


def bullet_list_style(name: str, size: float, colour: str) -> StyleBase:
    """A list style with two levels of bullets, indented for a text size in points."""
    levels = "".join(
        f'<text:list-level-style-bullet text:level="{level}" text:bullet-char="{mark}">'
        f"{_level_properties(size, level)}{_mark_properties(colour)}</text:list-level-style-bullet>"
        for level, mark in ((1, "•"), (2, "–"))
    )
    return _style_of(f'<text:list-style style:name="{name}">{levels}</text:list-style>')


def number_list_style(name: str, size: float, colour: str) -> StyleBase:
    """A list style with two levels of numbers, indented for a text size in points."""
    levels = "".join(
        f'<text:list-level-style-number text:level="{level}" style:num-format="1" style:num-suffix=".">'
        f"{_level_properties(size, level)}{_mark_properties(colour)}</text:list-level-style-number>"
        for level in (1, 2)
    )
    return _style_of(f'<text:list-style style:name="{name}">{levels}</text:list-style>')


def _style_of(xml: str) -> StyleBase:
    return cast(StyleBase, Element.from_tag(xml))


def styles_of(document: Document) -> Styles:
    """The template’s own styles."""
    return cast(Styles, document.get_part("styles.xml"))


def _level_properties(size: float, level: int) -> str:
    indent = INDENT * size
    return (
        f'<style:list-level-properties text:space-before="{indent * (level - 1):g}pt"'
        f' text:min-label-width="{indent:g}pt"/>'
    )


def _mark_properties(colour: str) -> str:
    return f'<style:text-properties fo:color="#{colour}" fo:font-family="Liberation Sans" fo:font-size="100%"/>'


def add_text_styles(document: Document) -> None:
    """Add the styles that `write` gives to bold and italic text."""
    bold, italic = 'fo:font-weight="bold"', 'fo:font-style="italic"'
    for name, attributes in ((BOLD, bold), (ITALIC, italic), (BOLD_ITALIC, f"{bold} {italic}")):
        properties = f"<style:text-properties {attributes}/>"
        document.insert_style(style(name, "text", properties), automatic=True)


def write(paragraph: Paragraph, runs: Runs) -> Paragraph:
    """Append styled text to a paragraph or a heading and return it."""
    for run in runs:
        name = {(True, False): BOLD, (False, True): ITALIC, (True, True): BOLD_ITALIC}.get((run.bold, run.italic))
        piece = Span(run.text, style=name) if name else run.text
        paragraph.append(_linked(piece, run.url) if run.url else piece)
    return paragraph


def _linked(piece: Span | str, url: str) -> Link:
    link = Link(url)
    link.append(piece)
    return link


def to_bytes(document: Document, source: Source) -> bytes:
    """Fill in the document's properties and return its archive, without the template's thumbnail."""
    _describe(document, source)
    manifest = document.manifest
    manifest.del_full_path(_THUMBNAIL)
    output = BytesIO()
    document.save(output)
    return with_fixed_times(output.getvalue(), without=(_THUMBNAIL,))


def _describe(document: Document, source: Source) -> None:
    meta, moment = document.meta, datetime.combine(source.today, time())
    meta.title, meta.subject, meta.language = source.title, source.summary, LANGUAGE
    meta.creator = meta.initial_creator = source.author
    meta.creation_date = meta.date = moment
