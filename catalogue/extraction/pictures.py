"""Alternative texts of pictures, which say what is shown to those who cannot see it."""

import re

# What software writes by itself: « Une image contenant texte. Description générée automatiquement », a file’s name.
_BY_MACHINE = re.compile(
    r"(généré|generated|creado|automati(que|c))|une image contenant|a picture containing"
    r"|\.(png|jpe?g|gif|bmp|svg|webp|tiff?|emf|wmf)$|^https?://\S+$|^(image|picture|img|photo)[ _-]?\d*$",
    re.IGNORECASE,
)


def said_of_picture(text: str | None) -> str:
    """The alternative text that a person wrote; empty when there is none, or a machine's."""
    said = (text or "").strip()
    return "" if _BY_MACHINE.search(said) else said
