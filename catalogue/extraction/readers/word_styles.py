"""What the styles of a Word document say of its text: which paragraphs are headings, which runs are hidden."""

import re

from lxml import etree

from .opc import Part, W

STYLE_NAME = re.compile(r"(heading|titre) \d|title|titre", re.IGNORECASE)  # kept in English by Word in French
LEVEL, VALUE = f"{W}outlineLvl", f"{W}val"
BODY_TEXT = 9  # ECMA-376 part 1, 17.3.1.20: levels 0 to 8 are headings
# No longer said: text moved elsewhere or deleted under review.
WITHDRAWN = (f"{W}moveFrom", f"{W}del")
OFF = {"0", "false", "off"}


class Styles:
    """The styles of one document, by their identifiers."""

    def __init__(self, document: Part) -> None:
        found = (style for part in document.related("styles") for style in part.root.iterchildren(f"{W}style"))
        self._styles = {style.get(f"{W}styleId"): style for style in found}
        self._known: dict[str | None, bool] = {None: False}
        self._hidden = {identifier for identifier, style in self._styles.items() if _vanishes(style)}

    def hides(self, run: etree._Element) -> bool:
        """Whether a run is hidden text, by itself or by the style that it or its paragraph names."""
        if _vanishes(run):
            return True
        if not self._hidden:
            return False
        names = [run.find(f"{W}rPr/{W}rStyle")]
        names += (paragraph.find(f"{W}pPr/{W}pStyle") for paragraph in run.iterancestors(f"{W}p"))
        return any(name is not None and name.get(VALUE) in self._hidden for name in names)

    def is_heading(self, paragraph: etree._Element) -> bool:
        properties = paragraph.find(f"{W}pPr")
        if properties is None:
            return False
        level = _outline_level(properties)
        if level is not None:
            return level < BODY_TEXT
        style = properties.find(f"{W}pStyle")
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
        properties = style.find(f"{W}pPr")
        level = _outline_level(properties) if properties is not None else None
        if level is not None:
            return level < BODY_TEXT
        name = style.find(f"{W}name")
        if name is not None and STYLE_NAME.fullmatch(name.get(VALUE, "")):
            return True
        base = style.find(f"{W}basedOn")
        return base is not None and self._is_heading_style(base.get(VALUE))


def _outline_level(properties: etree._Element) -> int | None:
    level = properties.find(LEVEL)
    value = level.get(VALUE, "") if level is not None else ""
    return int(value) if value.isdecimal() else None


def _vanishes(element: etree._Element) -> bool:
    mark = element.find(f"{W}rPr/{W}vanish")
    return mark is not None and mark.get(VALUE) not in OFF


def drop_unread(root: etree._Element, styles: Styles) -> None:
    """Take deleted, moved and hidden text out of a part."""
    etree.strip_elements(root, *WITHDRAWN, with_tail=False)
    for run in [run for run in root.iter(f"{W}r") if styles.hides(run)]:
        run.getparent().remove(run)
