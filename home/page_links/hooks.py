"""Who saves a page is told which of its links visitors cannot follow. Nothing is refused: the target may come after."""

from django.contrib import messages
from django.http import HttpRequest
from wagtail import hooks
from wagtail.models import Page

from home.models.base import SitePage
from home.page_links.naming import linked_pages
from home.page_links.unseen import Unseen, unseen


@hooks.register("after_create_page")
@hooks.register("after_edit_page")
def say_which_links_lead_nowhere(request: HttpRequest, page: Page) -> None:
    """Not what saves by itself as one types: nobody would read it."""
    if not isinstance(page, SitePage) or not request.accepts("text/html"):
        return
    links = linked_pages(page)
    found = unseen(links, closed=True)
    if found:
        listed = " ; ".join(_described(links[pk], target) for pk, target in found.items())
        messages.warning(request, f"Des liens de cette page ne mènent pas tous les visiteurs à bon port : {listed}.")


def _described(words: str, target: Unseen) -> str:
    if target.title:
        return f"« {target.title} » ({target.reason})"
    return f"« {words} » (page {target.reason})" if words else f"un bloc (page {target.reason})"
