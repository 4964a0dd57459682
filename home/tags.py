"""One tag for each name, however it is typed: « Réseaux », « RÉSEAUX » and « réseaux  » are one, on any database.

Case, spaces and the way in which an accent is encoded do not count. Accents do: « marche » is not « marché ».
The slug of a tag holds the name so folded, and is unique: two people who type a new tag at once make one.
That taggit makes them so: home/wagtail_patches/tags.py.
"""

import hashlib
import unicodedata

from django.utils.text import slugify

_READABLE = 80  # characters of a slug that tell its name, before those that tell it apart


def tidy(name: str) -> str:
    """A name as it is kept and shown: composed (NFC), with single spaces."""
    return unicodedata.normalize("NFC", " ".join(name.split()))


def folded(name: str) -> str:
    """A name as it is compared."""
    return unicodedata.normalize("NFC", tidy(name).casefold())


def slug_start(name: str) -> str:
    """What the slugs of tags whose name begins so begin with; empty for a name without letters and digits."""
    return slugify(folded(name), allow_unicode=True)[:_READABLE]


def slug_of(name: str) -> str:
    """The slug of the only tag of that name."""
    print_ = hashlib.sha256(folded(name).encode()).hexdigest()[:12]
    return f"{slug_start(name)}-{print_}"
