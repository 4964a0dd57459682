"""What a request names by more than an id: a model in the path, a choice in the body."""

import json

from django.contrib.contenttypes.models import ContentType
from django.http import QueryDict
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page, TaskState
from wagtail.snippets.models import get_snippet_models

from home.walls import lookups
from home.walls.territory import territory_of


def given(request, name: str) -> list[str]:
    """Values that a request gives under a name, in its query and in its body, a form's or JSON's."""
    return [*request.GET.getlist(name), *body_of(request).getlist(name)]


def body_of(request) -> QueryDict:
    """The body's values, as a form would send them; of another method than POST too. Kept on the request."""
    if not hasattr(request, "_wall_body"):
        request._wall_body = _read_body(request)
    return request._wall_body


def _read_body(request) -> QueryDict:
    if request.method == "POST" and request.content_type != "application/json":
        return request.POST
    values = QueryDict(mutable=True)
    if request.method in ("GET", "HEAD", "OPTIONS"):
        return values
    if request.content_type == "application/json":
        try:
            data = json.loads(request.body)
        except (ValueError, RecursionError):  # the latter for a body nested a thousand times
            return values
        for name, value in data.items() if isinstance(data, dict) else ():
            values.setlist(name, [str(item) for item in (value if isinstance(value, list) else [value])])
        return values
    return QueryDict(request.body)


def _check_of(model):
    """How ids of a model are checked; None when only administrators work on it this way."""
    if model is get_image_model():
        return lookups.own_images
    if model is get_document_model():
        return lookups.own_documents
    return lookups.own_pages if issubclass(model, Page) else None


def _model(kwargs):
    """The model that an address names, None when there is none."""
    try:
        return ContentType.objects.get_by_natural_key(kwargs["app_label"], kwargs["model_name"]).model_class()
    except ContentType.DoesNotExist:
        return None


def bulk_targets_are_own(request, kwargs) -> bool:
    """Of a bulk action: the things ticked, or the page whose list was ticked whole, and where they go."""
    model = _model(kwargs)
    check = model and _check_of(model)
    if check is None:
        return model is not None and _is_national_snippet(model) and territory_of(request.user).national
    ids = [value for value in request.GET.getlist("id") if value != "all"]
    if not check(request.user, ids):
        return False
    pages = [*request.GET.getlist("childOf"), *given(request, "chooser")]
    return not issubclass(model, Page) or lookups.own_pages(request.user, pages)


def _is_national_snippet(model) -> bool:
    return model in get_snippet_models()


def pinged_object_is_own(request, kwargs) -> bool:
    """What someone says to be editing."""
    model = _model(kwargs)
    check = model and _check_of(model)
    if check is None:
        return model is not None and _is_national_snippet(model) and territory_of(request.user).national
    return check(request.user, [kwargs["object_id"]])


def task_is_of_the_page(request, kwargs) -> bool:
    """A step of moderation, looked at on a page that went or goes through it."""
    task = lookups.numbers([kwargs["task_id"]]) or ()
    states = TaskState.objects.filter(task__in=task, workflow_state__object_id=str(kwargs["page_id"]))
    return states.exists()


def subtree_is_own(request, kwargs) -> bool:
    """A page sent to translation with all that stands below it does not take regions along."""
    if not given(request, "include_subtree"):
        return True
    path = Page.objects.filter(pk=kwargs["page_id"]).values_list("path", flat=True).first()
    return path is not None and not any(root.startswith(path) for root in territory_of(request.user).roots)
