"""How many pages one looks after, at the head of the dashboard."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from wagtail.admin.site_summary import PagesSummaryItem, SummaryItem
from wagtail.models import Locale, Page

from home.walls.territory import territory_of


class OwnPagesItem(PagesSummaryItem):
    """Wagtail counts all that stand below the page where one's homes in several languages meet: those of every
    region."""

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict:
        territory = territory_of(self.request.user)
        own = Page.objects.filter(territory.pages(), depth__gt=1)
        home = own.filter(locale=Locale.get_default()).order_by("depth", "path").first()
        home = home or own.first()
        return {"root_page": home, "total_pages": own.count(), "site_name": home and home.title}


def count_own_pages(request: HttpRequest, items: list[SummaryItem]) -> None:
    """Hook `construct_homepage_summary_items`."""
    items[:] = [OwnPagesItem(request) if isinstance(item, PagesSummaryItem) else item for item in items]
