"""What a word may have been meant for, beside what it says: forms of the index, to be looked up before use."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from search.understanding.vocabulary import Spelling

MAX_COMPLETIONS = 20
_MIN_PREFIX = 3  # letters of a word that may be unfinished; two while one types
_MIN_LONGER = 4  # letters of a word that the index knows and that may be unfinished all the same


@dataclass(frozen=True)
class Guess:
    """Forms of the index that a word it lacks may begin, be mistaken for (by distance) or be made of; those that one it
    has may begin too, or sound like.
    """

    completed: Sequence[str] = ()
    near: Sequence[Sequence[str]] = ()
    parts: Sequence[tuple[str, ...]] = ()
    longer: Sequence[str] = ()
    alike: Collection[str] = ()

    @property
    def forms(self) -> set[str]:
        near = {form for forms in self.near for form in forms}
        return near | {*self.completed, *self.longer, *self.alike} | {form for parts in self.parts for form in parts}


NO_GUESS = Guess()


def guess(
    form: str, spelling: Spelling, *, unfinished: bool, typing: bool, is_known: bool, is_rare: bool, is_alone: bool
) -> Guess:
    """Of a folded word. One that is known and alone is not taken for the beginning of another, unless one types."""
    beginning = unfinished and len(form) >= (_MIN_PREFIX - 1 if typing else _MIN_PREFIX)
    longer = spelling.beginning(form) if beginning else []
    if typing and longer:
        return Guess(longer)
    alike = spelling.sounding_like(form) if is_rare else ()
    if is_known:
        is_told = not is_alone and len(form) >= _MIN_LONGER  # the others tell which one is meant
        return Guess(longer=longer[:MAX_COMPLETIONS] if is_told else (), alike=alike)
    if longer:
        return Guess(longer, alike=alike)
    return Guess(near=spelling.near(form), parts=spelling.parts(form))
