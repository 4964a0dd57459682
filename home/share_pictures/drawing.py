"""The picture, set by Typst from `templates/home/share_picture.typ`. A text is data: it is never read as markup."""

import io
import json
import re
import unicodedata
from dataclasses import asdict
from functools import cache
from pathlib import Path

from django.conf import settings
from django.template.loader import render_to_string
from PIL import Image

from home.share_pictures.told import Told
from home.typesetting.fonts import fonts
from home.typesetting.texts import cuttable, settable

_TEMPLATES = Path(settings.BASE_DIR) / "templates" / "home"
_STATIC = Path(settings.BASE_DIR) / "static"
_LONGEST = 300  # letters: a title has 255
_COLOURS = 128  # of a flat drawing: a third of the weight
_NO_LETTER = {"So", "Sk", "Cf", "Co", "Cn"}  # pictures, what colours or joins them, what no font has
_BLANK = re.compile(r"[^\S\xa0\u202f]+")  # what no line may be cut at stays
_USED = re.compile(r'href="[^"#]*#')
_COLOUR = re.compile(r"(--[\w-]+):\s*(#[0-9a-f]{3,6})")
_ANT = "fourmi"


def draw(told: Told, icon: str) -> bytes:
    """A PNG. `icon`: of static/img/icons.svg; one that is not there is the ant's."""
    from typst import Compiler

    texts = {name: _shown(text) for name, text in asdict(told).items()}
    data = texts | {"title": texts["title"] or texts["network"], "drawing": _drawing(icon)}
    compiler = Compiler(
        str(_TEMPLATES / "share_picture.typ"),
        root=str(_TEMPLATES),
        font_paths=fonts(),
        ignore_system_fonts=True,  # the same picture on every machine
        sys_inputs={"data": json.dumps(data)},
    )
    drawn = compiler.compile(format="png", ppi=72)
    assert isinstance(drawn, bytes)  # noqa: S101  one page: several would come as a list
    return _lightened(drawn)


def _shown(text: str) -> str:
    letters = unicodedata.normalize("NFC", settable(text))[:_LONGEST]
    words = "".join(one for one in letters if unicodedata.category(one) not in _NO_LETTER)
    return cuttable(_BLANK.sub(" ", words).strip())


def _lightened(png: bytes) -> bytes:
    file = io.BytesIO()
    with Image.open(io.BytesIO(png)) as image:
        image.convert("RGB").quantize(_COLOURS, dither=Image.Dither.NONE).save(file, "PNG", optimize=True)
    return file.getvalue()


@cache
def _drawing(icon: str) -> str:
    """The site's own drawing of a subject as a file of its own: with its colours, and the sign that it uses."""
    drawn = render_to_string("components/theme_drawing.html", {"icon": icon if icon in _signs() else _ANT})
    sign = _signs()[icon if icon in _signs() else _ANT]
    inside = f"<style>{_colours()}</style><defs>{sign}</defs>"
    svg = _USED.sub('href="#', drawn[drawn.index("<svg") :])
    return svg.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1).replace(">", f">{inside}", 1)


@cache
def _signs() -> dict[str, str]:
    icons = (_STATIC / "img" / "icons.svg").read_text(encoding="utf-8")
    return {found[1]: found[0] for found in re.finditer(r'<symbol id="([^"]+)".*?</symbol>', icons, re.DOTALL)}


@cache
def _colours() -> str:
    """The rules of the drawing by day, their colours in place of the names of these."""
    named = dict(_COLOUR.findall((_STATIC / "css" / "tokens.css").read_text(encoding="utf-8")))
    rules = re.findall(r"^\.hill__.*$", (_STATIC / "css" / "components" / "hill.css").read_text("utf-8"), re.MULTILINE)
    return re.sub(r"var\((--[\w-]+)\)", lambda name: named.get(name[1], "#000"), "\n".join(rules))
