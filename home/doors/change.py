"""Changing one's password in the admin: whoever holds a session must not find the old one by trying."""

from django.core.exceptions import ValidationError
from wagtail.admin.forms.auth import PasswordChangeForm as WagtailPasswordChangeForm
from wagtail.admin.views.account import ChangePasswordPanel as WagtailChangePasswordPanel

from home.doors.tries import Try, of_password_change


class PasswordChangeForm(WagtailPasswordChangeForm):
    request = None  # given by the panel

    def clean_old_password(self):
        attempt = Try(self.request, *of_password_change(self.user))
        if attempt.refused_until:
            raise ValidationError(attempt.refusal, code="too_many")
        password = super().clean_old_password()
        attempt.was_right()
        return password


class ChangePasswordPanel(WagtailChangePasswordPanel):
    """In place of Wagtail's, which asks the form anew, and hashes the password again, each time that it is shown."""

    form_class = PasswordChangeForm

    def get_form(self):
        if not hasattr(self.request, "_password_form"):
            self.request._password_form = super().get_form()
            self.request._password_form.request = self.request
        return self.request._password_form
