"""What the author of an Open Document file hid: slides, sheets, sections, paragraphs and words."""

from collections.abc import Iterator

from lxml import etree

from .odf_names import qn

SLIDE, SECTION = qn("draw:page"), qn("text:section")
HIDDEN_TEXT, HIDDEN_PARAGRAPH = qn("text:hidden-text"), qn("text:hidden-paragraph")
DISPLAY, IS_HIDDEN = qn("text:display"), qn("text:is-hidden")
STYLE_NAMES = (qn("text:style-name"), qn("draw:style-name"), qn("table:style-name"))


def drop_hidden(content: etree._Element) -> None:
    """Take out what is hidden; a hidden slide stays, empty, for the others keep their numbers."""
    for element in list(_hidden(content)):
        if element.tag == SLIDE:
            del element[:]
        elif element.getparent() is not None:
            _drop(element)


def _hidden(content: etree._Element) -> Iterator[etree._Element]:
    for section in content.iter(SECTION):
        display = section.get(DISPLAY)
        if display == "none" or (display == "condition" and section.get(IS_HIDDEN) == "true"):
            yield section
    for mark in content.iter(HIDDEN_TEXT, HIDDEN_PARAGRAPH):
        if mark.get(IS_HIDDEN) != "false":
            yield mark if mark.tag == HIDDEN_TEXT else mark.getparent()
    if styles := set(_hidden_styles(content)):
        for element in content.iter(etree.Element):
            if any(element.get(name) in styles for name in STYLE_NAMES):
                yield element


def _hidden_styles(content: etree._Element) -> Iterator[str]:
    for style in content.iter(qn("style:style")):
        text = style.find(qn("style:text-properties"))
        slide = style.find(qn("style:drawing-page-properties"))
        sheet = style.find(qn("style:table-properties"))
        if (
            (text is not None and text.get(DISPLAY) == "none")
            or (slide is not None and slide.get(qn("presentation:visibility")) == "hidden")
            or (sheet is not None and sheet.get(qn("table:display")) == "false")
        ):
            yield style.get(qn("style:name"), "")


def _drop(element: etree._Element) -> None:
    """Take an element out, not the text that follows it."""
    parent, before = element.getparent(), element.getprevious()
    if element.tail and before is not None:
        before.tail = (before.tail or "") + element.tail
    elif element.tail:
        parent.text = (parent.text or "") + element.tail
    parent.remove(element)
