"""Admin screens of the national library: a region's proposal, and the list that the nation answers."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Case, When
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.views import View
from django.views.generic import FormView
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.generic import BaseListingView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from catalogue.models import MaterialPage, NationalChoice, NationalProposal
from catalogue.national_library.choices import decide, may_decide, may_propose, proposal_of, propose, withdraw
from catalogue.national_library.filters import ProposalFilterSet
from catalogue.national_library.forms import DecisionForm, ProposalForm
from home.regions import side_name


class ProposeView(WagtailAdminTemplateMixin, FormView):
    """Propose a material of one's region to the national library, or take it back."""

    form_class = ProposalForm
    template_name = "catalogue/admin/national_propose.html"
    page_title = "Bibliothèque nationale"
    header_icon = "globe"

    def dispatch(self, request, *args, **kwargs):
        if not may_propose(request.user, self.material):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def material(self) -> MaterialPage:
        return get_object_or_404(MaterialPage, id=self.kwargs["page_id"])  # `pk`, a link to Page, overflows

    def get_page_subtitle(self):
        return self.material.title

    def get_breadcrumbs_items(self):
        edit = reverse("wagtailadmin_pages:edit", args=[self.material.pk])
        return [
            *self.breadcrumbs_items,
            {"url": edit, "label": self.material.get_admin_display_title()},
            {"url": "", "label": self.page_title},
        ]

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        proposal = proposal_of(self.material)
        context |= {
            "material": self.material,
            "proposal": proposal,
            "is_open": proposal and proposal.status in (NationalChoice.PROPOSED, NationalChoice.ACCEPTED),
        }
        return context

    def form_valid(self, form):
        withdrawing = self.request.POST.get("action") == "withdraw"
        try:
            if withdrawing:
                withdraw(self.material, self.request.user)
            else:
                propose(self.material, self.request.user, form.cleaned_data["message"])
        except ValidationError as refusal:
            form.add_error(None, refusal)
            return self.form_invalid(form)
        done = "La ressource n’est plus proposée." if withdrawing else "La ressource est proposée."
        messages.success(self.request, done)
        return redirect("catalogue_national_propose", self.material.pk)


class ForNationalStaff(View):
    """Only those who answer proposals enter."""

    def dispatch(self, request, *args, **kwargs):
        if not may_decide(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class ProposalsView(ForNationalStaff, BaseListingView):
    """What regions propose, the oldest unanswered first."""

    page_title = "Propositions"
    header_icon = "globe"
    paginate_by = 50
    filterset_class = ProposalFilterSet
    index_url_name = "catalogue_national_proposals"
    index_results_url_name = "catalogue_national_proposals_results"
    columns = [
        TitleColumn(
            "material",
            label="Ressource",
            accessor="material.get_admin_display_title",
            url_name="catalogue_national_decision",
        ),
        Column("region", label="Région", accessor=lambda proposal: side_name(proposal.material.path)),
        Column("status", label="État", accessor="get_status_display"),
        DateColumn("proposed_at", label="Proposée"),
        DateColumn("decided_at", label="Décidée"),
    ]

    def get_base_queryset(self):
        waiting_first = Case(When(status=NationalChoice.PROPOSED, then=0), default=1)
        return NationalProposal.objects.select_related("material").order_by(waiting_first, "proposed_at", "pk")

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"no_results_message": "Aucune proposition."}


class DecisionView(ForNationalStaff, WagtailAdminTemplateMixin, FormView):
    """Accept a proposal or decline it; the material itself stays its region's."""

    form_class = DecisionForm
    template_name = "catalogue/admin/national_decision.html"
    page_title = "Proposition"
    header_icon = "globe"

    @cached_property
    def proposal(self) -> NationalProposal:
        rows = NationalProposal.objects.select_related("material", "proposed_by", "decided_by")
        return get_object_or_404(rows, pk=self.kwargs["proposal_id"])

    def get_page_subtitle(self):
        return self.proposal.material.get_admin_display_title()

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": reverse("catalogue_national_proposals"), "label": ProposalsView.page_title},
            {"url": "", "label": self.get_page_subtitle()},
        ]

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        material = self.proposal.material
        visible = MaterialPage.objects.visible().filter(pk=material.pk).exists()
        context |= {
            "proposal": self.proposal,
            "region": side_name(material.path),
            "page_url": material.get_url(self.request) if visible else None,
            "may_accept": visible and self.proposal.status == NationalChoice.PROPOSED,
            "may_decline": self.proposal.status in (NationalChoice.PROPOSED, NationalChoice.ACCEPTED),
        }
        return context

    def form_valid(self, form):
        accepted = self.request.POST.get("action") == "accept"
        try:
            decide(self.proposal, self.request.user, accepted=accepted, note=form.cleaned_data["note"])
        except ValidationError as refusal:
            form.add_error(None, refusal)
            return self.form_invalid(form)
        done = "acceptée" if accepted else "déclinée"
        messages.success(self.request, f"« {self.get_page_subtitle()} » : proposition {done}.")
        return redirect("catalogue_national_proposals")
