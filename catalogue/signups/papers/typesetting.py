"""From data and a template to a PDF: tagged, in French, its fonts inside (PDF/UA-1, which the library checks)."""

import json
import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings

from home.characters import writable

TYPE = "application/pdf"
_FONTS = Path(__file__).parent / "fonts"
_TEMPLATES = Path(settings.BASE_DIR) / "templates" / "signups" / "papers"
_MISSING = re.compile(r'the text `"(.+?)"` could not be displayed')
_TURNING = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")  # would show a name backwards
_SPACES = re.compile(r"[^\S\n\xa0\u202f]+")  # a tab has no shape in a font
_ENDLESS, _PIECE = re.compile(r"[^\s\u200b]{25,}"), 12  # letters
_SIGN, _BREAK = re.compile(r"(?<=[@._/])"), "\u200b"


def typeset(template: str, data: dict[str, Any]) -> bytes:
    """The PDF. A letter that no font has, nor any of the machine's, becomes □; a picture of that kind is left out."""
    from typst import TypstError  # large: only the process that sets a paper loads it

    data = _each_text(data, _settable)
    missing: set[str] = set()
    for of_the_machine in (False, True):
        try:
            return _compile(template, data, of_the_machine)
        except TypstError as error:
            missing = {_character(found) for found in _MISSING.findall(error.diagnostic)}
            if not missing:
                raise
    return _compile(template, _each_text(data, lambda text: _without(text, missing)), True)


def _settable(text: str) -> str:
    return _SPACES.sub(" ", _TURNING.sub("", writable(text)))


def cuttable(text: str) -> str:
    """The text, whose endless words may be cut, after a sign if there is one: they would leave their column."""
    return _ENDLESS.sub(lambda word: _cut(word[0]), text)


def _cut(word: str) -> str:
    return _ENDLESS.sub(lambda part: _BREAK.join(re.findall(rf".{{1,{_PIECE}}}", part[0])), _SIGN.sub(_BREAK, word))


def _compile(template: str, data: dict[str, Any], of_the_machine: bool) -> bytes:
    from typst import Compiler

    compiler = Compiler(
        str(_TEMPLATES / f"{template}.typ"),
        root=str(_TEMPLATES),
        font_paths=_fonts(of_the_machine),
        ignore_system_fonts=not of_the_machine,  # the same paper on every machine, as a rule
        sys_inputs={"data": json.dumps(data)},
    )
    found = compiler.compile(format="pdf", pdf_standards=["ua-1"])
    assert isinstance(found, bytes)  # noqa: S101  one file: only pictures come by the page
    return found


@cache
def _fonts(of_the_machine: bool) -> Any:
    """The site's font, then those that the library bears, which have Greek, Cyrillic, Hebrew and Arabic."""
    from typst import Fonts

    return Fonts(include_system_fonts=of_the_machine, font_paths=[str(_FONTS)])


def _each_text(value: Any, change: Any) -> Any:
    if isinstance(value, str):
        return change(value)
    if isinstance(value, dict):
        return {key: _each_text(one, change) for key, one in value.items()}
    if isinstance(value, list):
        return [_each_text(one, change) for one in value]
    return value


def _character(written: str) -> str:
    """As the library writes it in its message: `\\u{200d}` or the character itself."""
    return re.sub(r"\\u\{([0-9a-f]+)\}", lambda code: chr(int(code[1], 16)), written)


def _without(text: str, missing: set[str]) -> str:
    gone = {letter for one in missing for letter in one}
    letters = (("□" if unicodedata.category(one)[0] in "LN" else "") if one in gone else one for one in text)
    found = "".join(letters)
    return found if found == text else found.strip()
