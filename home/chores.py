"""What the background worker does every so often, whatever tasks wait.

`home` declares the hook `register_chores`; each app registers a function that gives a list of Chore. A chore is safe to
run twice, on several machines at once, and soon done.
"""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from wagtail import hooks

HOOK = "register_chores"


@dataclass(frozen=True)
class Chore:
    """`run` is called when the worker starts, then every `every` seconds."""

    name: str
    every: float
    run: Callable[[], object]


class Chores:
    """The registered chores, and when each of them is due."""

    def __init__(self, chores: list[Chore] | None = None) -> None:
        found = [chore for register in hooks.get_hooks(HOOK) for chore in register()] if chores is None else chores
        self._due = dict.fromkeys(found, 0.0)

    def run_due(self, now: float | None = None) -> Iterator[tuple[Chore, Exception]]:
        """Run what is due; gives those that failed, with why: they are due again in their time."""
        now = time.monotonic() if now is None else now
        for chore, due in self._due.items():
            if due <= now:
                self._due[chore] = now + chore.every
                try:
                    chore.run()
                except Exception as error:  # one chore's failure is not the others'
                    yield chore, error
