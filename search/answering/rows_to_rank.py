"""What ranking reads of entries: their columns and vectors, and whether they pass the filters."""

from collections.abc import Iterable
from functools import lru_cache

from django.db import connection
from django.db.models import Case, IntegerField, Q, Value, When
from django.db.models.functions import Now

from catalogue.enums import EditorialStatus
from search.content.models import Entry
from search.filtering.filters import Filters, is_public, served_entries, workshop_of


def rows(ids: Iterable[int], filters: Filters) -> list[tuple]:
    """Id, type, region, a date's workshop, whether it is over, whether it passes, vector: of `ids` that may be shown.

    By hand: Django's own work on a hundred ids took longer than the query.
    """
    numbers = ", ".join(str(int(pk)) for pk in ids)
    if not numbers:
        return []
    sql, params = _sql(filters) if filters.conditions() else _sql_without_conditions(filters.locale)
    with connection.cursor() as cursor:
        cursor.execute(f"{sql} AND {Entry._meta.db_table}.page_id IN ({numbers})", params)
        return cursor.fetchall()


def _sql(filters: Filters) -> tuple[str, tuple]:
    called_off = Q(status__in=(EditorialStatus.CANCELLED, EditorialStatus.POSTPONED))
    over = Case(When(Q(ends_at__lte=Now()) | called_off, then=1), default=0, output_field=IntegerField())
    conditions = Q(*filters.conditions().values())
    passes = Case(When(conditions, then=1), default=0, output_field=IntegerField()) if conditions else Value(1)
    shown = served_entries(filters.locale).filter(is_public(), vector__isnull=False)
    found = shown.annotate(is_over=over, passes=passes, workshop=workshop_of())
    columns = "pk", "type", "region", "workshop", "is_over", "passes", "vector__data"
    return found.values_list(*columns).query.sql_with_params()


@lru_cache
def _sql_without_conditions(locale: str) -> tuple[str, tuple]:
    return _sql(Filters(locale=locale))
