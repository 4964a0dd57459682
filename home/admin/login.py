"""The form of the admin's login page."""

from wagtail.admin.forms.auth import LoginForm


class FrenchLoginForm(LoginForm):
    """Wagtail leaves the password without a label of its own: « Password » in every language."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["password"].label = "Mot de passe"
