"""Pages behind a view restriction of Wagtail's: their own, or one of those above them."""

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, Subquery
from wagtail.models import Page, PageViewRestriction


def restricted() -> Exists:
    """Whether a page is behind one, as a condition of its query.

    Wagtail's `public()` reads the restrictions first: one query more for each list. The restrictions, which are few,
    are walked and the page of each looked up: joined to them, all pages of the site were read for each page that is
    asked about, since PostgreSQL has no statistics of so small a table.
    """
    asked = PageViewRestriction.objects.annotate(
        asked=ExpressionWrapper(OuterRef("path"), CharField()),
        above=Subquery(Page.objects.filter(pk=OuterRef("page_id")).order_by().values("path")),
    )
    return Exists(asked.filter(asked__startswith=F("above")))
