"""Raises the walls when the site starts: policies and forms that Wagtail must use in place of its own.

Wagtail has no setting for some of its views. Their class attributes are changed here, all in one place, so that an
upgrade has one file to read; the crawl of tests/walls/ tells when one no longer holds.
"""

from django_filters import ModelChoiceFilter
from wagtail.admin import filters as admin_filters
from wagtail.admin.rich_text.converters.html_to_contentstate import PageLinkElementHandler
from wagtail.admin.views.chooser import BrowseView
from wagtail.admin.views.generic.history import HistoryFilterSet
from wagtail.admin.views.page_privacy import SetPrivacyView
from wagtail.admin.views.pages.bulk_actions.page_bulk_action import PageBulkAction
from wagtail.admin.views.pages.choose_parent import ChooseParentView
from wagtail.admin.views.pages.listing import PageFilterSet
from wagtail.admin.views.reports.locked_pages import LockedPagesReportFilterSet, LockedPagesView
from wagtail.admin.views.reports.workflows import WorkflowReportFilterSet, WorkflowTasksReportFilterSet
from wagtail.admin.widgets import BaseChooser
from wagtail.contrib.redirects import views as redirect_views
from wagtail.contrib.redirects.filters import RedirectsReportFilterSet
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model
from wagtail.documents.rich_text.contentstate import DocumentLinkElementHandler
from wagtail.images.rich_text.contentstate import ImageElementHandler
from wagtail.images.views import chooser as image_chooser
from wagtail.models import AbstractPage, Page, PageLogEntry, Task
from wagtail.permissions import register_permission_policy
from wagtail_localize.views.report import TranslationsReportView

from home.walls import lists, shown
from home.walls.lookups import colleagues, own_tasks, own_workflows
from home.walls.panels import narrow_panels
from home.walls.privacy import WalledPrivacyForm
from home.walls.reader import title_for_reader
from home.walls.redirects import SiteRedirectForm, SiteRedirectPolicy, sites_of, target_of
from home.walls.rights import WalledPagePolicy
from home.walls.tags import own_popular_tags


def raise_walls() -> None:
    """Called once, by HomeConfig.ready()."""
    register_permission_policy(Page, WalledPagePolicy(Page))
    # For this very class: the app of redirects starts later, and registers its own for it and its heirs.
    register_permission_policy(Redirect, SiteRedirectPolicy(Redirect), exact_class=True)
    _narrow_lists()
    narrow_panels()
    _narrow_filters()
    _narrow_forms()
    _hide_titles()
    Redirect.link = property(target_of)


def _narrow_lists() -> None:
    PageLogEntry.objects.__class__.viewable_by_user = lists.log_entries(PageLogEntry.objects.__class__.viewable_by_user)
    PageBulkAction.get_all_objects_in_listing_query = lists.ticked_pages(
        PageBulkAction.get_all_objects_in_listing_query
    )
    ChooseParentView.get_valid_parent_pages = lists.possible_parents(ChooseParentView.get_valid_parent_pages)
    TranslationsReportView.get_queryset = lists.translations(TranslationsReportView.get_queryset)
    redirect_views.IndexView.get_base_queryset = lists.redirects(redirect_views.IndexView.get_base_queryset)
    LockedPagesView.get_queryset = lists.locked_pages(LockedPagesView.get_queryset)
    BrowseView.get = lists.browsed(BrowseView.get)


def _narrow_filters() -> None:
    """The people, sites, workflows and tags that filters offer."""
    # In place of Wagtail's, which asks the workflows of each task to hide those of other workflows: a region has one.
    WorkflowTasksReportFilterSet.base_filters["task"] = ModelChoiceFilter(
        field_name="task", queryset=Task.objects.all()
    )
    for filters, name, allowed in (
        (PageFilterSet, "owner", colleagues),
        (PageFilterSet, "edited_by", colleagues),
        (LockedPagesReportFilterSet, "locked_by", colleagues),
        (WorkflowReportFilterSet, "requested_by", colleagues),
        (WorkflowReportFilterSet, "workflow", own_workflows),
        (WorkflowTasksReportFilterSet, "workflow", own_workflows),
        (WorkflowTasksReportFilterSet, "task", own_tasks),
        (RedirectsReportFilterSet, "site", sites_of),
    ):
        known = filters.base_filters[name]
        known.queryset = lists.among(known.queryset, allowed)
    HistoryFilterSet.get_users_queryset = lists.people_of_history(HistoryFilterSet.get_users_queryset)
    admin_filters.popular_tags_for_model = image_chooser.popular_tags_for_model = own_popular_tags


def _narrow_forms() -> None:
    BaseChooser.get_value_data = shown.chosen(BaseChooser.get_value_data)
    shown.link_to(Page, PageLinkElementHandler)
    shown.link_to(get_document_model(), DocumentLinkElementHandler)
    ImageElementHandler.create_entity = shown.embedded(ImageElementHandler.create_entity)
    SetPrivacyView.form_class = WalledPrivacyForm
    redirect_views.CreateView.form_class = redirect_views.EditView.form_class = SiteRedirectForm


def _hide_titles() -> None:
    """Wherever the admin names a page, its draft title is for its own editors."""
    draft_title = AbstractPage.get_admin_display_title
    AbstractPage.get_admin_display_title = lambda page: title_for_reader(page) or draft_title(page)
