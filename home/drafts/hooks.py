"""What the admin's screens say of drafts."""

from django.contrib import messages
from wagtail import hooks

from home.drafts.deleting import warn
from home.drafts.lost import lost_words


@hooks.register("before_edit_page")
def say_what_is_lost(request, page):
    words = lost_words(page) if request.method == "GET" else None
    if words:
        messages.warning(request, words)


@hooks.register("before_delete_page")
def say_which_drafts_name_it(request, page):
    warn(request, [page])
