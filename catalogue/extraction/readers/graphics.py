"""The words of charts and of SmartArt drawings, which lie in parts of their own."""

from collections.abc import Iterator

from lxml import etree

from .opc import CX, DIAGRAM, A, C, Part, R, paragraph_text

CHARTS = (f"{C}chart", f"{CX}chart")
GRAPHICS = (*CHARTS, DIAGRAM)
_STRINGS = {f"{C}strCache", f"{C}strLit", f"{C}lvl", f"{CX}lvl", f"{CX}txData"}


def graphic_lines(part: Part, reference: etree._Element) -> Iterator[str]:
    """Yield the texts behind an element of GRAPHICS: of a chart its titles, series and categories, each once."""
    target = part.target(reference.get(f"{R}dm" if reference.tag == DIAGRAM else f"{R}id"))
    if target is None:
        return
    if reference.tag == DIAGRAM:
        yield from map(paragraph_text, target.root.iter(f"{A}p"))
    else:
        yield from dict.fromkeys(_words_of_chart(target.root))  # each series repeats the categories


def _words_of_chart(chart: etree._Element) -> Iterator[str]:
    for node in chart.iter(f"{A}p", f"{C}v", f"{CX}v", f"{CX}pt"):
        if node.tag == f"{A}p":
            yield paragraph_text(node)
        elif _is_word(node):
            yield node.text or ""


def _is_word(value: etree._Element) -> bool:
    """Whether a value is a name and not a figure; years and the like are names where they are categories."""
    holder = value.getparent() if value.tag.startswith(CX) else value.getparent().getparent()
    if holder.tag == f"{CX}lvl":
        return holder.getparent().tag == f"{CX}strDim"
    if holder.tag == f"{C}numCache":
        category = next(holder.iterancestors(f"{C}cat"), None)
        return category is not None and holder.findtext(f"{C}formatCode") == "General"
    return holder.tag in _STRINGS or value.getparent().tag == f"{C}tx"
