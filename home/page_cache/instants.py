"""When the clock alone changes a page: a date begins or ends, its sign-up closes, a page expires, a day ends.

The moments are those that editors type: every editable DateTimeField of a page or of what belongs to one. What is
published later changes pages by being published. A day ends somewhere each half hour (some clocks are half an hour
apart): nothing is kept for longer.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from django.db.models import DateTimeField, Min, Model, Q
from django.utils import timezone
from modelcluster.models import get_all_child_relations
from wagtail.models import Page, get_page_models

_HALF_AN_HOUR = timedelta(minutes=30)


def next_instant(now: datetime | None = None) -> datetime:
    """The first moment after `now` when a page may change by itself; one query for each table that holds some."""
    now = now or timezone.now()
    ends = datetime.min.replace(tzinfo=UTC)
    found = [ends + (now - ends) // _HALF_AN_HOUR * _HALF_AN_HOUR + _HALF_AN_HOUR]
    for model, names in _moments():
        firsts = {f"first_{name}": Min(name, filter=Q(**{f"{name}__gt": now})) for name in names}
        found += [first for first in model._default_manager.aggregate(**firsts).values() if first]
    return min(found)


def _moments() -> Iterator[tuple[type[Model], list[str]]]:
    """The tables that say when, and the names of their fields."""
    models: dict[type[Model], None] = {Page: None}
    for model in get_page_models():
        models |= dict.fromkeys([model, *(relation.related_model for relation in get_all_child_relations(model))])
    for model in models:
        fields = [field for field in model._meta.local_fields if isinstance(field, DateTimeField) and field.editable]
        if fields:
            yield model, [field.name for field in fields]
