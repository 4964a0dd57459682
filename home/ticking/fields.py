"""The field of several pages or snippets. With boxes, nothing is lost by a click without Ctrl."""

from collections.abc import Iterator

from django import forms
from django.db.models import Model, QuerySet
from django.forms.models import ModelChoiceIterator, ModelChoiceIteratorValue
from wagtail.models import Page

from home.folding import folded
from home.generations import one_look
from home.regions import region_ref
from home.ticking.widgets import TickBoxes

_NEEDED = ("title", "path", "live")  # to name a page, not the streams of all of them


class SortedChoices(ModelChoiceIterator):
    """Pages by title; other things in the order of their model, which may mean something."""

    queryset: QuerySet

    def __iter__(self) -> Iterator[tuple]:
        if not issubclass(self.queryset.model, Page):
            yield from ((self._value(thing), str(thing)) for thing in self.queryset)
            return
        with one_look():
            named = [(self._value(page), name_of(page)) for page in self.queryset.order_by().only(*_NEEDED)]
        yield from sorted(named, key=lambda one: folded(one[1]))

    def _value(self, thing: Model) -> ModelChoiceIteratorValue:
        return ModelChoiceIteratorValue(thing.pk, thing)


class SeveralThingsField(forms.ModelMultipleChoiceField):
    widget = TickBoxes
    iterator = SortedChoices

    def widget_attrs(self, widget: forms.Widget) -> dict:
        """A group of boxes says what it is a choice of."""
        return {**super().widget_attrs(widget), "aria-label": str(self.label or "")}


def name_of(page: Page) -> str:
    """Two pages of the same title differ by what stands beside it."""
    region = region_ref(page.path)
    notes = [*([region.name] if region else []), *([] if page.live else ["non publiée"])]
    return f"{page.title} ({', '.join(notes)})" if notes else page.title
