"""Which paragraphs of a Word document are headings."""

import re

from docx.document import Document
from docx.oxml.ns import qn
from lxml import etree

STYLE_NAME = re.compile(r"(heading|titre) \d|title|titre", re.IGNORECASE)  # kept in English by Word in French
LEVEL, VALUE = qn("w:outlineLvl"), qn("w:val")
BODY_TEXT = 9  # ECMA-376 part 1, 17.3.1.20: levels 0 to 8 are headings


class HeadingStyles:
    """The styles of one document, by their identifiers."""

    def __init__(self, document: Document) -> None:
        styles = document.styles.element.iterchildren(qn("w:style"))
        self._styles = {style.get(qn("w:styleId")): style for style in styles}
        self._known: dict[str | None, bool] = {None: False}

    def is_heading(self, paragraph: etree._Element) -> bool:
        properties = paragraph.find(qn("w:pPr"))
        if properties is None:
            return False
        level = _outline_level(properties)
        if level is not None:
            return level < BODY_TEXT
        style = properties.find(qn("w:pStyle"))
        return style is not None and self._is_heading_style(style.get(VALUE))

    def _is_heading_style(self, identifier: str | None) -> bool:
        if identifier not in self._known:
            self._known[identifier] = False  # answers for a style based on itself
            self._known[identifier] = self._judged(identifier)
        return self._known[identifier]

    def _judged(self, identifier: str | None) -> bool:
        style = self._styles.get(identifier)
        if style is None:
            return False
        properties = style.find(qn("w:pPr"))
        level = _outline_level(properties) if properties is not None else None
        if level is not None:
            return level < BODY_TEXT
        name = style.find(qn("w:name"))
        if name is not None and STYLE_NAME.fullmatch(name.get(VALUE, "")):
            return True
        base = style.find(qn("w:basedOn"))
        return base is not None and self._is_heading_style(base.get(VALUE))


def _outline_level(properties: etree._Element) -> int | None:
    level = properties.find(LEVEL)
    value = level.get(VALUE, "") if level is not None else ""
    return int(value) if value.isdecimal() else None
