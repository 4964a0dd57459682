"""In which encoding a manifest is written: told by its bytes, and refused when they leave a doubt."""

import codecs
import re
from pathlib import Path

from catalogue.importing.items import LineRefused

_CHUNK = 1024 * 1024
# What French spreadsheets write without a mark. cp1252 gives a letter to nearly any byte: only those that our languages
# write, and usual signs, show that it was meant. « Ÿ », « ¼ » or « ½ » are « Œ » and « œ » of another encoding.
_PLAUSIBLE = re.compile(
    "[\x00-\x7f\u00a0 àáâäãåæçèéêëìíîïñòóôöõøùúûüÿœßÀÁÂÄÃÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÖÕØÙÚÛÜŒ«»’‘“”„…–—•€£§°²³¹·×÷±©®™ªº†‰¿¡]*"
)
# « Ã© »: UTF-8 after all, save a broken byte.
_UTF_8_MISREAD = re.compile("[ÃÂ][^\x00-\x7fÀ-ÿ]|â€")
_SAVE_AGAIN = (
    "Enregistrez-le de nouveau en UTF-8 (dans Excel : « CSV UTF-8 », dans LibreOffice : jeu de caractères « UTF-8 »)."
)


def encoding_of(path: Path, name: str = "") -> str:
    """The encoding of a table, for `open`. Raises LineRefused in doubt, with what to do.

    `name`: what its sender calls it, when that is not its name here.
    """
    with path.open("rb") as file:
        head = file.read(4)
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        candidates = ["utf-16"]
    elif head.startswith(codecs.BOM_UTF8):
        candidates = ["utf-8-sig"]
    else:
        candidates = ["utf-8", "cp1252"]
    for encoding in candidates:
        if _suits(path, encoding):
            return encoding
    name = name or path.name
    raise LineRefused(f"Les caractères accentués du fichier « {name} » ne sont pas lisibles. {_SAVE_AGAIN}")


def _suits(path: Path, encoding: str) -> bool:
    """Whether the whole file decodes, into letters that a manifest may hold."""
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                if not _is_plausible(decoder.decode(chunk), encoding):
                    return False
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _is_plausible(text: str, encoding: str) -> bool:
    if "\0" in text:  # UTF-16 or UTF-32 without its mark, or no text at all
        return False
    return encoding != "cp1252" or (_PLAUSIBLE.fullmatch(text) is not None and not _UTF_8_MISREAD.search(text))
