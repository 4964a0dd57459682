"""The explorer's lines have no button of wagtail-localize: it asks the database twice for each line.

Each page's own header has the same buttons. Wagtail has no way to take a hook back: called by home/wagtail_hooks.py,
once the library's hooks are registered. Read on Wagtail 8.0.1 and wagtail-localize 1.14.5. Upstream, of the like in
Wagtail's simple_translation: https://github.com/wagtail/wagtail/pull/12226, closed.
"""

from wagtail import hooks
from wagtail_localize.wagtail_hooks import page_listing_more_buttons


def drop_listing_buttons() -> None:
    registered = hooks._hooks["register_page_listing_more_buttons"]
    registered[:] = [(button, order) for button, order in registered if button is not page_listing_more_buttons]
