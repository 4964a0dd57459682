"""« Courriels », for administrators: what waits, what left, what did not and why. Their texts are shown to nobody."""

import django_filters
from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import TemplateView
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.components import Component
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.reports import ReportView
from wagtail.admin.widgets import HeaderButton

from home.admin.administrators import AdministratorsOnly
from home.models import MailState, OutgoingMail
from home.outbox.choices import abandon, late, resend, resendable, unsent

_TITLE = "Courriels"
_ACTS = {"resend": (resend, "repart"), "abandon": (abandon, "est abandonné")}


def _failed():
    return resendable(OutgoingMail.objects.filter(state=MailState.FAILED))


class MailFilterSet(WagtailFilterSet):
    state = django_filters.ChoiceFilter(label="État", choices=MailState.choices, empty_label="Tous")
    recipient = django_filters.CharFilter(label="Destinataire", lookup_expr="icontains")

    class Meta:
        model = OutgoingMail
        fields = ["state", "recipient"]


class SubjectColumn(Column):
    """A link in words: a column of titles breaks them anywhere, one letter a line beside addresses on a phone."""

    cell_template_name = "home/admin/mail_subject.html"


class MailReport(AdministratorsOnly, ReportView):
    page_title = _TITLE
    header_icon = "mail"
    model = OutgoingMail
    is_searchable = False
    filterset_class = MailFilterSet
    index_url_name = "home_mails"
    index_results_url_name = "home_mails_results"
    default_ordering = "-written_at"
    columns = [
        SubjectColumn("subject", label="Objet"),
        Column("state", label="État", accessor="get_state_display", sort_key="state"),
        Column("recipient", label="Destinataire"),
        Column("reason", label="Raison"),
        DateColumn("written_at", label="Écrit", sort_key="written_at"),
    ]

    def get_base_queryset(self):
        return OutgoingMail.objects.defer("content")

    def get_header_buttons(self):
        url = reverse("home_mails_resend")
        return [HeaderButton("Renvoyer les échecs", url=url, icon_name="mail")] if _failed().exists() else []

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"no_results_message": "Aucun courriel."}


class _MailScreen(AdministratorsOnly, WagtailAdminTemplateMixin, TemplateView):
    header_icon = "mail"

    def get_breadcrumbs_items(self):
        crumbs = [{"url": reverse("home_mails"), "label": _TITLE}, {"url": "", "label": self.page_title}]
        return [*self.breadcrumbs_items, *crumbs]


class MailView(_MailScreen):
    """One mail, and the buttons that send it again or give it up."""

    template_name = "home/admin/mail.html"
    page_title = "Courriel"

    @cached_property
    def mail(self) -> OutgoingMail:
        mails = OutgoingMail.objects.defer("content").select_related("account")
        return get_object_or_404(mails, pk=self.kwargs["mail_id"])

    def get_page_subtitle(self):
        return self.mail.subject

    def get_context_data(self, **kwargs):
        one = OutgoingMail.objects.filter(pk=self.mail.pk)
        context = {"mail": self.mail, "may_resend": resendable(one).exists(), "may_abandon": unsent(one).exists()}
        return super().get_context_data(**kwargs) | context

    def post(self, request, *args, **kwargs):
        if request.POST.get("action") not in _ACTS:
            raise Http404
        act, done = _ACTS[request.POST["action"]]
        if act(OutgoingMail.objects.filter(pk=self.mail.pk)):
            messages.success(request, f"Le courriel « {self.mail.subject} » {done}.")
        else:
            messages.error(request, "L’état de ce courriel a changé entre-temps : rien n’est fait.")
        return redirect("home_mails")


class ResendFailedView(_MailScreen):
    """Once what was wrong is mended: all that failed leaves."""

    template_name = "home/admin/resend_failed.html"
    page_title = "Renvoyer les échecs"

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"count": _failed().count()}

    def post(self, request, *args, **kwargs):
        count = resend(_failed())
        messages.success(request, f"{count} courriel{'s' * (count > 1)} à renvoyer.")
        return redirect("home_mails")


class MailsPanel(Component):
    """On an administrator's dashboard: mails that do not leave. Nobody else would know."""

    template_name = "home/admin/mails_panel.html"
    order = 20

    def get_context_data(self, parent_context):
        return {"count": late().count(), "url": reverse("home_mails")}
