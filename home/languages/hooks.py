"""Puts the languages in the admin: our ways in before the library's, and what an editor may not do in a translation."""

from django.contrib import messages
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import path, reverse
from django.utils.html import format_html
from wagtail import hooks
from wagtail.admin import messages as admin_messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button
from wagtail.models import Page
from wagtail_localize.wagtail_hooks import ConvertToAliasPageActionMenuItem

from home.languages import admin, moderation, stopping, views
from home.languages.completeness import refusal_to_publish
from home.languages.source_changes import changed_source
from home.models import HomePage, RegionPage

_FIRST = -100  # before wagtail-localize's own, which have no order


@hooks.register("register_admin_urls", order=_FIRST)
def translate_within_a_site():
    translation = "localize/translate/<int:translation_id>/"
    return [
        path("langues/", admin.list_sites, name="home_site_languages"),
        path("langues/<int:page_id>/", admin.choose_languages, name="home_choose_languages"),
        path("langues/soumettre/<int:page_id>/", moderation.submit_translation, name="home_submit_translation"),
        path("localize/submit/page/<int:page_id>/", views.SubmitPageView.as_view(), name="home_translate_page"),
        path(
            "localize/submit/snippet/<slug:app_label>/<slug:model_name>/<str:pk>/",
            views.SubmitSnippetView.as_view(),
            name="home_translate_snippet",
        ),
        path(
            "localize/update/<int:translation_source_id>/", views.UpdateView.as_view(), name="home_update_translations"
        ),
        path("localize/page/<int:page_id>/convert_to_alias/", views.convert_to_alias, name="home_refuse_alias"),
        path(f"{translation}disable/", stopping.stop_translation, name="home_stop_translation"),
        path(f"{translation}machine_translate/", views.machine_translate, name="home_machine_translate"),
        path(f"{translation}pofile/upload/", views.upload_pofile, name="home_upload_pofile"),
        path(f"{translation}strings/<int:string_segment_id>/edit/", views.edit_string, name="home_edit_string"),
        path(
            f"{translation}overrides/<int:overridable_segment_id>/edit/", views.edit_override, name="home_edit_override"
        ),
    ]


@hooks.register("before_edit_page", order=_FIRST)
def keep_french_text_unpublished(request, page):
    """The translation editor's « publish » is refused with what is missing, and its « alias » always."""
    if request.method != "POST":
        return None
    if "localize-convert-to-alias" in request.POST:
        return views.convert_to_alias(request, page.pk)
    publishes = request.POST.get("action") == "publish" and page.permissions_for_user(request.user).can_publish()
    return keep_what_lacks_words(request, page) if publishes else None


@hooks.register("before_publish_page", order=_FIRST)
def keep_what_lacks_words(request, page):
    """In Wagtail's usual form, once what was typed is a draft: its words count, and nothing of it is lost."""
    reason = refusal_to_publish(page)
    if not reason:
        return None
    messages.error(request, reason)
    return redirect("wagtailadmin_pages:edit", page.pk)


@hooks.register("before_edit_page", order=_FIRST)
def show_how_to_submit(request, page):
    """The translation editor has no place for our button: who does not publish finds it above."""
    if request.method != "GET" or page.permissions_for_user(request.user).can_publish():
        return
    if moderation.may_submit(page, request.user):
        url = reverse("home_submit_translation", args=[page.pk])
        button = admin_messages.button(url, "Soumettre la traduction")
        admin_messages.info(request, "Quand tout est traduit, soumettez la page.", buttons=[button])


@hooks.register("insert_editor_js")
def offer_to_submit():
    return format_html('<script type="module" src="{}"></script>', static("js/translation-editor.js"))


@hooks.register("before_edit_page", order=_FIRST)
def tell_that_the_source_changed(request, page):
    if request.method != "GET" or page.locale.is_default:
        return
    source = changed_source(page)
    if source is None:
        return
    french = source.get_source_instance()
    buttons = []
    if french.permissions_for_user(request.user).can_edit() and request.user.has_perm(
        "wagtail_localize.submit_translation"
    ):
        url = reverse("home_update_translations", args=[source.pk])
        buttons = [admin_messages.button(url, "Apporter les changements ici")]
    admin_messages.warning(request, "Le texte français a changé depuis cette traduction.", buttons=buttons)


@hooks.register("before_bulk_action", order=_FIRST)
def keep_french_text_unpublished_in_bulk(request, action_type, objects, action):
    if action_type != "publish" or action.model is not Page:
        return None
    reason = next((reason for page in objects if (reason := refusal_to_publish(page))), None)
    if reason is None:
        return None
    messages.error(request, reason)
    return redirect("wagtailadmin_explore", objects[0].get_parent().pk)


@hooks.register("construct_page_action_menu")
def replace_items_of_the_library(menu_items, request, context):
    kept = [item for item in menu_items if not isinstance(item, ConvertToAliasPageActionMenuItem)]
    menu_items[:] = stopping.with_our_item(kept)


hooks.register("after_edit_page", stopping.start_again, order=100)  # after those that only say something


class SiteLanguagesMenuItem(MenuItem):
    def is_shown(self, request):
        return admin.may_choose_languages(request.user)


@hooks.register("register_settings_menu_item")
def register_menu_item():
    return SiteLanguagesMenuItem(
        "Langues des sites", reverse("home_site_languages"), name="langues-des-sites", icon_name="globe", order=604
    )


@hooks.register("register_page_header_buttons")
def language_button(page, user, view_name, next_url=None):
    if page.specific_class in (HomePage, RegionPage) and page.locale.is_default and admin.may_choose_languages(user):
        url = reverse("home_choose_languages", args=[page.pk])
        yield Button("Langues", url, icon_name="globe", priority=55)


@hooks.register("register_page_header_buttons")
@hooks.register("register_page_listing_more_buttons")
def submission_button(page, user, view_name=None, next_url=None):
    if moderation.may_submit(page, user):
        url = reverse("home_submit_translation", args=[page.pk])
        yield Button("Soumettre la traduction", url, icon_name="globe", priority=58)
