"""One tag for each name, however it is typed: home/tags.py.

taggit's own TAGGIT_CASE_INSENSITIVE asks the database, and SQLite folds the case of ASCII only.
Read on django-taggit 6.1.0. Upstream: https://github.com/jazzband/django-taggit/issues/308, open.
"""

from django.db import router
from taggit.managers import _TaggableManager
from taggit.models import TagBase

from home.tags import slug_of, tidy
from home.wagtail_patches.patch import Patch, instead


def slugify_tag(self, tag, i=None):
    return slug_of(tag) if i is None else f"{slug_of(tag)}_{i}"


def tags_named(self, tags, tag_kwargs):
    """Tags of these names, made where there are none, each once, in order."""
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


PATCHES = (
    Patch(TagBase, "slugify", instead(slugify_tag)),
    Patch(_TaggableManager, "_to_tag_model_instances", instead(tags_named)),
)
