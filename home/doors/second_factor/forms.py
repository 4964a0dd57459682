"""A code, typed by somebody whose account is known."""

from django import forms
from django.core.exceptions import ValidationError

from home.doors.second_factor.codes import is_right, step_of
from home.doors.tries import Try, of_second_factor

_WRONG = "Ce code n’est pas le bon, ou il a déjà servi. L’application en donne un autre toutes les 30 secondes."


class _CodeForm(forms.Form):
    code = forms.CharField(
        label="Code",
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "autocapitalize": "off", "spellcheck": "false"}),
    )


class GivenCodeForm(_CodeForm):
    """A code of the factor that an account has."""

    def __init__(self, request, user, *args, **kwargs):
        self.request, self.user = request, user
        super().__init__(*args, **kwargs)
        self.fields["code"].help_text = "Les six chiffres de votre application, ou l’un de vos codes de secours."

    def clean_code(self) -> str:
        attempt = Try(self.request, *of_second_factor(self.user))
        if attempt.refused_until:
            raise ValidationError(attempt.refusal, code="too_many")
        code = self.cleaned_data["code"]
        if not is_right(self.user, code):
            raise ValidationError(_WRONG, code="wrong")
        attempt.was_right()
        return code


class FirstCodeForm(_CodeForm):
    """The first code of a secret that an application has just read; `step` is its half-minute."""

    def __init__(self, secret: str, *args, **kwargs):
        self.secret = secret
        super().__init__(*args, **kwargs)
        self.fields["code"].help_text = "Les six chiffres que l’application affiche pour ce site."

    def clean_code(self) -> str:
        step = step_of(self.secret, self.cleaned_data["code"])
        if step is None:
            raise ValidationError("Ce code n’est pas celui de cette image : est-ce le bon compte de l’application ?")
        self.step = step
        return self.cleaned_data["code"]
