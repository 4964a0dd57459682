"""One attribute of a library's class or module that stands for something else here."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any


@dataclass
class Patch:
    """`make` gives what stands in place of the attribute, from what stood there; AttributeError when nothing does.

    `original`: what stood there, once the patch is applied.
    """

    owner: Any
    name: str
    make: Callable[[Any], Any]
    original: Any = field(default=None, init=False)

    def apply(self) -> None:
        self.original = getattr(self.owner, self.name)
        setattr(self.owner, self.name, self.make(self.original))


def instead(ours) -> Callable[[Any], Any]:
    """For `make`: ours, whatever stood there."""
    return lambda _theirs: ours
