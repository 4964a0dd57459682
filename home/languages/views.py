"""wagtail-localize's ways in, kept within a site's own published pages. Each stands at the address of the view it
replaces (wagtail_localize/wagtail_hooks.py:40), under which the library's buttons and editor find it.
"""

from typing import cast

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.datastructures import MultiValueDictKeyError
from requests import RequestException
from rest_framework.exceptions import APIException
from rest_framework.request import Request
from rest_framework.settings import api_settings
from wagtail.admin.views.pages.utils import get_valid_next_url_from_request
from wagtail.models import Page
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail_localize.models import OverridableSegment
from wagtail_localize.views import edit_translation, submit_translations, update_translations

from home.languages.translating import open_locales, refusal, translate_page


class PageTranslationForm(forms.Form):
    """Offers the languages switched on for the page's site; one page at a time, where the library's took subtrees."""

    select_all = forms.BooleanField(label="Toutes les langues", required=False)  # for the script of its template
    locales: forms.ModelMultipleChoiceField = forms.ModelMultipleChoiceField(
        None, label="Langues", widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, page: Page, *args, **kwargs):
        super().__init__(*args, **kwargs)
        offered = cast(forms.ModelMultipleChoiceField, self.fields["locales"])
        offered.queryset = open_locales(page)
        if len(offered.queryset) < 2:
            self.fields["select_all"].widget = forms.HiddenInput()


class SubmitPageView(submit_translations.SubmitPageTranslationView):
    """A draft in each language asked for. The library's also published it, and French aliases of every page above."""

    def dispatch(self, request, *args, **kwargs):
        page = self.get_object()
        if not page.permissions_for_user(request.user).can_edit():
            raise PermissionDenied
        reason = refusal(page)
        if reason and request.user.has_perm("wagtail_localize.submit_translation"):
            messages.error(request, reason)
            return redirect("wagtailadmin_explore", page.get_parent().pk)
        return super().dispatch(request, *args, **kwargs)

    def get_form(self):
        if self.request.method == "POST":
            return PageTranslationForm(self.object, self.request.POST)
        chosen = open_locales(self.object).filter(language_code=self.request.GET.get("select_locale", ""))
        return PageTranslationForm(self.object, initial={"locales": list(chosen)})

    def form_valid(self, form):
        locales = form.cleaned_data["locales"]
        pages = [translate_page(self.object, locale, self.request.user) for locale in locales]
        names = ", ".join(str(locale) for locale in locales)
        messages.success(self.request, self.get_success_message(names))
        alone = pages[0] if len(pages) == 1 else None
        return redirect(self.get_success_url() or self.get_default_success_url(alone))


class SubmitSnippetView(submit_translations.SubmitSnippetTranslationView):
    """For those who may change the snippet: they are national."""

    def get_object(self):
        snippet = super().get_object()
        if not ModelPermissionPolicy(type(snippet)).user_has_permission(self.request.user, "change"):
            raise PermissionDenied
        return snippet


class UpdateForm(update_translations.UpdateTranslationsForm):
    """Without « publish immediately », which would show French text in the translations."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["publish_translations"] = forms.BooleanField(
            required=False, disabled=True, initial=False, widget=forms.HiddenInput
        )


class UpdateView(update_translations.UpdateTranslationsView):
    """Brings what changed in a published French page to its translators; for those who may change that page."""

    def get_object(self):
        source = super().get_object()
        instance = source.get_source_instance()
        if isinstance(instance, Page):
            allowed = instance.live and instance.permissions_for_user(self.request.user).can_edit()
        else:
            allowed = ModelPermissionPolicy(type(instance)).user_has_permission(self.request.user, "change")
        if not allowed:
            raise PermissionDenied
        return source

    def get_form(self):
        return UpdateForm(self.request.POST) if self.request.method == "POST" else UpdateForm()

    def post(self, request, **kwargs):
        try:
            return super().post(request, **kwargs)
        except RequestException:
            messages.error(request, service_failed())
            return redirect(request.path)


def service_failed() -> str:
    return "Le service de traduction n’a pas répondu. Rien n’a changé ; réessayez plus tard ou traduisez à la main."


def convert_to_alias(request, page_id: int):
    """Never: an alias is French text under another language's address."""
    page = get_object_or_404(Page, pk=page_id)
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    messages.error(request, "Une traduction ne redevient pas une copie du français : dépubliez-la plutôt.")
    return redirect("wagtailadmin_pages:edit", page.pk)


def machine_translate(request, translation_id: int):
    try:
        return edit_translation.machine_translate(request, translation_id)
    except RequestException:
        messages.error(request, service_failed())
        return redirect(get_valid_next_url_from_request(request) or "wagtailadmin_home")


def upload_pofile(request, translation_id: int):
    try:
        return edit_translation.upload_pofile(request, translation_id)
    except (KeyError, ValueError):  # no file, one without our number, one that cannot be read
        messages.error(request, "Ce fichier n’est pas celui des textes de cette traduction.")
        return redirect(get_valid_next_url_from_request(request) or "wagtailadmin_home")


def edit_string(request, translation_id: int, string_segment_id: int):
    try:
        return edit_translation.edit_string_translation(
            request, translation_id=translation_id, string_segment_id=string_segment_id
        )
    except MultiValueDictKeyError:
        return JsonResponse({"error": "Il manque le texte traduit."}, status=400)


def edit_override(request, translation_id: int, overridable_segment_id: int) -> HttpResponse:
    """Words and addresses may differ in a translation; images, documents and pages are those of the French page.

    The library stores any id that is sent, of another region's draft as well, and any address, a script's as well.
    """
    segment = get_object_or_404(OverridableSegment, pk=overridable_segment_id)
    try:
        if request.method == "PUT" and not isinstance(segment.data, str):
            return JsonResponse({"error": "Ce choix suit celui de la page française."}, status=403)
        if request.method == "PUT" and _is_address(segment.data) and not _is_address(_value_sent(request)):
            return JsonResponse({"error": "Donnez une adresse http://, https://, mailto: ou tel:."}, status=400)
        return edit_translation.edit_override(
            request, translation_id=translation_id, overridable_segment_id=overridable_segment_id
        )
    except (MultiValueDictKeyError, APIException):
        return JsonResponse({"error": "Il manque la valeur."}, status=400)


def _value_sent(request: HttpRequest) -> str:
    """As the library reads it: its own script sends a multipart form, which Django reads of a POST only.

    Raises MultiValueDictKeyError, and APIException for what cannot be read.
    """
    _kept = request.body  # for the library, which reads it again
    parsers = [parser() for parser in api_settings.DEFAULT_PARSER_CLASSES]
    return str(Request(request, parsers=parsers).POST["value"])


def _is_address(value: str) -> bool:
    return value.startswith(("http://", "https://", "mailto:", "tel:", "/", "#"))
