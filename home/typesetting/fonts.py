"""The fonts to set with."""

from functools import cache
from pathlib import Path
from typing import Any

_FONTS = Path(__file__).parent / "fonts"


@cache
def fonts(of_the_machine: bool = False) -> Any:
    """The site's font, then those that the library bears, which have Greek, Cyrillic, Hebrew and Arabic."""
    from typst import Fonts

    return Fonts(include_system_fonts=of_the_machine, font_paths=[str(_FONTS)])
