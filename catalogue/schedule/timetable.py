"""Dates of one workshop or one cycle, as rows of a table."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from home.cards import Badge
from home.nearby.distances import distance_label
from home.regions import RegionRef, region_ref


@dataclass(frozen=True)
class DateRow:
    """Everything `components/date_table.html` shows of a dated page; `takes_signups` chooses the words of its link."""

    url: str
    title: str
    when: str
    place: str
    region: RegionRef | None
    seats_left: int | None
    badge: Badge
    takes_signups: bool
    far: str  # from the place that was asked for


def rows_of(request, pages: Iterable, distances: Mapping[int, float] = MappingProxyType({})) -> list[DateRow]:
    """Rows of pages that are Scheduled and SignUp, without a query. `distances`: in kilometres, by page."""
    return [_row_of(request, page, distances.get(page.pk)) for page in pages]


def _row_of(request, page, km: float | None) -> DateRow:
    state = page.state
    return DateRow(
        url=page.get_url(request),
        title=page.title,
        when=page.when,
        place=page.place,
        region=region_ref(page.path),
        seats_left=page.places_left if state.takes_signups else None,
        badge=page.badge_of(state),
        takes_signups=state.takes_signups,
        far="" if km is None else distance_label(km),
    )
