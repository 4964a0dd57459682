"""What presentations have in common, whatever their format: geometry, lines and the size of their text.

All lengths are in points on a 16:9 slide.
"""

from dataclasses import dataclass
from math import ceil

from .markdown import ItemList, Paragraph, Run, Runs, Section, Subheading, Table, plain_text

WIDTH, HEIGHT = 960, 540
SIZES = (30, 28, 26, 24, 22, 20, 18, 16, 14, 12)
HEADING_SIZES = (36, 32, 28, 26, 24, 20, 18)
COVER_SIZES = (44, 40, 36, 32, 28)
SUMMARY_SIZES = (20, 18, 16, 14, 13)
LINE_HEIGHT = 1.2
SPACING = 0.45
INDENT = 1.4
TABLE_ROW = 34
# Half an em is the usual mean width of a character; a little more keeps on the safe side.
CHARACTER_WIDTH = 0.53


@dataclass(frozen=True, slots=True)
class Box:
    x: float
    y: float
    width: float
    height: float


TITLE_BOX = Box(64, 40, 832, 64)
BODY_BOX = Box(64, 128, 832, 344)
COVER_TITLE_BOX = Box(64, 120, 640, 156)
COVER_SUMMARY_BOX = Box(64, 318, 580, 110)
COVER_CREDIT_BOX = Box(64, 476, 620, 28)
COVER_BAR = Box(64, 294, 96, 5)
# Left, top and diameter, from the back to the front.
COVER_CIRCLES = ((640, 150, 460), (760, 270, 320), (850, 360, 200))
SLIDE_CIRCLES = ((800, 380, 260), (880, 440, 160))
TITLE_BAR = Box(64, 108, 72, 4)
SIDE_BAND = Box(0, 0, 20, HEIGHT)


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph of a slide. `mark` is "" for plain text, "-" for a bullet, "1" for a number.

    `block` is the list that an item comes from.
    """

    runs: Runs
    mark: str = ""
    level: int = 0
    bold: bool = False
    block: ItemList | None = None

    @property
    def text(self) -> str:
        return plain_text(self.runs)


def lines_of(section: Section) -> list[Line]:
    """The text of a section, table left out, as the paragraphs of a slide's body."""
    lines = []
    for block in section.blocks:
        match block:
            case Paragraph(runs):
                lines.append(Line(runs))
            case Subheading(runs):
                lines.append(Line(runs, bold=True))
            case ItemList(items):
                lines.extend(Line(item.runs, "1" if item.ordered else "-", item.level, block=block) for item in items)
    return lines


def table_of(section: Section) -> Table | None:
    """The table of a section: a slide shows one at most."""
    return next((block for block in section.blocks if isinstance(block, Table)), None)


def text_height(lines: list[Line], size: float, width: float) -> float:
    """Estimate the height of paragraphs set in a size, spacing included."""
    rows = sum(_rows(line, size, width) for line in lines)
    return size * (rows * LINE_HEIGHT + len(lines) * SPACING)


def _rows(line: Line, size: float, width: float) -> int:
    room = width - size * (INDENT * (line.level + 1) if line.mark else 0)
    return max(1, ceil(len(line.text) * size * CHARACTER_WIDTH / room))


def fitting_size(lines: list[Line], box: Box, sizes: tuple[int, ...] = SIZES) -> int:
    """The largest size that lets paragraphs fit in a box; the smallest one if none does."""
    fitting = (size for size in sizes if text_height(lines, size, box.width) <= box.height)
    return next(fitting, sizes[-1])


def body_boxes(section: Section) -> tuple[Box, Box | None]:
    """Share the body's room between the text and the table that follows it, if there is one."""
    table = table_of(section)
    if table is None:
        return BODY_BOX, None
    height = min(TABLE_ROW * len(table.rows), BODY_BOX.height)
    text = text_height(lines_of(section), 20, BODY_BOX.width) if lines_of(section) else 0
    text = min(text, BODY_BOX.height - height)
    below = Box(BODY_BOX.x, BODY_BOX.y + text + 8, BODY_BOX.width, height)
    return Box(BODY_BOX.x, BODY_BOX.y, BODY_BOX.width, text), below


def title_size(text: str, box: Box, sizes: tuple[int, ...]) -> int:
    """The size of a heading that must stay in its box."""
    return fitting_size([Line((Run(text),))], box, sizes)
