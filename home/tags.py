"""One tag for each name, however it is typed: « Réseaux », « RÉSEAUX » and « réseaux  » are one, on any database.

Case, spaces and the way in which an accent is encoded do not count. Accents do: « marche » is not « marché ».
The slug of a tag holds the name so folded, and is unique: two people who type a new tag at once make one. taggit's own
TAGGIT_CASE_INSENSITIVE asks the database, and SQLite folds the case of ASCII only.
"""

import hashlib
import unicodedata

from django.db import router
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


def slugify_tag(self, tag, i=None):
    """In place of taggit's `TagBase.slugify`."""
    return slug_of(tag) if i is None else f"{slug_of(tag)}_{i}"


def tags_named(self, tags, tag_kwargs):
    """In place of taggit's `_TaggableManager._to_tag_model_instances`: tags of these names, made where there are none,
    each once, in order."""
    model = self.through.tag_model()
    manager = model._default_manager.using(router.db_for_write(self.through, instance=self.instance))
    wanted = [tag if isinstance(tag, model) else tidy(tag) for tag in tags]
    names = {slug_of(name): name for name in reversed(wanted) if isinstance(name, str) and name}
    known = {tag.slug: tag for tag in manager.filter(slug__in=names, **tag_kwargs)} if names else {}
    for slug, name in names.items():
        if slug not in known:
            known[slug], _new = manager.get_or_create(slug=slug, **tag_kwargs, defaults={"name": name})
    found = (tag if isinstance(tag, model) else known.get(slug_of(tag)) for tag in wanted)
    return list(dict.fromkeys(tag for tag in found if tag is not None))
