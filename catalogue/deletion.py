"""What keeps a page from being deleted: dates that name it, wherever they are.

Wagtail looks at the chosen page alone and says « permission denied » without a reason; deleting the index above a
workshop in use would end in a server error.
"""

from wagtail.models import Page

from catalogue.models import PromotionPage, SessionPage


def dates_that_need(page: Page) -> int:
    """How many sessions and promotions name a page that would go with `page`."""
    sessions = SessionPage.objects.filter(workshop__path__startswith=page.path)
    promotions = PromotionPage.objects.filter(cycle__path__startswith=page.path)
    return sessions.count() + promotions.count()


def refusal(pages: list[Page]) -> str | None:
    """Why these pages may not be deleted; None when they may."""
    for page in pages:
        count = dates_that_need(page)
        if count:
            return f"« {page.get_admin_display_title()} » ne peut pas être supprimé : {_what_to_do(count)}"
    return None


def _what_to_do(count: int) -> str:
    if count == 1:
        return "1 séance ou promotion en dépend. Supprimez-la d’abord, ou dépubliez la page."
    return f"{count} séances ou promotions en dépendent. Supprimez-les d’abord, ou dépubliez la page."
