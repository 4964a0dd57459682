"""The login of accounts: one door, on every host."""

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ValidationError
from django.urls import reverse
from wagtail.admin.forms.auth import LoginForm as WagtailLoginForm
from wagtail.admin.views import account

from home.doors.browsers import known_browser, remember_browser
from home.doors.second_factor.awaited import await_code
from home.doors.tries import Try, of_login

_NOT_YOURS = "Votre compte n’a pas accès à cette page. Connectez-vous avec un compte qui y a droit."
_OR_ELSE = " Sinon, « Mot de passe oublié ? » vous envoie un lien qui vous laisse entrer."


class LoginForm(WagtailLoginForm):
    """Wagtail's, which counts tries, and names the password in French."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["password"].label = "Mot de passe"

    def clean(self):
        username, password = self.cleaned_data.get("username"), self.cleaned_data.get("password")
        if not username or not password:
            return self.cleaned_data
        attempt = Try(self.request, *of_login(self.request, username, known_browser(self.request, username)))
        if attempt.refused_until:
            raise ValidationError(attempt.refusal + _OR_ELSE, code="too_many")
        cleaned = super().clean()
        attempt.was_right()
        return cleaned


class LoginView(account.LoginView):
    def get(self, *args, **kwargs):
        """Somebody logged in whom a page of the site sent here may not read it: going back would turn in circles."""
        elsewhere = self.get_redirect_url()
        if self.request.user.is_authenticated and elsewhere and not elsewhere.startswith(reverse("wagtailadmin_home")):
            messages.warning(self.request, _NOT_YOURS)
            return self.render_to_response(self.get_context_data())
        return super().get(*args, **kwargs)

    def form_valid(self, form):
        user = form.get_user()
        if user.second_factor_since:
            await_code(self.request, user, remember=form.cleaned_data["remember"])
            return redirect_to_login(self.get_success_url(), reverse("home_second_factor_login"))
        response = super().form_valid(form)
        remember_browser(response, user)
        return response
