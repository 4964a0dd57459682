"""What forms offer: the choices of each field, and what the window of each chooser shows."""

from collections.abc import Callable, Iterator
from urllib.parse import urlencode

from django import forms
from django.forms import BaseForm
from django.test import Client
from django.urls import reverse
from wagtail import blocks
from wagtail.admin.widgets import AdminPageChooser, BaseChooser
from wagtail.blocks import BlockField
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock

from tests.factories.hidden import parents
from tests.home.walls.world import TYPED, Side


def fields_of(form: BaseForm) -> Iterator[tuple[str, forms.Field]]:
    """By name: a form's own fields, those of a line of each inline panel, at any depth, those of each block."""
    for name, field in form.fields.items():
        yield name, field
        if isinstance(field, BlockField):
            yield from _fields_of_block(field.block, name)
    for name, formset in getattr(form, "formsets", {}).items():
        for line in (formset.empty_form, *formset.forms):
            yield from ((f"{name}.{path}", inner) for path, inner in fields_of(line))


def _fields_of_block(block: blocks.Block, path: str) -> Iterator[tuple[str, forms.Field]]:
    """A list's items have their list's name."""
    if isinstance(block, blocks.ListBlock):
        yield from _fields_of_block(block.child_block, path)
    elif isinstance(block, TypedTableBlock | blocks.BaseStreamBlock | blocks.BaseStructBlock):
        for name, child in block.child_blocks.items():
            yield from _fields_of_block(child, f"{path}.{name}")
    elif getattr(block, "field", None) is not None:
        yield path, block.field


class Offers:
    """Of the forms that one person opens; each window of a chooser is opened once. `sides`: whose pages are browsed."""

    def __init__(self, person, sides: list[Side]):
        self.client = Client(headers={"host": "localhost"})
        self.client.force_login(person)
        self.places = [parents(side.home) for side in sides]
        self.windows: dict[str, str] = {}

    def of(self, form: BaseForm, only: Callable[[str], bool] = lambda name: True) -> dict[str, str]:
        """All that the fields of a form offer, as text, by the field's name; fields that offer nothing are left out."""
        found: dict[str, str] = {}
        for name, field in fields_of(form):
            offers = isinstance(field.widget, BaseChooser) or hasattr(field, "choices")
            if offers and not field.widget.is_hidden and only(name):
                found[name] = found.get(name, "") + self._offered(field).lower()
        return found

    def _offered(self, field: forms.Field) -> str:
        if isinstance(field.widget, BaseChooser):
            return self._windows(field.widget)
        return " ".join(str(choice) for choice in field.choices)

    def _windows(self, chooser: BaseChooser) -> str:
        return "".join(self._window(address) for address in self._addresses(chooser))

    def _addresses(self, chooser: BaseChooser) -> Iterator[str]:
        """The window as it opens and what is typed there; of pages of some types, also what stands where these do."""
        url = chooser.get_chooser_modal_url()
        if not isinstance(chooser, AdminPageChooser):
            yield from (url, f"{url}?q={TYPED}")
            return
        types = {"page_type": ",".join(chooser.model_names)}
        yield f"{url}?{urlencode(types)}"
        yield f"{reverse('wagtailadmin_choose_page_search')}?{urlencode(types | {'q': TYPED})}"
        for parent in {place[model] for place in self.places for model in chooser.target_models if model in place}:
            yield f"{reverse('wagtailadmin_choose_page_child', args=[parent.pk])}?{urlencode(types)}"

    def _window(self, address: str) -> str:
        if address not in self.windows:
            response = self.client.get(address, headers={"x-requested-with": "XMLHttpRequest"})
            assert response.status_code == 200, f"{address} : {response.status_code}"
            self.windows[address] = response.content.decode()
        return self.windows[address]
