"""Whether what an address names is on the user's side of the wall. One query or two for each kind of thing named.

Each check takes the user and the ids that a request gives, as text, and says whether all of them may be named. An id
that leads nowhere may not.
"""

import re
from collections.abc import Callable, Collection

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db.models import BigIntegerField, CharField, Q
from django.db.models.functions import Cast
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import (
    GroupPagePermission,
    Page,
    Task,
    TaskState,
    UploadedFile,
    Workflow,
    WorkflowPage,
    WorkflowState,
)
from wagtail.permissions import policy_registry
from wagtail_localize.models import Translation, TranslationSource

from home.querysets import public_pages
from home.walls.territory import Territory, territory_of

Check = Callable[[object, Collection[str]], bool]
_DIGITS = re.compile("[0-9]{1,19}")


def numbers(ids: Collection[str]) -> set[int] | None:
    """The ids as numbers, None when a row cannot have one of them: not digits, or too many."""
    texts = {str(value) for value in ids}
    found = {int(text) for text in texts if _DIGITS.fullmatch(text)}
    return found if len(found) == len(texts) and max(found, default=0) <= BigIntegerField.MAX_BIGINT else None


def _all_paths(pages, ids: Collection[str], wanted: Callable[[str], bool]) -> bool:
    pks = numbers(ids)
    if pks is None:
        return False
    paths = list(pages.filter(pk__in=pks).values_list("path", flat=True))
    return len(paths) == len(pks) and all(wanted(path) for path in paths)


def own_pages(user, ids) -> bool:
    """Pages of the territory."""
    return _all_paths(Page.objects.all(), ids, territory_of(user).owns)


def own_live_pages(user, ids) -> bool:
    """Published pages of the territory: what may be translated."""
    return _all_paths(Page.objects.live(), ids, territory_of(user).owns)


def explored_pages(user, ids) -> bool:
    """Pages of the territory and those above it, through which the explorer leads to it."""
    return _all_paths(Page.objects.all(), ids, territory_of(user).leads_to)


def readable(user):
    """Pages that a person may link: theirs, and what any visitor may see."""
    return Page.objects.filter(territory_of(user).pages() | Q(pk__in=public_pages().values("pk")))


def readable_pages(user, ids) -> bool:
    """Pages that may be linked, and the root, where a chooser starts."""
    pks = numbers(ids)
    if pks is None:
        return False
    found = Page.objects.filter(Q(depth=1) | Q(pk__in=readable(user).values("pk")), pk__in=pks)
    return found.count() == len(pks)


def _library(model, *actions: str) -> Check:
    def check(user, ids) -> bool:
        pks = numbers(ids)
        if pks is None:
            return False
        items = policy_registry.get_by_type(model).instances_user_has_any_permission_for(user, actions)
        return items.filter(pk__in=pks).count() == len(pks)

    return check


def own_images(user, ids) -> bool:
    """Images that one may choose or change."""
    return _library(get_image_model(), "choose", "change")(user, ids)


def own_documents(user, ids) -> bool:
    """Documents that one may choose or change."""
    return _library(get_document_model(), "choose", "change")(user, ids)


def own_redirects(user, ids) -> bool:
    """Redirects of sites whose pages one publishes."""
    return _library(Redirect, "change")(user, ids)


def own_uploads(user, ids) -> bool:
    """Files that one is adding, not in the library yet."""
    pks = numbers(ids)
    return pks is not None and UploadedFile.objects.filter(uploaded_by_user=user, pk__in=pks).count() == len(pks)


def own_workflow_states(user, ids) -> bool:
    return _of_own_pages(user, ids, WorkflowState, "object_id")


def own_task_states(user, ids) -> bool:
    return _of_own_pages(user, ids, TaskState, "workflow_state__object_id")


def _of_own_pages(user, ids, model, path: str) -> bool:
    """Things that belong to pages of the territory; snippets have no workflow here."""
    pks = numbers(ids)
    if not pks:
        return False
    pages = model.objects.filter(pk__in=pks).values_list(path, flat=True)
    return len(pages) == len(pks) and own_pages(user, set(pages))


def own_workflows(user):
    """Workflows given to pages of the territory, or that one of them went through."""
    territory = territory_of(user)
    if territory.everything:
        return Workflow.objects.all()
    pages = Page.objects.filter(territory.pages()).annotate(text=Cast("pk", CharField())).values("text")
    through = WorkflowState.objects.filter(object_id__in=pages).values("workflow")
    given = WorkflowPage.objects.filter(territory.pages("page__path")).values("workflow")
    return Workflow.objects.filter(Q(pk__in=through) | Q(pk__in=given))


def own_tasks(user):
    """Steps of these workflows."""
    return Task.objects.filter(workflow_tasks__workflow__in=own_workflows(user)).distinct()


def own_translations(user, ids) -> bool:
    """Translations of pages that stand in the territory in every language, or of national snippets."""
    return _translated_here(user, ids, Translation, "source__object_id")


def own_translation_sources(user, ids) -> bool:
    return _translated_here(user, ids, TranslationSource, "object_id")


def _translated_here(user, ids, model, key: str) -> bool:
    pks = numbers(ids)
    found = list(model.objects.filter(pk__in=pks or ()).values_list(key, flat=True))
    if not pks or len(found) != len(pks):
        return False
    keys = set(found)
    territory = territory_of(user)
    paths = list(Page.objects.filter(translation_key__in=keys).values_list("translation_key", "path"))
    snippets = keys - {translation_key for translation_key, _path in paths}
    return all(territory.owns(path) for _key, path in paths) and (territory.national or not snippets)


def own_accounts(user, ids) -> bool:
    """Accounts that work in the territory and nowhere else; administrators are nobody's."""
    pks = numbers(ids)
    if pks is None:
        return False
    return accounts_within(territory_of(user)).filter(pk__in=pks).count() == len(pks)


def known_accounts(user, ids) -> bool:
    """Accounts whose names one may read."""
    pks = numbers(ids)
    return pks is not None and colleagues(user).filter(pk__in=pks).count() == len(pks)


def accounts_within(territory: Territory):
    """People with page rights in the territory and none outside: those whom its coordination may manage."""
    accounts = get_user_model().objects.filter(is_superuser=False)
    inside, outside = _groups(territory)
    return accounts.filter(groups__in=inside).exclude(groups__in=outside).distinct()


def colleagues(user):
    """Accounts whose names one may read in lists and filters: those with rights in the territory, administrators."""
    territory = territory_of(user)
    people = get_user_model().objects.all()
    if territory.everything:
        return people
    near = people.filter(groups__in=_groups(territory)[0])
    return people.filter(Q(is_superuser=True) | Q(pk=user.pk) | Q(pk__in=near.values("pk")))


def groups_of_territory(user):
    """Groups with page rights in the territory and none outside."""
    inside, outside = _groups(territory_of(user))
    return Group.objects.filter(pk__in=inside).exclude(pk__in=outside).order_by("name")


def _groups(territory: Territory):
    """Ids of the groups with page rights in the territory, and of those with some outside."""
    rights = GroupPagePermission.objects.all()
    here = territory.pages("page__path")
    return rights.filter(here).values("group"), rights.exclude(pk__in=rights.filter(here).values("pk")).values("group")
