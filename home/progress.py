"""Progress of long commands: a bar on a terminal, a line at the end elsewhere."""

import time

from django.core.management.base import OutputWrapper


class Progress:
    """Says on a command's output how far a stage of its work is."""

    _WIDTH = 30
    _EVERY = 0.1  # seconds between two drawings

    def __init__(self, stdout: OutputWrapper) -> None:
        self._out = stdout
        self._live = hasattr(stdout, "isatty") and stdout.isatty()
        self._label, self._total, self._done, self._drawn = "", 0, 0, 0.0

    def start(self, label: str, total: int) -> None:
        """Begin a stage of `total` steps."""
        self._label, self._total, self._done = label, total, 0
        self._draw()

    def step(self, steps: int = 1) -> None:
        self._done += steps
        if self._done >= self._total or time.monotonic() - self._drawn > self._EVERY:
            self._draw()

    def _draw(self) -> None:
        self._drawn = time.monotonic()
        finished = self._done >= self._total
        if self._live and self._total:
            filled = self._WIDTH * min(self._done, self._total) // self._total
            bar = "█" * filled + "·" * (self._WIDTH - filled)
            self._out.write(f"\r{self._label:<24} {bar} {self._done}/{self._total}", ending="\n" if finished else "")
            self._out.flush()
        elif finished:
            self._out.write(f"{self._label} : {self._done}")
