"""« Les comptes de ma région » : the list, inviting somebody, taking somebody out."""

from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.generic import FormView, TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets import HeaderButton

from catalogue.models import Invitation
from catalogue.provisioning.accounts import cancel, invite, lines_of, managed_regions, remove
from catalogue.provisioning.archives import archived
from catalogue.region_admin.access import CoordinatedRegion
from catalogue.region_admin.forms import InvitationForm
from catalogue.region_admin.second_factor import with_removable_factors
from home.limits import HOUR, Limit, in_how_long, take
from home.models import User

_INVITATIONS_AN_HOUR = 30  # of somebody who invites, the links sent again included
_TITLE = "Les comptes de ma région"


class MyAccountsView(WagtailAdminTemplateMixin, TemplateView):
    """To the accounts of the region that one coordinates; those who coordinate several choose."""

    template_name = "catalogue/admin/my_regions.html"
    page_title = _TITLE
    header_icon = "user"

    def get(self, request, *args, **kwargs):
        regions = list(managed_regions(request.user))
        if not regions:
            raise Http404
        if len(regions) == 1:
            return redirect("catalogue_accounts", regions[0].pk)
        return self.render_to_response(self.get_context_data(regions=regions))


class _RegionView(CoordinatedRegion):
    """A screen about the accounts of `self.region`."""

    page_title = _TITLE

    @property
    def list_url(self) -> str:
        return reverse("catalogue_accounts", args=[self.region.pk])

    def get_page_subtitle(self):
        return self.region.title

    def get_breadcrumbs_items(self):
        crumb = {"url": self.list_url, "label": _TITLE, "sublabel": self.region.title}
        return [*super().get_breadcrumbs_items(), crumb]


class AccountsView(_RegionView, TemplateView):
    template_name = "catalogue/admin/accounts.html"

    def get_header_buttons(self):
        url = reverse("catalogue_account_invite", args=[self.region.pk])
        return [] if archived(self.region) else [HeaderButton("Inviter quelqu’un", url=url, icon_name="plus")]

    def get_context_data(self, **kwargs):
        context = {
            "region": self.region,
            "lines": lines_of(self.region),
            "archived": archived(self.region),
            "with_removable_factors": with_removable_factors(self.request.user),
        }
        return super().get_context_data(**context, **kwargs)


class InviteView(_RegionView, FormView):
    form_class = InvitationForm
    template_name = "catalogue/admin/form.html"
    page_title = "Inviter quelqu’un"

    def get_page_subtitle(self):
        return ""  # the form's heading would be the region alone

    def get_context_data(self, **kwargs):
        context = {
            "action_url": reverse("catalogue_account_invite", args=[self.region.pk]),
            "submit_button_label": "Envoyer l’invitation",
            "submit_button_active_label": "Envoi…",
            "introduction": "La personne reçoit par courriel un lien pour choisir son mot de passe. Inviter une seconde"
            " fois la même adresse renvoie le lien.",
        }
        return super().get_context_data(**context, **kwargs)

    def form_valid(self, form):
        if until := take(Limit(f"invitation:{self.request.user.pk}", _INVITATIONS_AN_HOUR, HOUR)):
            form.add_error(None, f"Vous avez envoyé beaucoup d’invitations : réessayez {in_how_long(until)}.")
            return self.render_to_response(self.get_context_data(form=form), status=429)
        try:
            invite(self.region, **form.cleaned_data, by=self.request.user)
        except ValidationError as error:
            form.add_error(None, error)
            return self.form_invalid(form)
        # The same words whether the address was known elsewhere or not.
        messages.success(self.request, f"L’invitation part à l’adresse {form.cleaned_data['email']}.")
        return redirect(self.list_url)


class RemoveAccountView(_RegionView, TemplateView):
    """Asks, then takes an account out of the region."""

    template_name = "catalogue/admin/confirm.html"
    page_title = "Retirer un compte"
    button_label = "Retirer le compte"

    def get_account(self) -> User:
        lines = lines_of(self.region)
        accounts = {line.account.pk: line.account for line in lines if line.account}
        if self.kwargs["account_id"] not in accounts:
            raise Http404
        return accounts[self.kwargs["account_id"]]

    def get_context_data(self, **kwargs):
        account = self.get_account()
        name = account.get_full_name() or account.username
        self.consequences = (
            f"{name} n’entrera plus dans l’administration de la région. Ses pages restent, ainsi que l’historique."
        )
        return super().get_context_data(cancel_url=self.list_url, **kwargs)

    def post(self, request, *args, **kwargs):
        account = self.get_account()
        try:
            remove(self.region, account, by=request.user)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        else:
            messages.success(request, f"Le compte « {account.get_full_name() or account.username} » est retiré.")
        return redirect(self.list_url if managed_regions(request.user).exists() else "wagtailadmin_home")


class CancelInvitationView(_RegionView, TemplateView):
    """Asks, then withdraws an invitation."""

    template_name = "catalogue/admin/confirm.html"
    page_title = "Annuler une invitation"
    button_label = "Annuler l’invitation"
    consequences = "Le lien envoyé ne mènera plus nulle part."

    def get_invitation(self) -> Invitation:
        waiting = [line.invitation.pk for line in lines_of(self.region) if line.invitation]
        return get_object_or_404(self.region.invitations.filter(pk__in=waiting), pk=self.kwargs["invitation_id"])

    def get_context_data(self, **kwargs):
        self.page_title = f"Annuler l’invitation de {self.get_invitation().email}"
        return super().get_context_data(cancel_url=self.list_url, **kwargs)

    def post(self, request, *args, **kwargs):
        invitation = self.get_invitation()
        cancel(invitation)
        messages.success(request, f"L’invitation de {invitation.email} est annulée.")
        return redirect(self.list_url)
