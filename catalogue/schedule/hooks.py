"""What the admin says of dates that are published: over, they may be meant, a replay or an archive."""

from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpRequest
from django.utils import timezone
from wagtail import hooks
from wagtail.models import Page

from catalogue.models import EventPage, PromotionPage, SessionPage

_DATED = (EventPage, PromotionPage, SessionPage)


@hooks.register("after_publish_page")
def say_that_it_is_over(request: HttpRequest, page: Page) -> None:
    if isinstance(page, _DATED) and page.ends_at <= timezone.now():
        messages.warning(request, f"Cette date est passée ({page.when}) : elle est publiée parmi les dates terminées.")


@hooks.register("after_bulk_action")
def say_which_are_over(request: HttpRequest, action_type: str, objects: Sequence, action: object) -> None:
    """Several ticked in a list."""
    if action_type != "publish":
        return
    ids = [thing.pk for thing in objects if isinstance(thing, Page)]
    past = [
        page for model in _DATED for page in model.objects.filter(pk__in=ids, live=True, ends_at__lte=timezone.now())
    ]
    if past:
        listed = ", ".join(f"« {page.title} »" for page in past)
        messages.warning(request, f"Des dates sont passées, et publiées parmi les dates terminées : {listed}.")
