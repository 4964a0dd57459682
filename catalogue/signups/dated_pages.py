"""The dated page that a sign-up is for. A page and its translations are one date, kept by the source."""

from django.conf import settings
from django.utils import timezone
from wagtail.models import Page

from catalogue.enums import EditorialStatus, SignupKind
from catalogue.models import EventPage, PromotionPage, SessionPage
from catalogue.schedule.closing import closes_at
from home.models import HomePage, RegionPage, region_of
from home.querysets import is_served

Date = SessionPage | EventPage | PromotionPage
MODELS = (SessionPage, EventPage, PromotionPage)


def source_of(page):
    """The page that the sign-ups of `page` belong to: the French one, else the first written."""
    if page.locale.language_code == settings.LANGUAGE_CODE:
        return page
    versions = type(page).objects.filter(translation_key=page.translation_key).select_related("locale")
    in_french = [version for version in versions if version.locale.language_code == settings.LANGUAGE_CODE]
    return min(in_french or versions, key=lambda version: version.pk)


def identity_of(page: Page) -> HomePage | RegionPage | None:
    """The site that it is published on: its region's, else the nation's."""
    return region_of(page) or HomePage.objects.ancestor_of(page).first()


def date_of(page: Page):
    """The session, event or promotion of a row of seats, as it is now."""
    return page.specific_deferred if isinstance(page, MODELS) else page.specific


def takes_signups(date) -> bool:
    """Whether somebody may sign up now, if only for the waiting list."""
    return (
        date.signup_kind == SignupKind.HERE
        and is_served(date)
        and date.status == EditorialStatus.PLANNED
        and closes_at(date.signup_deadline, date.starts_at) > timezone.now()
    )


def new_date_of(date: Date) -> Date | None:
    """That a date was moved to, when visitors may see it."""
    new: Date | None = date.moved_to  # type: ignore[assignment]
    return new if new and is_served(new) else None
