"""A word typed on one keyboard as if it were another: AZERTY and QWERTY swap two pairs of letters, and move the m."""

_SWAPPED = str.maketrans("aqzw", "qawz")


def on_other_keyboard(form: str) -> list[str]:
    """What the same keys say on the other keyboard, « wifi » for « zifi »; empty when it is the same.

    The key of the m says a comma or a semicolon, which ends the word: « instqgrq, » is read without it.
    """
    other = form.translate(_SWAPPED)
    return [] if other == form else [other, f"{other}m"]
