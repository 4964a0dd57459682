"""The national library in Wagtail's menus."""

from django.urls import path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button

from catalogue.models import MaterialPage
from catalogue.national_library.choices import may_decide, may_propose
from catalogue.national_library.panel import ProposalsPanel
from catalogue.national_library.views import DecisionView, ProposalsView, ProposeView

_LIST = "bibliotheque-nationale/"


@hooks.register("register_admin_urls")
def register_urls():
    return [
        path(_LIST, ProposalsView.as_view(), name="catalogue_national_proposals"),
        path(
            f"{_LIST}resultats/", ProposalsView.as_view(results_only=True), name="catalogue_national_proposals_results"
        ),
        path(f"{_LIST}<int:proposal_id>/", DecisionView.as_view(), name="catalogue_national_decision"),
        path(f"{_LIST}proposer/<int:page_id>/", ProposeView.as_view(), name="catalogue_national_propose"),
    ]


class ProposalsMenuItem(MenuItem):
    def is_shown(self, request):
        return may_decide(request.user)


@hooks.register("register_admin_menu_item")
def register_menu_item():
    url = reverse("catalogue_national_proposals")
    return ProposalsMenuItem("Propositions", url, name="propositions", icon_name="globe", order=310)


@hooks.register("construct_homepage_panels")
def show_proposals(request, panels):
    panels.append(ProposalsPanel())


@hooks.register("register_page_header_buttons")
def offer_to_propose(page, user, view_name, next_url=None):
    """On the pages of a material: only its region's coordination sees it."""
    if issubclass(page.specific_class or type(page), MaterialPage) and may_propose(user, page):
        url = reverse("catalogue_national_propose", args=[page.pk])
        yield Button("Bibliothèque nationale", url, icon_name="globe", priority=70)
