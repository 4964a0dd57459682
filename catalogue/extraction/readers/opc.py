"""Parts of an Office Open XML package (ECMA-376 part 2), found by their relations.

Our own, because python-docx and python-pptx refuse a whole file for what no reader needs: a picture that went missing,
a main part under another name, the type of a slide show or of a model. Nothing is unpacked before it is asked for.
"""

import posixpath
import re
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote
from zipfile import ZipFile

from lxml import etree

from .safe_xml import parsed

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
CX = "{http://schemas.microsoft.com/office/drawing/2014/chartex}"
DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds"
FORMULA = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
# « Strict » documents say the same under other names (ISO/IEC 29500 part 1, annex A).
_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/(\w+)")
_TRANSITIONAL = rb"http://schemas.openxmlformats.org/\1/2006/\2"


class Part:
    """One part of a package; `root` is its XML, where a choice between two forms of a thing is made."""

    def __init__(self, archive: ZipFile, names: dict[str, str], name: str) -> None:
        self._archive, self._names, self._name = archive, names, name

    @cached_property
    def root(self) -> etree._Element:
        root = _xml(self._archive.read(self._names[self._name]))
        for alternatives in list(root.iter(f"{_MC}AlternateContent")):
            _choose(alternatives)
        return root

    def related(self, kind: str) -> Iterator["Part"]:
        """Yield the parts that stand in a relation such as « notesSlide » with this one."""
        yield from (part for part_kind, part in self._relations.values() if part_kind == kind)

    def target(self, identifier: str | None) -> "Part | None":
        """The part behind the identifier of a relation; None when it is elsewhere or went missing."""
        return self._relations.get(identifier, ("", None))[1]

    @cached_property
    def _relations(self) -> dict[str | None, tuple[str, "Part"]]:
        folder, base = posixpath.split(self._name)
        entry = self._names.get(f"{folder}/_rels/{base}.rels".lstrip("/"))
        if entry is None:
            return {}
        found = {}
        for relation in _xml(self._archive.read(entry)).iter(_RELATION):
            target = unquote(relation.get("Target", "")).replace("\\", "/").lower()
            name = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            if relation.get("TargetMode") != "External" and name in self._names:
                kind = relation.get("Type", "").rpartition("/")[2]
                found[relation.get("Id")] = kind, Part(self._archive, self._names, name)
        return found


def main_part(path: Path) -> Part:
    """The part that a package is about, whatever its name. StopIteration when there is none."""
    archive = ZipFile(path)
    names = {name.replace("\\", "/").lower(): name for name in archive.namelist()}
    return next(Part(archive, names, "").related("officeDocument"))


def _xml(data: bytes) -> etree._Element:
    return parsed(_STRICT.sub(_TRANSITIONAL, data) if b"purl.oclc.org" in data else data)


def _choose(alternatives: etree._Element) -> None:
    """Put the first choice in the place of all; what is there for old software only when there is no choice."""
    kept = next((way for way in alternatives.iterchildren(f"{_MC}Choice", f"{_MC}Fallback") if len(way)), ())
    if (parent := alternatives.getparent()) is not None:
        for element in list(kept):
            alternatives.addprevious(element)
        parent.remove(alternatives)


def paragraph_text(paragraph: etree._Element) -> str:
    """The text of a paragraph of a drawing: runs, fields, formulas, line ends."""
    nodes = paragraph.iter(f"{A}t", f"{A}br", FORMULA)
    return "".join("\n" if node.tag == f"{A}br" else node.text or "" for node in nodes)
