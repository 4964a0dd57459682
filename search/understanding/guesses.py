"""What a word may have been meant for, beside what it says: forms of the index, to be looked up before use."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from search.language.keyboards import on_other_keyboard
from search.understanding.spelling import Spelling

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


def may_begin(form: str, spelling: Spelling, *, typing: bool) -> list[str]:
    """Forms that an unfinished word may begin, some of the shortest; of a very short word, none."""
    shortest = _MIN_PREFIX - 1 if typing else _MIN_PREFIX
    return spelling.beginning(form) if len(form) >= shortest else []


def guess_known(form: str, longer: list[str], alike: Collection[str]) -> Guess:
    """Of a word that the index has: what it may begin, unless it is short, and what sounds like it."""
    return Guess(longer=longer[:MAX_COMPLETIONS] if len(form) >= _MIN_LONGER else (), alike=alike)


def guess_unknown(
    form: str, longer: list[str], alike: Collection[str], spelling: Spelling, *, is_a_word: bool
) -> Guess:
    """Of a word that it lacks: what it may begin, else what is near and what it may be made of. One that the dictionary
    has is not taken for what is two mistakes away: « guide conférencier » asks for no « conférence ».
    """
    if longer:
        return Guess(longer, alike=alike)
    near = spelling.near(form)[: 1 if is_a_word else None]
    return Guess(near=[*other_keys(form, spelling), *near], parts=spelling.parts(form))


def other_keys(form: str, spelling: Spelling) -> list[list[str]]:
    """What it is when it was typed on the other keyboard, an acronym too: « cqnvq » is « canva »."""
    return [[other] for other in on_other_keyboard(form) if other in spelling.known]
