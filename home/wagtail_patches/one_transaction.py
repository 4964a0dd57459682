"""What Wagtail saves first and tells afterwards, as one transaction.

A task is enqueued in the transaction of the change that it follows, so that no process ends between the two. Images and
documents, which are models of ours, say so themselves: home/models/media.py.
Read on Wagtail 8.0.1. Upstream, of publishing: https://github.com/wagtail/wagtail/pull/13879, closed.
"""

from django.db import transaction
from wagtail.actions.move_page import MovePageAction
from wagtail.actions.publish_revision import PublishRevisionAction
from wagtail.actions.unpublish import UnpublishAction
from wagtail.models import CollectionViewRestriction, PageViewRestriction

from home.wagtail_patches.patch import Patch

_ACTIONS = (PublishRevisionAction, UnpublishAction, MovePageAction)
_MODELS = (PageViewRestriction, CollectionViewRestriction)

PATCHES = (
    *(Patch(action, "execute", transaction.atomic) for action in _ACTIONS),
    *(Patch(model, "save", transaction.atomic) for model in _MODELS),
)
