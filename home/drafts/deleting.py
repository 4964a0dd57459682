"""Before something is deleted, who deletes it reads which drafts and scheduled versions name it."""

from collections.abc import Iterable

from django.contrib import messages
from django.db.models import Model, Q, TextField
from django.db.models.functions import Cast
from wagtail.models import Page, Revision, TaskState

from home.drafts.naming import named_models, names_in
from home.kinds import kind_of
from home.walls.territory import territory_of

_SHOWN = 5
_FEW = 30  # things whose ids the database looks for; of more, every version is read


def pages_about_to_name(things: Iterable[Model]) -> list[Page]:
    """Pages whose draft, scheduled version or version in moderation names one of the things; not the things' own.

    Of a page, what stands below it counts too. Reads the versions that wait; two queries and one for their pages.
    """
    wanted = {(kind_of(type(thing)), str(thing.pk)) for thing in _with_descendants(things)}
    wanted = {(model, pk) for model, pk in wanted if model in named_models()}
    if not wanted:
        return []
    named = [
        revision.object_id
        for revision in _waiting([pk for _model, pk in wanted]).iterator()
        if _names_one_of(revision, wanted)
    ]
    gone = [pk for model, pk in wanted if model is Page]
    return list(Page.objects.filter(pk__in=named).exclude(pk__in=gone).order_by("path"))


def _with_descendants(things: Iterable[Model]) -> list[Model]:
    things = list(things)
    below = Q(pk__in=[])
    for page in things:
        if isinstance(page, Page):
            below |= Q(path__startswith=page.path)
    return [*things, *Page.objects.filter(below)]


def _waiting(pks: list[str]):
    """Versions that may be published one day and whose text has one of the ids."""
    drafts = Page.objects.filter(Q(has_unpublished_changes=True) | Q(live=False)).values("latest_revision")
    moderated = TaskState.objects.filter(status=TaskState.STATUS_IN_PROGRESS).values("revision")
    waiting = Q(pk__in=drafts) | Q(pk__in=moderated) | Q(approved_go_live_at__isnull=False)
    found = Revision.page_revisions.filter(waiting).select_related("content_type")
    if len(pks) > _FEW:
        return found
    mentioned = Q()
    for pk in pks:
        mentioned |= Q(text__contains=pk)
    return found.annotate(text=Cast("content", TextField())).filter(mentioned)


def _names_one_of(revision: Revision, wanted: set) -> bool:
    model = revision.content_type.model_class()
    return model is not None and any((name.model, name.pk) in wanted for name in names_in(model, revision.content))


def warning(things: Iterable[Model], user) -> str | None:
    """What someone is told before deleting things; titles are those of their own pages."""
    pages = pages_about_to_name(things)
    if not pages:
        return None
    own = [page for page in pages if territory_of(user).owns(page.path)]
    words = [f"« {page.get_admin_display_title()} »" for page in own[:_SHOWN]]
    if len(own) > _SHOWN:
        words.append(f"{len(own) - _SHOWN} de plus")
    if len(own) < len(pages):
        words.append("des pages hors de votre territoire")
    listed = " et ".join(filter(None, [", ".join(words[:-1]), words[-1]]))
    return (
        f"Des brouillons ou des publications programmées nomment ce que vous allez supprimer : {listed}."
        " Après la suppression, ces champs y seront vides."
    )


def warn(request, things: Iterable[Model]) -> None:
    """Put the warning on the screen that asks for a confirmation."""
    words = warning(things, request.user) if request.method == "GET" else None
    if words:
        messages.warning(request, words)
