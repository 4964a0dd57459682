"""Pages behind a view restriction of Wagtail's: their own, or one of those above them."""

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef
from wagtail.models import PageViewRestriction


def restricted() -> Exists:
    """Whether a page is behind one, as a condition of its query.

    Wagtail's `public()` reads the restrictions first: one query more for each list.
    """
    asked = PageViewRestriction.objects.annotate(asked=ExpressionWrapper(OuterRef("path"), CharField()))
    return Exists(asked.filter(asked__startswith=F("page__path")))
