"""A session at another date: all that its editor wrote, and nothing that belongs to its own date."""

from datetime import datetime, timedelta

from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from catalogue.models import SessionDay, SessionPage
from catalogue.schedule.forms import at_zone
from catalogue.schedule.naming import session_title
from home.bulk import add_pages
from home.slugs import numbered, slug_of, taken_below

# What belongs to a date: when, how many seats are taken, whether it moved, when its text is to be looked at again.
_OF_ITS_DATE = {"page_ptr", "starts_at", "ends_at", "signup_deadline", "status", "moved_to", "seats_left", "review_on"}
_OF_EVERY_PAGE = ("seo_title", "search_description")


def copy_at(session: SessionPage, start: datetime, *, now: datetime | None = None) -> SessionPage:
    """Not saved yet, without a slug; `start` on the clock of the place, without a zone.

    Its length and the time between the end of sign-ups and its start are those of `session`; a date that would be past
    is left out. Raises ValidationError for an hour that summer time skips.
    """
    found = SessionPage()
    for field in SessionPage._meta.concrete_fields:
        if field.name not in _OF_ITS_DATE and (field.model is not Page or field.name in _OF_EVERY_PAGE):
            setattr(found, field.attname, getattr(session, field.attname))
    was = _wall(session, session.starts_at)
    found.starts_at = at_zone(start, session.time_zone)
    found.ends_at = at_zone(start + (_wall(session, session.ends_at) - was), session.time_zone)
    if session.signup_deadline:
        deadline = at_zone(start + (_wall(session, session.signup_deadline) - was), session.time_zone)
        found.signup_deadline = deadline if deadline > (now or timezone.now()) else None
    found.days = [_moved(day, start - was) for day in session.days.all()]  # type: ignore[misc]  # as a list
    found.seats_left = found.seats
    place = {"mode": found.mode, "venue": found.venue, "city": found.city}
    found.title = session_title(session.workshop.title, **place, start=start)
    return found


def _moved(day: SessionDay, by: timedelta) -> SessionDay:
    starts, ends = (datetime.combine(day.day, clock) + by for clock in (day.starts, day.ends))
    return SessionDay(day=starts.date(), starts=starts.time(), ends=ends.time(), sort_order=day.sort_order)


def _wall(session: SessionPage, moment: datetime) -> datetime:
    return moment.astimezone(session.zone).replace(tzinfo=None)


def add_copies(session: SessionPage, copies: list[SessionPage], agenda: Page, *, live: bool) -> None:
    """All or none, below `agenda`; who may not read the session may not read its copies. In a transaction."""
    taken = taken_below(agenda)
    for copy in copies:
        copy.slug = numbered(slug_of(copy.title, "seance"), taken)
    restrictions = list(session.view_restrictions.all())
    add_pages(agenda, copies, live=live and not restrictions)
    for copy in copies:
        for restriction in restrictions:
            own = PageViewRestriction.objects.create(
                page=copy, restriction_type=restriction.restriction_type, password=restriction.password
            )
            own.groups.set(restriction.groups.all())
        if live and restrictions:  # once nobody can read it: then it may be online
            copy.get_latest_revision().publish()
