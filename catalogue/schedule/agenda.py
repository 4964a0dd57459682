"""Sessions and events in one list by date, for a paginator: one query for the order, one for each kind shown."""

from functools import cached_property
from zoneinfo import ZoneInfo

from django.db.models import CharField, Max, Min, Value

from catalogue.schedule.months import Month, Months
from home.models.base import SitePage


class Agenda:
    """A sliceable list of dated pages of several types, as a queryset is."""

    ordered = True  # what Paginator asks of a queryset

    def __init__(self, models: list[type[SitePage]], page, form):
        self._models = {model.__name__: model for model in models}
        self._page, self._form = page, form

    def _owned(self, model):
        region = self._page.location.region
        owned = model.objects.all() if region is None else model.objects.for_region(region)
        return owned.visible().in_language_of(self._page)

    def months(self) -> Months | None:
        """Those in which something begins, whatever the filters; None when there is nothing. One query."""
        first, *others = [
            self._owned(model)
            .order_by()
            .values_list("time_zone")
            .annotate(first=Min("starts_at"), last=Max("starts_at"))
            for model in self._models.values()
        ]
        rows = list(first.union(*others, all=True))
        days = [moment.astimezone(ZoneInfo(zone)).date() for zone, *ends in rows for moment in ends]
        return Months(Month.of(min(days)), Month.of(max(days))) if days else None

    @cached_property
    def _order(self):
        first, *others = [
            self._form.filter(self._owned(model))
            .annotate(kind=Value(name, CharField()))
            .order_by()
            .values_list("pk", "kind", "starts_at")
            for name, model in self._models.items()
        ]
        return first.union(*others, all=True).order_by(*(self._form.date_order("starts_at")), "pk")

    def count(self) -> int:
        return self._order.count()

    def __getitem__(self, cut: slice) -> list[SitePage]:
        rows = list(self._order[cut])
        pages: dict[int, SitePage] = {}
        for name, model in self._models.items():
            ids = [pk for pk, kind, _start in rows if kind == name]
            if ids:
                pages |= {page.pk: page for page in model.objects.filter(pk__in=ids).with_cards()}
        return [pages[pk] for pk, _kind, _start in rows if pk in pages]
