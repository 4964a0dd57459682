"""Our inputs of filters are Django's, drawn in one template."""

import lxml.html
import pytest
from django import forms
from django.template.base import Template

from home.filter_widgets import Boxes, Choice

_CHOICES = [("", "Tous"), ("a&b", "Avis & « notes »"), (60, "60 km")]


def elements(widget, value) -> list[tuple]:
    html = widget.render("theme", value, {"id": "id_theme", "aria-invalid": "true", "required": True})
    found = lxml.html.fromstring(html).iter()
    return [(one.tag, sorted(one.attrib.items()), (one.text_content() or "").split()) for one in found]


@pytest.mark.parametrize(("ours", "theirs"), [(Boxes, forms.CheckboxSelectMultiple), (Choice, forms.Select)])
@pytest.mark.parametrize("value", [None, "", "60", ["a&b", "60"]])
def test_inputs_are_those_of_django(ours, theirs, value):
    assert elements(ours(choices=_CHOICES), value) == elements(theirs(choices=_CHOICES), value)


def test_more_choices_take_no_more_templates(monkeypatch):
    rendered, original = [], Template.render
    monkeypatch.setattr(Template, "render", lambda self, context: rendered.append(self.name) or original(self, context))
    counts = []
    for choices in (_CHOICES, _CHOICES * 20):
        rendered.clear()
        Boxes(choices=choices).render("theme", ["60"], {})
        Choice(choices=choices).render("theme", "60", {})
        counts.append(len(rendered))
    assert counts[0] == counts[1]
