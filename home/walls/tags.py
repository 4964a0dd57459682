"""Tags that an editor is offered: those of what they may see. Wagtail offers those of every region."""

from django.db.models import Count, Exists, OuterRef, Q
from django.http import Http404, JsonResponse
from taggit.models import Tag, TaggedItem
from wagtail.admin.models import popular_tags_for_model
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page
from wagtail.permissions import policy_registry

from home.tags import slug_start
from home.walls.lookups import readable
from home.walls.reader import current_reader

_LIMIT = 10


def own_tags(request, app_name: str | None = None, model_name: str | None = None):
    """In place of Wagtail's `autocomplete`, with the same answer."""
    if (app_name, model_name) not in ((None, None), ("taggit", "tag")):
        raise Http404
    term = request.GET.get("term", "").replace("\0", "")
    tags = Tag.objects.filter(_beginning_with(term)) if term.strip() else Tag.objects.none()
    found = tags.filter(_of_readable_pages(request.user) | _of_library(request.user)).order_by("name")
    return JsonResponse(list(found.values_list("name", flat=True)[:_LIMIT]), safe=False)


def _beginning_with(term: str) -> Q:
    """By slug too: SQLite compares « É » with « é » nowhere else."""
    start = slug_start(term)
    found = Q(name__istartswith=term)
    return found | Q(slug__startswith=start) if start else found


def _of_readable_pages(user) -> Q:
    """Tags that pages bear, whatever the app that tags them."""
    found = Q(pk__in=[])
    for relation in Tag._meta.related_objects:
        through = relation.related_model
        field = next((f for f in through._meta.fields if f.name == "content_object"), None)
        if field is not None and issubclass(field.related_model, Page):
            items = through.objects.filter(tag=OuterRef("pk"), content_object__in=readable(user).values("pk"))
            found |= Q(Exists(items))
    return found


def _of_library(user) -> Q:
    found = Q(pk__in=[])
    for model in (get_image_model(), get_document_model()):
        found |= Q(Exists(_uses(user, model).filter(tag=OuterRef("pk"))))
    return found


def _uses(user, model):
    """Tags put on the images or documents that someone may choose."""
    items = policy_registry.get_by_type(model).instances_user_has_any_permission_for(user, ["choose", "change"])
    label = {"content_type__app_label": model._meta.app_label, "content_type__model": model._meta.model_name}
    return TaggedItem.objects.filter(object_id__in=items.values("pk"), **label)


def own_popular_tags(model, count: int = _LIMIT):
    """In place of Wagtail's `popular_tags_for_model`: the tags of images or documents that the reader may choose."""
    user = current_reader()
    if user is None:
        return popular_tags_for_model(model, count)
    uses = Count("taggit_taggeditem_items", filter=Q(taggit_taggeditem_items__in=_uses(user, model).values("pk")))
    return Tag.objects.annotate(uses=uses).filter(uses__gt=0).order_by("-uses", "name")[:count]
