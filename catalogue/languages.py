"""Languages in which materials are written."""

LANGUAGE_CHOICES = [
    ("fr", "Français"),
    ("en", "Anglais"),
    ("de", "Allemand"),
    ("es", "Espagnol"),
    ("it", "Italien"),
    ("nl", "Néerlandais"),
    ("br", "Breton"),
    ("eu", "Basque"),
    ("oc", "Occitan"),
    ("co", "Corse"),
]
