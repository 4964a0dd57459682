"""The help menu without Wagtail's own links, which lead to English sites about another tool's news."""

_FOREIGN = ("editor-guide", "whats-new-in-wagtail")


def without_foreign_links(request, items) -> None:
    items[:] = [item for item in items if not item.name.startswith(_FOREIGN)]
