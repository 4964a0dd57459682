"""Links and pictures of a rich text that is drawn: one that may not be shown is left out, its words stay.

A link that the page had before stays a link; its address and its file's name are for those who may read them. The same
of a picture: its address is for those who may choose it. Wagtail draws whatever the text names.
Read on Wagtail 8.0.1. Upstream: none known.
"""

from functools import wraps

from django.db.models import Model
from wagtail.admin.rich_text.converters.html_to_contentstate import PageLinkElementHandler
from wagtail.documents import get_document_model
from wagtail.documents.rich_text.contentstate import DocumentLinkElementHandler
from wagtail.images import get_image_model
from wagtail.images.rich_text.contentstate import ImageElementHandler
from wagtail.models import Page

from home.wagtail_patches.patch import Patch
from home.walls import shown
from home.walls.lookups import numbers


def told_of(model: type[Model]):
    """Of a class that makes links to a model, what a link tells."""

    def narrowed(get_attribute_data):
        @wraps(get_attribute_data)
        def own(handler, attrs):
            if not _is_shown_by(attrs, model):
                return {}
            if shown.may_be_read(model, attrs["id"]):
                return get_attribute_data(handler, attrs)
            return {"id": attrs["id"], "url": None}

        return own

    return narrowed


def linking(model: type[Model]):
    """Of the same class, whether there is a link."""

    def narrowed(handle_starttag):
        @wraps(handle_starttag)
        def own(handler, name, attrs, state, contentstate):
            handle_starttag(handler, name, attrs, state, contentstate)
            if not _is_shown_by(dict(attrs), model):
                state.current_block.entity_ranges.pop()

        return own

    return narrowed


def of_shown_pictures(create_entity):
    @wraps(create_entity)
    def own(handler, name, attrs, state, contentstate):
        if not _is_shown_by(attrs, get_image_model()):
            attrs = attrs | {"id": "0"}  # of no picture
        return create_entity(handler, name, attrs, state, contentstate)

    return own


def _is_shown_by(attrs: dict, model: type[Model]) -> bool:
    pk = attrs.get("id", "")
    return numbers([pk]) is not None and shown.may_be_shown(model, pk)


PATCHES = (
    Patch(PageLinkElementHandler, "get_attribute_data", told_of(Page)),
    Patch(PageLinkElementHandler, "handle_starttag", linking(Page)),
    Patch(DocumentLinkElementHandler, "get_attribute_data", told_of(get_document_model())),
    Patch(DocumentLinkElementHandler, "handle_starttag", linking(get_document_model())),
    Patch(ImageElementHandler, "create_entity", of_shown_pictures),
)
