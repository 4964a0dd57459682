"""Models of sentences, by the name that MEANING_MODEL gives."""

from collections.abc import Sequence
from threading import Lock
from typing import Protocol

from django.conf import settings
from django.utils.module_loading import import_string

_loading = Lock()
_loaded: dict[str, "Model"] = {}


class Model(Protocol):
    """What tells how near two texts are. `name` changes with what it tells: texts are then read again."""

    name: str

    def pack(self, texts: Sequence[str]) -> bytes:
        """What it keeps of some texts."""

    def likeness(self, text: str, packed: Sequence[bytes]) -> list[float]:
        """For each pack, how near its nearest text is, 1 at most."""


def model() -> Model | None:
    """The one in use, loaded the first time, which takes a second or two; None when there is none."""
    path = settings.MEANING_MODEL
    if not path:
        return None
    if path not in _loaded:
        with _loading:
            if path not in _loaded:
                _loaded[path] = import_string(path)()
    return _loaded[path]
