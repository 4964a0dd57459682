"""Changes in the libraries, when the site starts, that let drafts be opened and asked."""

import modelcluster.models
from wagtail.admin import auth
from wagtail.admin.views.bulk_action import BulkAction
from wagtail.admin.views.generic import DeleteView

from home.drafts.deleting import told_for_one, told_for_several
from home.drafts.lost import opened_without_targets
from home.refusals import with_reason


def open_drafts() -> None:
    """Called once, by HomeConfig.ready()."""
    build = modelcluster.models.model_from_serializable_data
    modelcluster.models.model_from_serializable_data = opened_without_targets(build)
    auth.permission_denied = with_reason(auth.permission_denied)
    DeleteView.get_context_data = told_for_one(DeleteView.get_context_data)
    BulkAction.get_context_data = told_for_several(BulkAction.get_context_data)
