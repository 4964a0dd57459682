"""Other sessions on the same themes, near a place, in the same week: they would share their public."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db.models import Q

from catalogue.models import SessionPage
from catalogue.schedule.dates import day_label
from home.maps.departements import departement_of
from home.tags import folded
from home.walls.territory import territory_of

_A_WEEK = timedelta(days=7)

Week = tuple[int, int]


def week_of(session: SessionPage) -> Week:
    """Year and number of the week of a session, on the clock of its place."""
    return session.local_start.isocalendar()[:2]


def near_in_the_same_weeks(session: SessionPage, starts: Iterable[datetime], user) -> dict[Week, list[str]]:
    """By week, those that `user` may know, as « titre, Quimper, 6 mars 2034 ». One query."""
    starts = list(starts)
    themes = session.workshop.themes.values("pk")
    if not starts:
        return {}
    sessions = SessionPage.objects.filter(territory_of(user).pages() | Q(pk__in=SessionPage.objects.visible()))
    sessions = sessions.filter(workshop__themes__in=themes, alias_of__isnull=True).exclude(pk=session.pk)
    sessions = sessions.filter(starts_at__gt=min(starts) - _A_WEEK, starts_at__lt=max(starts) + _A_WEEK)
    found = defaultdict(list)
    for other in sessions.distinct().order_by("starts_at", "pk").defer_streamfields():
        if _near(session, other):
            day = day_label(other.local_start, weekday=False)
            found[week_of(other)].append(", ".join(filter(None, (other.get_admin_display_title(), other.city, day))))
    return found


def _near(one: SessionPage, other: SessionPage) -> bool:
    """In the same commune, or the same département: sessions have no coordinates."""
    departement = departement_of(one.postcode)
    if departement and departement == departement_of(other.postcode):
        return True
    return bool(one.city) and folded(one.city) == folded(other.city)
