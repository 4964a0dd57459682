"""A page is offered what is in its own language: the same theme in another one is another page of the same title."""

from django.db.models import Model, Q, QuerySet
from django.forms import BaseModelForm
from wagtail.models import TranslatableMixin

from home.ticking.fields import SeveralThingsField

_FRENCH = "fr"  # a page in another language may name what was never translated


def offer_own_language(form: BaseModelForm, locale_id: int | None) -> None:
    """Narrow the choices of a form to a language, French, and what is chosen already; a page is not offered itself."""
    for name, field in form.fields.items():
        if isinstance(field, SeveralThingsField) and field.queryset is not None:
            held = [getattr(thing, "pk", thing) for thing in form.initial.get(name) or ()]
            field.queryset = _in_language(field.queryset, locale_id, held).exclude(
                pk=_own_pk(form, field.queryset.model)
            )


def _in_language(things: QuerySet, locale_id: int | None, held: list) -> QuerySet:
    if not issubclass(things.model, TranslatableMixin):
        return things
    return things.filter(Q(locale=locale_id) | Q(locale__language_code=_FRENCH) | Q(pk__in=held))


def _own_pk(form: BaseModelForm, model: type[Model]) -> int | None:
    return form.instance.pk if isinstance(form.instance, model) else None
