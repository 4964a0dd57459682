"""The inputs of the filters of lists, drawn quickly: an agenda offers two hundred choices."""

from django import forms


class Boxes(forms.CheckboxSelectMultiple):
    """Choices without groups."""

    template_name = "components/boxes.html"


class Choice(forms.Select):
    """Choices without groups."""

    template_name = "components/choice.html"
