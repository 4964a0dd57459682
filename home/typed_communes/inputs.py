"""The input of a commune. Without scripts it is a text: any place may be written, abroad as well."""

from typing import Any

from django.forms import Media, TextInput
from django.urls import reverse
from wagtail.admin.staticfiles import versioned_static


class CommuneInput(TextInput):
    """`static/js/communes.js` suggests as one types, and fills the field `postcode` beside it."""

    template_name = "home/admin/commune_input.html"

    def get_context(self, name: str, value: Any, attrs: dict | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        return context | {"suggestions": reverse("home_communes")}

    @property
    def media(self) -> Media:
        return Media(js=[versioned_static("js/communes.js")], css={"all": [versioned_static("css/communes.css")]})
