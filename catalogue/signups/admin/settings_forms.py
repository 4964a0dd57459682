"""Forms of the settings of a place."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.images.widgets import AdminImageChooser

from catalogue.signups.models import SignupSettings
from catalogue.signups.wording import problem
from home.characters import writable
from home.walls import lookups, shown


class SettingsForm(WagtailAdminModelForm):
    class Meta(WagtailAdminModelForm.Meta):
        model = SignupSettings
        fields = [
            "first_reminder",
            "last_reminder",
            "retention_months",
            "score_question",
            "second_question",
            "third_question",
            "later_question",
            "signature",
        ]
        widgets = {"signature": AdminImageChooser}

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self._held = self.instance.signature_id
        if self._held:
            shown.holds([(type(self.instance.signature), self._held)])

    def clean_signature(self) -> Any:
        """One that was there stays, whoever may no longer choose it."""
        image = self.cleaned_data["signature"]
        may = image is None or image.pk == self._held or self.for_user.is_superuser
        if not may and not lookups.own_images(self.for_user, [str(image.pk)]):
            raise ValidationError("Cette image n’est pas dans vos collections : choisissez-en une autre.")
        return image

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        for name, value in cleaned.items():
            if isinstance(value, str):
                cleaned[name] = writable(value)
        first, last = cleaned.get("first_reminder"), cleaned.get("last_reminder")
        if first and last and last >= first:
            self.add_error("last_reminder", "Le dernier rappel vient après le premier : moins de jours avant la date.")
        return cleaned


class MailTextForm(forms.Form):
    """Plain text with marks: nothing of it is HTML."""

    subject = forms.CharField(label="Objet", max_length=150)
    text = forms.CharField(
        label="Texte",
        max_length=4000,
        widget=forms.Textarea({"rows": 10}),
        help_text="Une ligne vide sépare deux paragraphes. La date, le lieu et le lien « Ma place » suivent toujours.",
    )

    def clean_subject(self) -> str:
        return self._checked(" ".join(self.cleaned_data["subject"].split()))

    def clean_text(self) -> str:
        return self._checked(self.cleaned_data["text"].replace("\r\n", "\n"))

    @staticmethod
    def _checked(text: str) -> str:
        if words := problem(text):
            raise ValidationError(words)
        return writable(text)
