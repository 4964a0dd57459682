"""What an entry may tell of other pages: only of public ones."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import Model
from wagtail.models import Page


def public_by_id(model: type[Page], ids: Iterable[int | None], *fields: str) -> dict[int, Page]:
    """The public pages among `ids`, by id, with their title, slug and some more fields."""
    found = model.objects.visible().filter(pk__in=set(ids) - {None})
    return {page.pk: page for page in found.only("pk", "title", "slug", *fields)}


def links(model: type[Model], name: str, ids: Iterable[int]) -> dict[int, list[int]]:
    """Ids that a many-to-many field of `model` links to, by page id; one query."""
    relation: Any = model._meta.get_field(name)  # Django's hints know too little of many-to-many fields
    source, target = f"{relation.m2m_field_name()}_id", f"{relation.m2m_reverse_field_name()}_id"
    found = defaultdict(list)
    rows = relation.remote_field.through.objects.filter(**{f"{source}__in": list(ids)})
    for page_id, linked in rows.order_by(target).values_list(source, target):
        found[page_id].append(linked)
    return found


def tag_names(through: type[Model], ids: Iterable[int]) -> dict[int, list[str]]:
    """Names of tags by page id; one query."""
    found = defaultdict(list)
    rows = through._default_manager.filter(content_object_id__in=list(ids)).order_by("tag__name")
    for page_id, name in rows.values_list("content_object_id", "tag__name"):
        found[page_id].append(name)
    return found
