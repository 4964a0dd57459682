"""How an expression is compared with what a visitor typed: accents, case, elisions, plurals, little words aside."""

from search.language.analysis import STOP_WORDS, compounds, fold

_SHORTEST_PLURAL = 4  # letters; « bus », « gps » are none


def words_of(text: str) -> tuple[str, ...]:
    """The folded words of an expression, little ones included: « Office de tourisme » is office, de, tourisme."""
    return tuple(fold(part) for parts in compounds(text) for part in parts)


def key_of(words: tuple[str, ...]) -> tuple[str, ...]:
    """What two spellings of an expression have in common; empty when there is no word at all."""
    telling = [word for word in words if word not in STOP_WORDS] or words
    return tuple(map(singular, telling))


def singular(word: str) -> str:
    """`word` without the mark of a French plural; the same cut for what is edited and what is asked."""
    return word[:-1] if len(word) >= _SHORTEST_PLURAL and word[-1] in "sx" else word
