"""The words that sources give to gettext, read without gettext's own programs."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.utils.translation.template import templatize

_SINGULAR = ("_", "gettext", "gettext_lazy", "gettext_noop", "pgettext", "pgettext_lazy")
_NAMES = (*_SINGULAR, "ngettext", "ngettext_lazy", "npgettext", "npgettext_lazy")
_TEXT = r"""u?(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')"""
_CALL = re.compile(rf"\b(_|n?p?gettext)\(({_TEXT}(?:, {_TEXT})*)")


class Message(NamedTuple):
    """What a catalogue finds an entry by."""

    context: str | None
    msgid: str
    plural: str | None

    @classmethod
    def of_call(cls, name: str, texts: list[str]) -> "Message":
        name = name.removesuffix("_lazy")
        context = texts.pop(0) if "pgettext" in name else None
        return cls(context, texts[0], texts[1] if name.startswith("n") else None)


def template_messages() -> set[Message]:
    """Of the public templates; those of the admin are French only."""
    paths = [path for path in (settings.BASE_DIR / "templates").rglob("*.html") if path.parent.name != "admin"]
    return {message for path in paths for message in _in_template(path)}


def messages_in(path: Path) -> Iterator[Message]:
    """Of a template or a module."""
    return _in_module(path) if path.suffix == ".py" else _in_template(path)


def _in_template(path: Path) -> Iterator[Message]:
    for name, texts in _CALL.findall(templatize(path.read_text(encoding="utf-8"), origin=str(path))):
        yield Message.of_call(name, list(ast.literal_eval(f"({texts},)")))


def python_messages() -> set[Message]:
    """Of the three apps."""
    paths = [path for app in ("home", "catalogue", "search") for path in (settings.BASE_DIR / app).rglob("*.py")]
    return {message for path in paths for message in _in_module(path)}


def _in_module(path: Path) -> Iterator[Message]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _NAMES:
            values = [getattr(argument, "value", None) for argument in node.args]
            texts = [value for value in values if isinstance(value, str)]
            if texts:
                yield Message.of_call(node.func.id, texts)
