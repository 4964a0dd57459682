"""Seats taken on dates whose sign-ups are kept on the site. Here they are asked for; a higher app keeps and tells them.

A function registered under `register_seats_taken` returns an expression: how many seats are taken, for a queryset of
dated pages.
"""

from functools import cache

from django.db.models import F, IntegerField, Subquery, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce
from wagtail import hooks

HOOK = "register_seats_taken"


@cache
def seats_taken():
    """Sum over the apps that keep sign-ups, for `annotate`."""
    found: Combinable = Value(0, IntegerField())
    for register in hooks.get_hooks(HOOK):
        found = found + Coalesce(Subquery(register()), 0)
    return found


def taken_on(page) -> int:
    """Of one page: what its queryset annotated, else one query."""
    if page.pk is None:
        return 0
    if not hasattr(page, "seats_taken"):
        pages = type(page).objects.filter(pk=page.pk)
        page.seats_taken = (
            pages.annotate(seats_taken=seats_taken()).values_list(F("seats_taken"), flat=True).first() or 0
        )
    return page.seats_taken


def too_few(page, seats: int | None) -> str:
    """Why a date where one signs up here may not have so few seats, in French; empty when it may."""
    if seats is None or page.pk is None or not page.signs_up_here:
        return ""
    taken = taken_on(page)
    return f"{taken} places sont prises déjà : gardez-en autant, ou rendez-en d’abord." if taken > seats else ""
