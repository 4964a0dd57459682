"""The screens: giving a code to log in, one's own second factor, removing that of somebody who lost it."""

from typing import cast

import segno
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login, update_session_auth_hash
from django.contrib.auth.views import RedirectURLMixin
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.safestring import mark_safe
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.generic import FormView, TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from home.doors.browsers import remember_browser
from home.doors.second_factor.awaited import awaited, forget, wants_to_be_remembered
from home.doors.second_factor.codes import (
    address_of,
    new_secret,
    recovery_codes_left,
    remove,
    renew_recovery_codes,
    set_up,
)
from home.doors.second_factor.forms import FirstCodeForm, GivenCodeForm
from home.doors.second_factor.required import is_required_of
from home.doors.second_factor.secrets import decrypted, encrypted
from home.mails import admin_address, send_to_accounts
from home.models import User

TITLE = "Second facteur"
_SECRET = "second_factor_secret"  # noqa: S105  a key of the session


@method_decorator([never_cache, sensitive_post_parameters()], name="dispatch")
class LoginCodeView(RedirectURLMixin, FormView):
    """The second step of the login."""

    template_name = "home/admin/second_factor_login.html"
    form_class = GivenCodeForm
    next_page = "wagtailadmin_home"

    def dispatch(self, request, *args, **kwargs):
        self.user = awaited(request)
        if self.user is None:  # never came by the password, or too long ago
            return redirect("wagtailadmin_login")
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"request": self.request, "user": self.user}

    def get_context_data(self, **kwargs):
        return super().get_context_data(next=self.get_redirect_url(), **kwargs)

    def form_valid(self, form):
        remember = wants_to_be_remembered(self.request)
        forget(self.request)
        login(self.request, self.user, backend=settings.AUTHENTICATION_BACKENDS[0])
        self.request.session.set_expiry(settings.SESSION_COOKIE_AGE if remember else 0)  # as Wagtail's own login
        response = redirect(self.get_success_url())
        remember_browser(response, self.user)
        return response


@method_decorator(sensitive_post_parameters(), name="dispatch")
class SecondFactorView(WagtailAdminTemplateMixin, TemplateView):
    """One's own: set it up, draw new recovery codes, remove it. The latter two ask for a code."""

    template_name = "home/admin/second_factor.html"
    page_title = TITLE
    header_icon = "key"

    def get_breadcrumbs_items(self):
        account = {"url": reverse("wagtailadmin_account"), "label": "Compte"}
        return [*self.breadcrumbs_items, account, {"url": "", "label": TITLE}]

    @property
    def user(self) -> User:
        return cast(User, self.request.user)  # the admin asks for one

    def get_context_data(self, **kwargs):
        user = self.user
        context: dict[str, object] = {"required": is_required_of(user), "since": user.second_factor_since}
        if user.second_factor_since:
            context |= {"form": GivenCodeForm(self.request, user), "left": recovery_codes_left(user)}
        else:
            secret = self._secret()
            qr = segno.make(address_of(secret, user), error="m").svg_inline(scale=5, title="QR code à photographier")
            grouped = " ".join(secret[start : start + 4] for start in range(0, len(secret), 4))
            context |= {"form": FirstCodeForm(secret), "qr": mark_safe(qr), "secret": grouped}  # noqa: S308  segno's
        return super().get_context_data(**context | kwargs)

    def _secret(self) -> str:
        """The secret that is offered, the same until it is taken."""
        secret = decrypted(self.request.session.get(_SECRET, ""))
        if secret is None:
            secret = new_secret()
            self.request.session[_SECRET] = encrypted(secret)
        return secret

    def post(self, request, *args, **kwargs):
        if request.user.second_factor_since:
            return self._change()
        form = FirstCodeForm(self._secret(), request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        codes = set_up(self.user, form.secret, form.step)
        del request.session[_SECRET]
        return self._show_codes(codes, "Le second facteur est en place.")

    def _change(self):
        action, user = self.request.POST.get("action"), self.user
        if action == "remove" and is_required_of(user):
            raise Http404
        form = GivenCodeForm(self.request, user, self.request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        if action != "remove":
            return self._show_codes(renew_recovery_codes(user), "Ces codes remplacent les précédents.")
        remove(user, by=user)
        update_session_auth_hash(self.request, user)
        messages.success(self.request, "Le second facteur est retiré : votre mot de passe suffit de nouveau.")
        return redirect("home_second_factor")

    def _show_codes(self, codes: list[str], said: str):
        """In this answer alone: no address shows them."""
        update_session_auth_hash(self.request, self.user)
        self.template_name = "home/admin/second_factor_codes.html"
        return self.render_to_response(self.get_context_data(codes=codes, said=said))


class RemoveFactorView(WagtailAdminTemplateMixin, TemplateView):
    """Asks, then removes the factor of an account that lost it: for administrators. One's own takes a code."""

    template_name = "home/admin/remove_second_factor.html"
    page_title = "Retirer le second facteur"
    header_icon = "key"

    def get_account(self) -> User:
        number = self.kwargs["account_id"]
        if not self.request.user.is_superuser or number >= 2**63:
            raise Http404
        return get_object_or_404(User, pk=number)

    def get_cancel_url(self) -> str:
        return reverse("wagtailusers_users:edit", args=[self.kwargs["account_id"]])

    def dispatch(self, request, *args, **kwargs):
        self.account = self.get_account()
        if self.account == request.user or self.account.second_factor_since is None:
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        return super().get_context_data(account=self.account, cancel_url=self.get_cancel_url(), **kwargs)

    def post(self, request, *args, **kwargs):
        remove(self.account, by=request.user)
        context = {"by": request.user, "url": admin_address("home_second_factor")}
        subject = "Votre second facteur a été retiré"
        send_to_accounts([self.account], subject, "home/mails/second_factor_removed.txt", context)
        name = self.account.get_full_name() or self.account.get_username()
        messages.success(request, f"Le second facteur de « {name} » est retiré.")
        return redirect(self.get_cancel_url())
