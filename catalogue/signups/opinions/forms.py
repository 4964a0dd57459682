"""The form of the questions that are asked after a date."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from catalogue.signups.models import Moment, Opinion, Registration
from catalogue.signups.opinions.asking import Questions
from home.characters import writable

_NOTES = [
    (1, _("1 : pas du tout")),
    (2, _("2 : plutôt non")),
    (3, _("3 : moyennement")),
    (4, _("4 : plutôt oui")),
    (5, _("5 : tout à fait")),
]


class OpinionForm(forms.Form):
    """`note`, then `reponse-1`, `reponse-2`…: what is asked is said by `questions`."""

    def __init__(self, *args: Any, questions: Questions, opinion: Opinion | None, **kwargs: Any):
        super().__init__(*args, **kwargs | {"label_suffix": ""})
        self.questions = questions
        if questions.note:
            self.fields["note"] = forms.TypedChoiceField(
                label=questions.note,
                coerce=int,
                choices=_NOTES,
                widget=forms.RadioSelect,
                initial=opinion.note if opinion else None,
            )
        given = dict(opinion.answers) if opinion else {}
        for number, question in enumerate(questions.texts, 1):
            self.fields[f"reponse-{number}"] = forms.CharField(
                label=question,
                max_length=2000,
                required=not questions.note,
                widget=forms.Textarea({"rows": 3}),
                initial=given.get(question, ""),
            )

    def save(self, registration: Registration, moment: Moment) -> None:
        """Once for a moment: answering again changes what was said."""
        said = self.cleaned_data
        answers = [
            [question, writable(said[f"reponse-{number}"])] for number, question in enumerate(self.questions.texts, 1)
        ]
        values = {"note": said.get("note"), "answers": answers}
        Opinion.objects.update_or_create(registration=registration, moment=moment, defaults=values)
