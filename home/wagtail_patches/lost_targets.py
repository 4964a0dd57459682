"""A version of a page whose protected target was deleted since opens all the same, with an empty place.

modelcluster raises there, and says that it cannot handle it yet. Its editor is told: home/drafts/lost.py.
Read on django-modelcluster 6.5. Upstream: none known.
"""

from functools import wraps

import modelcluster.models
from django.db import models

from home.wagtail_patches.patch import Patch

_MENDED_BY_MODELCLUSTER = (models.CASCADE, models.SET_NULL, models.DO_NOTHING)


def opened_without_targets(build):
    """A query more, only where something is lost."""

    @wraps(build)
    def own(model, data, check_fks=True, strict_fks=False):
        try:
            return build(model, data, check_fks=check_fks, strict_fks=strict_fks)
        except Exception:
            gone = _protected_and_gone(model, data) if check_fks else []
            if not gone:
                raise
            return build(model, data | dict.fromkeys(gone), check_fks=check_fks, strict_fks=strict_fks)

    return own


def _protected_and_gone(model: type[models.Model], data: dict) -> list[str]:
    """Foreign keys of which modelcluster says that it « can't currently handle » them, and whose target is gone."""
    found = []
    for field in model._meta.concrete_fields:
        pk = data.get(field.name)
        if not isinstance(field, models.ForeignKey) or not field.many_to_one or pk is None:
            continue
        if field.remote_field.on_delete not in _MENDED_BY_MODELCLUSTER:
            target = {field.target_field.name: pk}
            if not field.remote_field.model._base_manager.filter(**target).exists():
                found.append(field.name)
    return found


PATCHES = (Patch(modelcluster.models, "model_from_serializable_data", opened_without_targets),)
