"""From data and a template to a PDF: tagged, in French, its fonts inside (PDF/UA-1, which the library checks)."""

import json
import re
import unicodedata
from pathlib import Path
from typing import Any

from django.conf import settings

from home.typesetting.fonts import fonts
from home.typesetting.texts import settable

TYPE = "application/pdf"
_TEMPLATES = Path(settings.BASE_DIR) / "templates" / "signups" / "papers"
_MISSING = re.compile(r'the text `"(.+?)"` could not be displayed')


def typeset(template: str, data: dict[str, Any]) -> bytes:
    """The PDF. A letter that no font has, nor any of the machine's, becomes □; a picture of that kind is left out."""
    from typst import TypstError  # large: only the process that sets a paper loads it

    data = _each_text(data, settable)
    missing: set[str] = set()
    for of_the_machine in (False, True):
        try:
            return _compile(template, data, of_the_machine)
        except TypstError as error:
            missing = {_character(found) for found in _MISSING.findall(error.diagnostic)}
            if not missing:
                raise
    return _compile(template, _each_text(data, lambda text: _without(text, missing)), True)


def _compile(template: str, data: dict[str, Any], of_the_machine: bool) -> bytes:
    from typst import Compiler

    compiler = Compiler(
        str(_TEMPLATES / f"{template}.typ"),
        root=str(_TEMPLATES),
        font_paths=fonts(of_the_machine),
        ignore_system_fonts=not of_the_machine,  # the same paper on every machine, as a rule
        sys_inputs={"data": json.dumps(data)},
    )
    found = compiler.compile(format="pdf", pdf_standards=["ua-1"])
    assert isinstance(found, bytes)  # noqa: S101  one file: only pictures come by the page
    return found


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
