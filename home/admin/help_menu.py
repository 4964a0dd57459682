"""The help menu without Wagtail's own links, which lead to English sites about another tool's news."""

from django.http import HttpRequest
from wagtail.admin.menu import MenuItem

_FOREIGN = ("editor-guide", "whats-new-in-wagtail")


def without_foreign_links(request: HttpRequest, items: list[MenuItem]) -> None:
    items[:] = [item for item in items if not item.name.startswith(_FOREIGN)]
