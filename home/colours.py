"""The input of a colour: typed or picked, with its contrast said in words."""

from typing import Any

from django.core.exceptions import ValidationError
from django.forms import Media, TextInput
from wagtail.admin.staticfiles import versioned_static

from home.validators import LEAST_CONTRAST, contrast_with_white, is_hex_colour


class ColourInput(TextInput):
    """Without scripts, a text and the contrast of what is kept; `static/js/colours.js` adds the palette."""

    template_name = "home/admin/colour_input.html"

    def get_context(self, name: str, value: Any, attrs: dict | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        return context | {"contrast": contrast_in_words(str(value or "")), "least": LEAST_CONTRAST}

    @property
    def media(self) -> Media:
        return Media(js=[versioned_static("js/colours.js")], css={"all": [versioned_static("css/colours.css")]})


def contrast_in_words(colour: str) -> str:
    """« contraste 5,2 : lisible », of white letters on a colour; nothing of what is no colour. Never rounded up."""
    try:
        is_hex_colour(colour)
    except ValidationError:
        return ""
    contrast = contrast_with_white(colour)
    written = f"{int(contrast * 10) / 10:.1f}".replace(".", ",")
    least = f"{LEAST_CONTRAST:.1f}".replace(".", ",")
    verdict = "lisible" if contrast >= LEAST_CONTRAST else f"trop clair, il faut {least}"
    return f"Texte blanc sur cette couleur, contraste {written} : {verdict}."
