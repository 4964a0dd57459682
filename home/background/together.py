"""What Wagtail and Django save first and tell afterwards, as one transaction: a task is enqueued in the transaction of
the change that it follows, so that no process ends between the two.
"""

from django.db import transaction
from wagtail.actions.move_page import MovePageAction
from wagtail.actions.publish_revision import PublishRevisionAction
from wagtail.actions.unpublish import UnpublishAction
from wagtail.models import CollectionViewRestriction, PageViewRestriction

from home.models import SiteDocument, SiteImage


def tie_tasks_to_changes() -> None:
    for action in (PublishRevisionAction, UnpublishAction, MovePageAction):
        action.execute = transaction.atomic(action.execute)
    for model in (PageViewRestriction, CollectionViewRestriction, SiteDocument, SiteImage):
        model.save = transaction.atomic(model.save)
