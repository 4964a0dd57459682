"""The site's stylesheet in one file: what it imports is put in its place when the static files are collected.

A page so asks for one stylesheet, though each component has a file. Nothing else is built: with DEBUG=true, when
nothing is collected, the browser follows the same lines.
"""

import re
from collections.abc import Iterator

from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

STYLESHEET = "css/site.css"
_FOLDER = "css/"
_IMPORT = re.compile(r'^@import url\("([\w./]+)"\)(?: layer\((\w+)\))?;$', re.MULTILINE)


class BundledStaticFilesStorage(CompressedManifestStaticFilesStorage):
    """Files named after their content and compressed; the stylesheet holds what it imports."""

    def post_process(self, paths: dict, dry_run: bool = False, **options) -> Iterator[tuple]:
        """`paths` gives the source of each name; the stylesheet's becomes the one collected here, made whole."""
        if STYLESHEET in paths and not dry_run:
            text = _IMPORT.sub(lambda found: _in_place(paths, *found.groups()), _read(paths, STYLESHEET))
            self.delete(STYLESHEET)
            self.save(STYLESHEET, ContentFile(text))
            paths = {**paths, STYLESHEET: (self, STYLESHEET)}
        yield from super().post_process(paths, dry_run, **options)


def _in_place(paths: dict, name: str, layer: str | None) -> str:
    text = _read(paths, _FOLDER + name)
    return f"@layer {layer} {{\n{text}}}" if layer else text


def _read(paths: dict, name: str) -> str:
    storage, path = paths[name]
    with storage.open(path) as file:
        return file.read().decode()
