"""Before images, documents, snippets or several things are deleted, one reads which drafts name them.

Wagtail has a hook there for single pages only (home/drafts/hooks.py): that of several things runs once they are sent.
Of several, `warn_before_deletion` hooks (request, things) say what else would be lost. Read on Wagtail 8.0.1. Upstream:
none known.
"""

from functools import wraps

from wagtail import hooks
from wagtail.admin.views.bulk_action import BulkAction
from wagtail.admin.views.generic import DeleteView

from home.drafts.deleting import warn
from home.wagtail_patches.patch import Patch


def told_for_one(get_context_data):
    @wraps(get_context_data)
    def own(view, **kwargs):
        warn(view.request, [view.object])
        return get_context_data(view, **kwargs)

    return own


def told_for_several(get_context_data):
    @wraps(get_context_data)
    def own(action, **kwargs):
        context = get_context_data(action, **kwargs)
        if action.action_type == "delete":
            things = [found["item"] for found in context["items"]]
            warn(action.request, things)
            for also in hooks.get_hooks("warn_before_deletion"):
                also(action.request, things)
        return context

    return own


PATCHES = (
    Patch(DeleteView, "get_context_data", told_for_one),
    Patch(BulkAction, "get_context_data", told_for_several),
)
