"""What is said when a material is proposed, and when it is answered."""

from django import forms


class ProposalForm(forms.Form):
    message = forms.CharField(
        label="Un mot pour la rédaction nationale",
        max_length=600,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="À qui la ressource a servi, ce qui la rend utile ailleurs. Facultatif.",
    )


class DecisionForm(forms.Form):
    note = forms.CharField(
        label="Un mot pour la région",
        max_length=600,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Envoyé à la coordination de la région. Nécessaire pour décliner.",
    )
