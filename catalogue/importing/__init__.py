"""Bringing materials in by the hundred: from a folder of files, or from a manifest."""

from catalogue.importing.run import import_materials

__all__ = ["import_materials"]
