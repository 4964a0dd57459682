"""What a version of a page has lost: its target was deleted since, the place is empty, and its editor is told.

That it opens at all: home/wagtail_patches/lost_targets.py.
"""

from django.db.models import Model
from django.utils.text import capfirst
from modelcluster.fields import ParentalKey
from modelcluster.models import get_all_child_relations
from wagtail.models import Page

from home.drafts.naming import Name, names_in
from home.refusals import RefusalError


class LostTargetError(RefusalError):
    """A version that lacks what its page must name cannot be published."""


def lost_names(page: Page) -> list[Name]:
    """What the stored version that `page` was read from names and is gone: one query for each kind of thing."""
    names = dict.fromkeys(names_in(type(page), getattr(page, "stored_content", {})))
    kept = set()
    for model in {name.model for name in names}:
        pks = [name.pk for name in names if name.model is model]
        kept |= {(model, str(pk)) for pk in model._base_manager.filter(pk__in=pks).values_list("pk", flat=True)}
    return [name for name in names if (name.model, name.pk) not in kept]


def lost_words(page: Page) -> str | None:
    """What an editor is told of it; None when nothing is lost."""
    places = sorted({capfirst(name.label) for name in lost_names(page)})
    if not places:
        return None
    return (
        "Cette version nomme des contenus supprimés depuis. Ces champs sont donc vides ou raccourcis : "
        f"{', '.join(places)}. Complétez-les avant de publier."
    )


def refusal_of_lost(page: Page) -> str | None:
    """Why a version cannot be published: a choice that its page or a line of its panels must have is gone."""
    empty = [field.verbose_name for part in [page, *_lines(page)] for field in _required_choices(part)]
    if not empty:
        return None
    places = ", ".join(f"« {capfirst(str(name))} »" for name in dict.fromkeys(empty))
    return (
        f"« {page.get_admin_display_title()} » n’est pas publiée : ce que nommait le champ {places} a été supprimé."
        " Ouvrez la page et choisissez-le de nouveau."
    )


def _lines(page: Page):
    for relation in get_all_child_relations(type(page)):
        yield from getattr(page, relation.get_accessor_name()).all()


def _required_choices(instance: Model) -> list:
    """The foreign keys of an instance that have no target and must have one; what every page has is no choice."""
    return [
        field
        for field in instance._meta.concrete_fields
        if field.many_to_one and not field.null and not isinstance(field, ParentalKey) and field.model is not Page
        if getattr(instance, field.attname) is None
    ]
