"""What the admin says of a date that is published."""

from django.contrib import messages
from django.utils import timezone
from wagtail import hooks

from catalogue.models import EventPage, PromotionPage, SessionPage


@hooks.register("after_publish_page")
def say_that_it_is_over(request, page):
    """It may be meant, a replay or an archive: nothing is refused."""
    if isinstance(page, (EventPage, PromotionPage, SessionPage)) and page.ends_at <= timezone.now():
        messages.warning(request, f"Cette date est passée ({page.when}) : elle est publiée parmi les dates terminées.")
