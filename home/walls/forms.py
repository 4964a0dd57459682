"""Forms of pages refuse what a hand-made request names beyond the wall: Wagtail's choosers only hide it.

A page, an image or a document may be named in a field, in an inline panel, in a block of a stream or in a rich text.
What the page held before stays, so that a link whose page is unpublished since does not stop its editors. What is
refused is not shown again: see `home.walls.shown`.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.db.models import Model, Q
from django.forms import BaseForm
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.widgets import BaseChooser
from wagtail.blocks import BlockField
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page

from home.kinds import kind_of
from home.ticking.languages import offer_own_language
from home.walls import lookups, shown


@dataclass(frozen=True)
class Named:
    """A thing that a field of a form names. `form` and `field`: where."""

    form: BaseForm
    field: str
    model: type[Model]
    pk: str


class WalledPageForm(WagtailAdminPageForm):
    """Base of the form of every page."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.is_bound:
            self.instance.stored_content = {}  # what is sent takes its place, also in the preview
        for form in _forms(self):
            offer_own_language(form, self.instance.locale_id or getattr(self.parent_page, "locale_id", None))
        if self._is_walled:
            for form in _forms(self):
                _offer_readable_pages(form, self.for_user)
            shown.holds(_held(self))

    @property
    def _is_walled(self) -> bool:
        return self.for_user is not None and not self.for_user.is_superuser

    def is_valid(self):
        valid = super().is_valid()
        if not self._is_walled or not self.is_bound:
            return valid
        refused = {(named.form, named.field, message) for named, message in self._refused()}
        for form, field, message in sorted(refused, key=lambda found: found[1:]):
            form.add_error(None if _shows_another_error(form, field) else field, message)
        return valid and not refused

    def _refused(self) -> Iterator[tuple[Named, str]]:
        """What is named anew and may not be, with the reason. A query or two for each kind of thing."""
        forms = list(_forms(self))
        held = _held(self)
        fresh = [named for form in forms for named in _named(form, _given(form))]
        fresh = [named for named in fresh if (named.model, named.pk) not in held]
        for model, message in _messages().items():
            check = shown.checks()[model]
            ours = [named for named in fresh if named.model is model]
            if ours and not check(self.for_user, {named.pk for named in ours}):
                yield from ((named, message) for named in ours if not check(self.for_user, {named.pk}))


def _held(form) -> set[tuple[type[Model], str]]:
    """What a page's form named before it was sent."""
    return {(named.model, named.pk) for part in _forms(form) for named in _named(part, part.initial)}


def _shows_another_error(form, field: str) -> bool:
    """A stream shows one error only."""
    return field in form.errors and isinstance(form.fields.get(field), BlockField)


def _given(form) -> dict:
    """What was sent; of a stream that is wrong for another reason too."""
    if not hasattr(form, "cleaned_data"):
        return {}
    wrong = [name for name in form.fields if _shows_another_error(form, name)]
    return {name: form[name].data for name in wrong} | form.cleaned_data


def _messages() -> dict[type[Model], str]:
    """What is said of a thing that may not be named."""
    return {
        Page: "Cette page n’est pas publiée, ou n’est pas de votre région : choisissez-en une autre.",
        get_image_model(): "Cette image n’est pas dans vos collections : choisissez-en une autre.",
        get_document_model(): "Ce document n’est pas dans vos collections : choisissez-en un autre.",
        get_user_model(): "Ce compte n’est pas de votre région : choisissez-en un autre.",
    }


def _offer_readable_pages(form, user) -> None:
    """A list of pages to tick offers those that may be linked, and those that are ticked already."""
    for name, field in form.fields.items():
        pages = getattr(field, "queryset", None)
        if pages is not None and issubclass(pages.model, Page) and not isinstance(field.widget, BaseChooser):
            held = form.initial.get(name) or []
            held = [getattr(page, "pk", page) for page in (held if hasattr(held, "__iter__") else [held])]
            field.queryset = pages.filter(Q(pk__in=lookups.readable(user).values("pk")) | Q(pk__in=held))


def _forms(form) -> Iterator:
    """A form and those of its inline panels, at any depth."""
    yield form
    for formset in getattr(form, "formsets", {}).values():
        for child in formset.forms:
            yield from _forms(child)


def _named(form, values: dict) -> Iterator[Named]:
    for field, value in values.items():
        if field in form.fields:
            for model, pk in _things(form, field, value):
                yield Named(form, field, kind_of(model), str(pk))


def _things(form, name: str, value) -> Iterator[tuple[type[Model], object]]:
    """Models and ids that a value names; a form's first values hold bare ids."""
    if value in (None, "") or name not in {field.name for field in form._meta.model._meta.get_fields()}:
        return
    field = form._meta.model._meta.get_field(name)
    if hasattr(field, "extract_references"):
        yield from ((found[0], found[1]) for found in field.extract_references(value))
    elif field.is_relation and field.related_model:
        for item in value if hasattr(value, "__iter__") and not isinstance(value, str) else [value]:
            if isinstance(item, Model):
                yield type(item), item.pk
            else:
                yield field.related_model, item
