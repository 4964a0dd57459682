"""How many people noted a date or a workshop, and the sum of their notes, for the catalogue's pages."""

from django.db.models import Count, OuterRef, Subquery, Sum, Value
from django.db.models.expressions import Combinable

from catalogue.models import EventPage, SessionPage, WorkshopPage
from catalogue.signups.models import Moment, Opinion

_BY_MODEL: dict[type, str] = {
    SessionPage: "registration__seats__date",
    EventPage: "registration__seats__date",
    WorkshopPage: "registration__seats__page__sessionpage__workshop__translation_key",
}


def scores(model: type) -> tuple[Combinable, Combinable] | None:
    """A page and its translations have the same notes."""
    path = _BY_MODEL.get(model)
    if path is None:
        return None
    notes = Opinion.objects.filter(moment=Moment.AT_ONCE, note__isnull=False, **{path: OuterRef("translation_key")})
    together = notes.order_by().annotate(all=Value(1)).values("all")
    return (
        Subquery(together.annotate(found=Count("pk")).values("found")),
        Subquery(together.annotate(found=Sum("note")).values("found")),
    )
