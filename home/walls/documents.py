"""Files of the library: a visitor gets those that some public page offers, and no others by guessing their number.

The files of images are not behind this: their addresses are public, though nothing lists them.
"""

from django.db.models import BigIntegerField, CharField, Exists, ExpressionWrapper, F, OuterRef, Q
from django.db.models.functions import Cast
from django.http import Http404
from modelcluster.fields import ParentalKey
from wagtail.documents import get_document_model
from wagtail.models import CollectionViewRestriction, Page, ReferenceIndex

from home.querysets import SitePageQuerySet, public_pages
from home.walls.lookups import own_documents


def serve_to_readers(document, request):
    """404 for a document that only drafts or expired pages use, private ones that do not open to the visitor, or none;
    its own editors get it."""
    if not (is_offered(document) or is_offered_to(request, document) or own_documents(request.user, [document.pk])):
        raise Http404


def is_offered(document) -> bool:
    """Whether a page that any visitor may see uses the document; one query."""
    return public_pages().filter(_names(document)).exists()


def is_offered_to(request, document) -> bool:
    """Whether a private page that opened to this visitor, by its password or to their account, uses the document."""
    pages = SitePageQuerySet(Page).served().filter(_names(document))
    return any(all(one.accept_request(request) for one in page.get_view_restrictions()) for page in pages)


def _names(document) -> Q:
    return _names_in_texts(document) | _names_in_panels(document)


def _names_in_texts(document) -> Q:
    """Pages that name it in a field, a stream or a rich text, by Wagtail's index of references."""
    references = ReferenceIndex.get_references_to(document).filter(
        base_content_type__app_label="wagtailcore", base_content_type__model="page"
    )
    return Q(pk__in=references.annotate(page=Cast("object_id", BigIntegerField())).values("page"))


def _names_in_panels(document) -> Q:
    """Pages whose inline panels name it. Asked of the tables themselves: the index of references may be late."""
    found = Q(pk__in=[])
    for relation in get_document_model()._meta.related_objects:
        for field in relation.related_model._meta.fields:
            if isinstance(field, ParentalKey) and issubclass(field.related_model, Page):
                rows = relation.related_model.objects.filter(**{relation.field.name: document.pk})
                found |= Q(pk__in=rows.values(field.attname))
    return found


def closed_documents(ids) -> set[int]:
    """Those of the documents that lie in a private collection: their text is not for everybody either. One query."""
    closed = get_document_model().objects.filter(lies_in_private_collection("collection__path"), pk__in=ids)
    return set(closed.values_list("pk", flat=True))


def lies_in_private_collection(path: str) -> Exists:
    """A condition on what has its collection's tree path under the name `path`."""
    restricted = CollectionViewRestriction.objects.annotate(asked=ExpressionWrapper(OuterRef(path), CharField()))
    return Exists(restricted.filter(asked__startswith=F("collection__path")))
