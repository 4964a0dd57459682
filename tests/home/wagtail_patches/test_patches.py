"""What each patch changes is, upstream, what somebody read: docs/wagtail.md says what to do when it is not.

Whether a patch does its work is told by the behaviour it is for: the tests that docs/wagtail.md names.
"""

import inspect
import pkgutil
import sys

import pytest
from django.urls import get_resolver

from home import wagtail_patches
from home.wagtail_patches.registry import PATCHED
from tests.home.wagtail_patches.sources import digest_of_original, patches

# On Wagtail 8.0.1, wagtail-localize 1.14.5, django-modelcluster 6.5, django-taggit 6.1.0, django-filter 26.2,
# Django 5.2.
READ = {
    "add_buttons: StreamBlockAdapter.js_args": "5861181aaea0",
    "add_buttons: ListBlockAdapter.js_args": "eea0082babd0",
    "as_typed: DateFilter.field_class": "a5b56892c1b4",
    "as_typed: DateTimeFilter.field_class": "ef4448e88a61",
    "as_typed: DateFromToRangeFilter.field_class": "f03acb21cd1c",
    "as_typed: RangeFilter.field_class": "e4bd836767d7",
    "as_typed: SiteForm.base_fields": "376206683a03",
    "avatars: AvatarPreferencesForm.base_fields": "1f3cd3a6695d",
    "breadcrumbs: wagtail.admin.views.pages.utils.get_breadcrumbs_items_for_page": "673a36975cda",
    "breadcrumbs: wagtail.admin.templatetags.wagtailadmin_tags.get_breadcrumbs_items_for_page": "673a36975cda",
    "change_password: wagtail.admin.views.account.ChangePasswordPanel": "aa953c36ecc8",
    "chosen_things: BaseChooser.get_value_data": "982c639a24d5",
    "clocks: UserProfile.get_current_time_zone": "136f3d6aa142",
    "clocks: wagtail.admin.auth.get_localized_response": "57959b94742f",
    "clocks: LocalePreferencesForm.base_fields": "4223ce471a7b",
    "cluster_instances: ClusterableModel.__init__": "65554d2ea227",
    "dashboard_panels: RecentEditsPanel.get_context_data": "2e37ab10d589",
    "dashboard_panels: LockedPagesPanel.get_context_data": "92e88dedc148",
    "deletion_warnings: DeleteView.get_context_data": "18a5276a1dc6",
    "deletion_warnings: BulkAction.get_context_data": "005c5408cbf2",
    "exports: SpreadsheetExportMixin.get_heading": "776c7922b50c",
    "exports: SpreadsheetExportMixin.to_row_dict": "aa4867c7ab63",
    "exports: SpreadsheetExportMixin.preprocess_field_value": "9929e55f29ea",
    "exports: SpreadsheetExportMixin.write_csv_response": "8003e788b15c",
    "exports: SpreadsheetExportMixin.write_xlsx_response": "537a5379e79b",
    "first_of_month: DateFormat.S": "6cbf9ebbc8f4",
    "header_titles: WagtailAdminTemplateMixin.get_header_title": "8d7bdeece049",
    "header_titles: CreateView.page_title": "e14541a9b873",
    "header_titles: wagtail.admin.views.generic.models.CreateView.page_title": "e14541a9b873",
    "locale_names: wagtail.coreutils.get_locales_display_names": "7fa9ab8e89fa",
    "locale_names: wagtail.admin.templatetags.wagtailadmin_tags.get_locales_display_names": "7fa9ab8e89fa",
    "locale_names: wagtail.admin.ui.tables.get_locales_display_names": "7fa9ab8e89fa",
    "locale_names: LocaleFilterMixin.__init__": "fbdf5401c29d",
    "locked_pages: LockedPagesView.get_queryset": "29909d47d6ce",
    "lost_targets: modelcluster.models.model_from_serializable_data": "a1fc4cb19551",
    "moderation_messages: EditView.add_save_confirmation_message": "d02c119efeda",
    "moderation_messages: WorkflowAction.post": "684d1cf06f5a",
    "notification_mails: EmailNotificationMixin.send_emails": "9bc49ee1548b",
    "notification_mails: wagtail.admin.views.pages.edit.send_notification": "7d870b3c9a55",
    "one_transaction: PublishRevisionAction.execute": "cd87b11b1916",
    "one_transaction: UnpublishAction.execute": "3314f53361ab",
    "one_transaction: MovePageAction.execute": "8b596d541286",
    "one_transaction: PageViewRestriction.save": "4c2bf20162e1",
    "one_transaction: CollectionViewRestriction.save": "6ece39ca6d32",
    "page_browser: BrowseView.get": "1826055c1a04",
    "page_chooser: PageChooserTable.__init__": "dc0026d18402",
    "page_titles: AbstractPage.get_admin_display_title": "5bb982140d8f",
    "popular_tags: wagtail.admin.filters.popular_tags_for_model": "bf2569d4d206",
    "popular_tags: wagtail.images.views.chooser.popular_tags_for_model": "bf2569d4d206",
    "possible_parents: ChooseParentView.get_valid_parent_pages": "c67a96c9811e",
    "privacy_form: SetPrivacyView.form_class": "017175bb7430",
    "redirects: IndexView.get_base_queryset": "eb9ed2404888",
    "redirects: CreateView.form_class": "581399eb9053",
    "redirects: EditView.form_class": "581399eb9053",
    "redirects: Redirect.link": "8bd67c74181c",
    "refusals: wagtail.admin.auth.permission_denied": "0a2f47e25b7d",
    "report_filters: MultipleUserFilter(owner).queryset": "45aff60eb61a",
    "report_filters: EditedByFilter(edited_by).queryset": "acc2b3567955",
    "report_filters: ModelChoiceFilter(locked_by).queryset": "c29e83036281",
    "report_filters: ModelChoiceFilter(requested_by).queryset": "127680c3c30f",
    "report_filters: ModelChoiceFilter(workflow).queryset": "0cc10905b188",
    "report_filters: ModelChoiceFilter(workflow_state__workflow).queryset": "0cc10905b188",
    "report_filters: ModelChoiceFilter(site).queryset": "509c99d8db6e",
    "report_filters: WorkflowTasksReportFilterSet.base_filters": "133cad539547",
    "report_filters: HistoryFilterSet.get_users_queryset": "5b19abd4b67e",
    "request_charset: django.http.multipartparser.parse_header_parameters": "3b8526e15e8b",
    "request_charset: HttpRequest._set_content_type_params": "c4ef0b4724e1",
    "rich_text_entities: PageLinkElementHandler.get_attribute_data": "934e13226d38",
    "rich_text_entities: PageLinkElementHandler.handle_starttag": "adf8f336ef53",
    "rich_text_entities: DocumentLinkElementHandler.get_attribute_data": "5d980815f8b9",
    "rich_text_entities: DocumentLinkElementHandler.handle_starttag": "adf8f336ef53",
    "rich_text_entities: ImageElementHandler.create_entity": "e844c63827df",
    "site_history: PageLogEntryManager.viewable_by_user": "aa21cae44f0e",
    "site_root_paths: Site.get_site_root_paths": "166eac326fa0",
    "site_root_paths: Site.clear_site_root_paths_cache": "657c7e142a4c",
    "tags: TagBase.slugify": "23a7456c546c",
    "tags: _TaggableManager._to_tag_model_instances": "899e09b9398a",
    "ticked_pages: PageBulkAction.get_all_objects_in_listing_query": "96a6c930cca6",
    "translation_editor: wagtail_localize.models.DATE_FORMAT": "4f9e5d03f649",
    "translation_editor: wagtail_localize.views.edit_translation.DATE_FORMAT": "4f9e5d03f649",
    "translation_editor: wagtail_localize.models.extract_segments": "f813dac8aaef",
    "translation_editor: StringValue.from_translated_html": "fb963503de9b",
    "translations_report: TranslationsReportView.get_queryset": "2d6464aeaddd",
}
NOT_APPLIED = {"patch", "registry"}
CALLED_BY_HOOKS = {"listing_buttons"}
# Where the original stands under its name: where it is defined, and where those that use it need not change.
KEPT = {
    "wagtail.admin.localization.get_localized_response",
    "wagtail.admin.views.i18n.get_localized_response",  # of a catalogue of words, which tells no hour
    "wagtail.admin.mail.send_notification",  # notices of moderation: `send_emails` is changed for those
    "wagtail.admin.models.popular_tags_for_model",
    "wagtail.models.revisions.model_from_serializable_data",  # of snippets that hold no others: ours have no versions
    "wagtail_localize.models.model_from_serializable_data",  # of snippets too
    "wagtail_localize.segments.extract.extract_segments",  # home/languages/completeness.py reads all of them
}


@pytest.mark.parametrize("name", READ)
def test_upstream_is_what_was_read(name):
    assert digest_of_original(patches()[name]) == READ[name]


def test_every_patch_was_read():
    assert list(patches()) == list(READ)


def test_every_file_is_applied():
    files = {module.name for module in pkgutil.iter_modules(wagtail_patches.__path__)}
    applied = {module.__name__.rpartition(".")[2] for module in PATCHED}
    assert files - applied == NOT_APPLIED | CALLED_BY_HOOKS


def test_no_module_of_the_libraries_keeps_what_was_replaced_in_another():
    """One that an upgrade makes import it by name would go on with upstream's."""
    assert get_resolver().url_patterns  # all that the site serves is imported
    replaced = {id(patch.original) for patch in patches().values() if inspect.ismodule(patch.owner)}
    keeping = {
        f"{module.__name__}.{name}"
        for module in list(sys.modules.values())
        if module.__name__.startswith(("wagtail.", "wagtail_localize.", "modelcluster."))
        for name, value in list(vars(module).items())
        if id(value) in replaced and not isinstance(value, str)
    }
    assert keeping == KEPT
