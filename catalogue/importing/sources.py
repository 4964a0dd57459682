"""Reading a folder of files, or a manifest in JSON lines or CSV."""

import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path

from catalogue.extraction import ALLOWED_EXTENSIONS
from catalogue.importing.encodings import encoding_of
from catalogue.importing.items import Item, LineRefused
from catalogue.importing.tables import table_rows

_TEXT_KEYS = ("id", "title", "body", "file", "url", "licence", "level", "language")
_LIST_KEYS = ("themes", "audiences", "tags")
_SURROGATES = re.compile(r"[\ud800-\udfff]")
_LIST_SEPARATORS = str.maketrans(";,", "||")


def read_source(path: Path, default_licence: str) -> Iterator[Item | tuple[str, str]]:
    """Items of a folder or of a manifest; (label, reason) for what cannot be read.

    Raises LineRefused when the path itself is neither.
    """
    if path.is_dir():
        yield from _folder(path, default_licence)
    elif path.suffix == ".jsonl":
        yield from _manifest(path, _json_lines(path), default_licence)
    elif path.suffix == ".csv":
        yield from _manifest(path, table_rows(path, {*_TEXT_KEYS, *_LIST_KEYS}, "title"), default_licence)
    else:
        raise LineRefused("Donnez un dossier, ou un manifeste .jsonl ou .csv.")


def _folder(folder: Path, licence: str) -> Iterator[Item | tuple[str, str]]:
    for path in sorted(p for p in folder.rglob("*") if p.is_file() and not p.name.startswith(".")):
        label = readable(str(path.relative_to(folder)))
        if path.suffix.lower().lstrip(".") not in ALLOWED_EXTENSIONS:
            yield label, f"Le format « {path.suffix or 'sans extension'} » n’est pas accepté."
        else:
            yield Item(label=label, title=title_of(path), path=path, licence=licence)


def title_of(path: Path) -> str:
    """A title from a file's name: « repondre_aux-avis.pptx » gives « Repondre aux avis »."""
    words = readable(path.stem).replace("_", " ").replace("-", " ").split()
    title = " ".join(words) or readable(path.stem)
    return title[:1].upper() + title[1:]


def readable(text: str) -> str:
    """A text that can be stored and shown: bytes that were not UTF-8 in a file's name, and halves of characters that a
    manifest may hold, become « � »; NUL goes."""
    return _SURROGATES.sub("\N{REPLACEMENT CHARACTER}", text).replace("\x00", "")


def _json_lines(path: Path) -> Iterator[dict | str]:
    with path.open(encoding=encoding_of(path)) as lines:
        for line in lines:
            if line.strip():
                try:
                    row = json.loads(line)
                except (json.JSONDecodeError, RecursionError):
                    yield "Cette ligne n’est pas du JSON."
                else:
                    yield row if isinstance(row, dict) else "Cette ligne n’est pas un objet JSON."


def _manifest(path: Path, rows: Iterator[dict | str], licence: str) -> Iterator[Item | tuple[str, str]]:
    for number, row in enumerate(rows, 1):
        label = f"ligne {number}"
        if isinstance(row, str):
            yield label, row
            continue
        try:
            yield _item(label, row, path.parent, licence)
        except LineRefused as refusal:
            yield label, str(refusal)


def _item(label: str, row: dict, folder: Path, licence: str) -> Item:
    text = {key: _text(key, row.get(key)) for key in _TEXT_KEYS}
    lists = {key: _list(key, row.get(key)) for key in _LIST_KEYS}
    return Item(
        label=f"{label} ({text['id']})" if text["id"] else label,
        title=text["title"],
        source_id=text["id"][:200] or _id_of_text(text),
        body=text["body"],
        path=_file(folder, text["file"]) if text["file"] else None,
        url=text["url"],
        licence=text["licence"] or licence,
        level=text["level"],
        language=text["language"] or "fr",
        **lists,
    )


def _id_of_text(text: dict[str, str]) -> str:
    """What stands for the id of a line that has neither id nor file, so that the same line twice is one page."""
    if text["file"]:
        return ""
    said = "\n".join((text["title"], text["body"], text["url"]))
    return f"texte-{hashlib.sha256(said.encode()).hexdigest()[:32]}"


def _text(key: str, value) -> str:
    if value is None:
        return ""
    if not isinstance(value, str | int | float):
        raise LineRefused(f"« {key} » doit être un texte.")
    return readable(str(value)).strip()


def _list(key: str, value) -> list[str]:
    """A JSON list, or words parted by `|`, `;` or `,`."""
    if value in (None, ""):
        return []
    parts = value if isinstance(value, list) else str(value).translate(_LIST_SEPARATORS).split("|")
    if not all(isinstance(part, str) for part in parts):
        raise LineRefused(f"« {key} » doit être une liste de textes.")
    return [readable(part).strip() for part in parts if part.strip()]


def _file(folder: Path, name: str) -> Path:
    """A file beside the manifest; never one elsewhere on the machine."""
    path = (folder / name).resolve()
    if not path.is_relative_to(folder.resolve()):
        raise LineRefused(f"Le fichier « {name} » est hors du dossier du manifeste.")
    if not path.is_file():
        raise LineRefused(f"Le fichier « {name} » n’existe pas.")
    if path.suffix.lower().lstrip(".") not in ALLOWED_EXTENSIONS:
        raise LineRefused(f"Le format de « {name} » n’est pas accepté.")
    return path
