"""Raises the walls when the site starts: policies and forms that Wagtail must use in place of its own.

Wagtail has no setting for some of its views. Their class attributes are changed here, all in one place, so that an
upgrade has one file to read; the crawl of tests/walls/ tells when one no longer holds.
"""

from wagtail.admin.views.chooser import BrowseView
from wagtail.admin.views.pages.bulk_actions.page_bulk_action import PageBulkAction
from wagtail.admin.views.pages.choose_parent import ChooseParentView
from wagtail.admin.views.pages.listing import PageFilterSet
from wagtail.admin.views.reports.locked_pages import LockedPagesReportFilterSet
from wagtail.admin.views.reports.workflows import WorkflowReportFilterSet
from wagtail.contrib.redirects import views as redirect_views
from wagtail.contrib.redirects.filters import RedirectsReportFilterSet
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import AbstractPage, Page, PageLogEntry
from wagtail.permissions import register_permission_policy
from wagtail_localize.views.report import TranslationsReportView

from home.walls import lists
from home.walls.lookups import colleagues
from home.walls.reader import title_for_reader
from home.walls.redirects import SiteRedirectForm, SiteRedirectPolicy, sites_of
from home.walls.rights import WalledPagePolicy


def raise_walls() -> None:
    """Called once, by HomeConfig.ready()."""
    register_permission_policy(Page, WalledPagePolicy(Page))
    register_permission_policy(Redirect, SiteRedirectPolicy(Redirect))
    _narrow_lists()
    _narrow_filters()
    _narrow_forms()
    _hide_titles()


def _narrow_lists() -> None:
    PageLogEntry.objects.__class__.viewable_by_user = lists.log_entries(PageLogEntry.objects.__class__.viewable_by_user)
    PageBulkAction.get_all_objects_in_listing_query = lists.ticked_pages(
        PageBulkAction.get_all_objects_in_listing_query
    )
    ChooseParentView.get_valid_parent_pages = lists.possible_parents(ChooseParentView.get_valid_parent_pages)
    TranslationsReportView.get_queryset = lists.translations(TranslationsReportView.get_queryset)
    redirect_views.IndexView.get_base_queryset = lists.redirects(redirect_views.IndexView.get_base_queryset)
    BrowseView.get = lists.browsed(BrowseView.get)


def _narrow_filters() -> None:
    """The people and the sites that filters offer."""
    for filters, names in (
        (PageFilterSet, ["owner", "edited_by"]),
        (LockedPagesReportFilterSet, ["locked_by"]),
        (WorkflowReportFilterSet, ["requested_by"]),
    ):
        for name in names:
            known = filters.base_filters[name]
            known.queryset = lists.among(known.queryset, colleagues)
    known = RedirectsReportFilterSet.base_filters["site"]
    known.queryset = lists.among(known.queryset, sites_of)


def _narrow_forms() -> None:
    redirect_views.CreateView.form_class = redirect_views.EditView.form_class = SiteRedirectForm


def _hide_titles() -> None:
    """Wherever the admin names a page, its draft title is for its own editors."""
    draft_title = AbstractPage.get_admin_display_title
    AbstractPage.get_admin_display_title = lambda page: title_for_reader(page) or draft_title(page)
