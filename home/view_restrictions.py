"""Pages behind a view restriction of Wagtail's: their own, or one of those above them."""

from django.db.models import BooleanField, Func


class Restricted(Func):
    """Whether the page of a tree path is behind one, as a condition of its query: `~Restricted("path")`.

    Wagtail's `public()` reads the restrictions first: one query more for each list. The restrictions, which are few,
    are walked and the page of each looked up: joined to them, all pages of the site were read for each page that is
    asked about, since PostgreSQL has no statistics of so small a table. In SQL: made of querysets, it took longer to
    build than all the rest of most lists.
    """

    output_field = BooleanField()
    template = (
        "EXISTS (SELECT 1 FROM wagtailcore_pageviewrestriction restriction WHERE %(expressions)s LIKE ("
        "SELECT above.path FROM wagtailcore_page above WHERE above.id = restriction.page_id) || '%%%%')"
    )
    arity = 1
