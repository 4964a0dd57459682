"""« Soumettre la traduction »: who translates without publishing hands over to who publishes.

The library's editor only publishes; Wagtail's, which submits to moderation, is hidden behind it (wagtail_localize/
wagtail_hooks.py: before_edit_page).
"""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from wagtail.models import Page
from wagtail_localize.models import Translation

from home.languages.completeness import refusal_to_publish
from home.languages.written import as_translated, write_down


def may_submit(page: Page, user) -> bool:
    """Whether `page` is a translation that its moderation waits for, and `user` may hand it over."""
    if page.locale.is_default:
        return False
    may = page.permissions_for_user(user)
    return may.can_edit() and may.can_submit_for_moderation()


def submit_translation(request, page_id: int):
    """Write down the translation as a revision and start the moderation of its site."""
    page = get_object_or_404(Page, pk=page_id)
    if not may_submit(page, request.user):
        raise PermissionDenied
    if request.method != "POST":
        return render(request, "home/admin/submit_translation.html", {"page": page})
    reason = refusal_to_publish(page)
    if reason:
        messages.error(request, reason)
        return redirect("wagtailadmin_pages:edit", page.pk)
    try:
        page = _hand_over(page, request.user)
    except ValidationError as error:
        messages.error(request, f"La traduction n’est pas soumise. {' '.join(error.messages)}")
        return redirect("wagtailadmin_pages:edit", page.pk)
    messages.success(request, f"« {page.get_admin_display_title()} » attend sa publication par la coordination.")
    return redirect("wagtailadmin_explore", page.get_parent().pk)


@transaction.atomic
def _hand_over(page: Page, user) -> Page:
    """What visitors read stays as it is until somebody publishes."""
    managed = {"source__object_id": page.translation_key, "target_locale": page.locale_id, "enabled": True}
    translation = Translation.objects.filter(**managed).select_related("source", "target_locale").first()
    if translation:
        write_down(as_translated(translation), user)
    page = Page.objects.get(pk=page.pk).specific
    page.get_workflow().start(page, user)
    return page
