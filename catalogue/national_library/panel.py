"""« Propositions » on the dashboard of those who answer them."""

from catalogue.models import NationalChoice, NationalProposal
from catalogue.national_library.choices import may_decide
from home.admin.dashboard.panels import DashboardPanel
from home.models import User
from home.regions import side_name

_SHOWN = 5


class ProposalsPanel(DashboardPanel):
    """The oldest first: a region waits."""

    template_name = "catalogue/admin/proposals_panel.html"
    order = 65

    def read(self, user: User) -> dict:
        if not may_decide(user):
            return {"lines": []}
        waiting = NationalProposal.objects.filter(status=NationalChoice.PROPOSED)
        found = list(waiting.select_related("material", "proposed_by").order_by("proposed_at", "pk")[:_SHOWN])
        lines = [(proposal, side_name(proposal.material.path)) for proposal in found]
        return {"lines": lines, "count": waiting.count()}
