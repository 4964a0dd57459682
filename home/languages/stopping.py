"""A translation stops, and goes on in Wagtail's usual form; or starts again. What was typed comes along, both ways."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.text import Truncator
from django.views.decorators.http import require_POST
from wagtail.admin.action_menu import ActionMenuItem
from wagtail.models import Page
from wagtail_localize.models import Translation
from wagtail_localize.views import edit_translation
from wagtail_localize.wagtail_hooks import RestartTranslationPageActionMenuItem

from home.languages.written import as_translated, differ, give_back, write_down

_SHOWN = 3


@require_POST
def stop_translation(request: HttpRequest, translation_id: int) -> HttpResponse:
    """As the library's, once what was typed is in the version of the page that the usual form will show."""
    found = Translation.objects.select_related("source", "target_locale")
    translation = get_object_or_404(found, pk=translation_id)
    page = translation.get_target_instance()
    if translation.enabled and isinstance(page, Page) and page.permissions_for_user(request.user).can_edit():
        reason = _refusal_to_write_down(translation, page, request.user)
        if reason:
            messages.error(request, f"La traduction reste ici. {reason}")
            return redirect("wagtailadmin_pages:edit", page.pk)
    return edit_translation.stop_translation(request, translation_id=translation_id)


def _refusal_to_write_down(translation: Translation, page: Page, user: Any) -> str | None:
    if page.permissions_for_user(user).page_locked():
        return "Cette page est verrouillée, ou attend une validation."
    translated = as_translated(translation)
    try:
        if differ(translated, page.get_latest_revision_as_object()):
            write_down(translated, user)
    except ValidationError as error:
        return " ".join(error.messages)
    return None


class StartAgainItem(RestartTranslationPageActionMenuItem):
    """A name of ours: at the library's, nothing of the form is read."""

    name = "start-translation-again"
    label = "Reprendre dans l’éditeur de traduction"


def with_our_item(items: list[ActionMenuItem]) -> list[ActionMenuItem]:
    return [
        StartAgainItem(item.order) if type(item) is RestartTranslationPageActionMenuItem else item for item in items
    ]


def start_again(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Of a form that was saved: whether its button asked for that."""
    if StartAgainItem.name not in request.POST:
        return None
    stopped = Translation.objects.filter(
        source__object_id=page.translation_key, target_locale=page.locale_id, enabled=False
    )
    translation = stopped.select_related("source", "target_locale").first()
    if translation is None:
        return None
    lost = give_back(translation, page.get_latest_revision_as_object(), request.user)
    if lost:
        messages.error(request, _told(lost))
    else:
        messages.success(request, "La traduction reprend, avec ce que vous avez écrit.")
    return redirect("wagtailadmin_pages:edit", page.pk)


def _told(lost: list[str]) -> str:
    named = ", ".join(f"« {Truncator(text).chars(40)} »" for text in lost[:_SHOWN])
    more = f" et {len(lost) - _SHOWN} de plus" if len(lost) > _SHOWN else ""
    return (
        f"La traduction ne reprend pas : son éditeur n’a que les textes de la page française, et perdrait {named}"
        f"{more}. Votre texte est enregistré ici, où vous pouvez continuer."
    )
