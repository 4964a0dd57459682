"""What machines and people call the languages."""

from django.conf import settings
from wagtail.models import Locale

from home.tree_cache import remembered

_TERRITORIES = {"fr": "FR", "en": "GB", "de": "DE", "es": "ES", "it": "IT", "nl": "NL", "br": "FR", "eu": "FR"}
_ORDER = [code for code, _name in settings.LANGUAGES]
# Languages that the interface is written in; the frame of the others' pages is in French and says so.
INTERFACE_LANGUAGES = ("fr", "en")


def own_name(code: str) -> str:
    """A language as it calls itself; Django says « Basque » for euskara."""
    return dict(settings.LANGUAGES).get(code, code)


def language_order(code: str) -> int:
    """Rank in the settings: French, the source, comes first."""
    return _ORDER.index(code) if code in _ORDER else len(_ORDER)


def open_graph_locale(code: str) -> str:
    """A language with its territory, as og:locale wants it; Occitan and Corsican are France's."""
    return f"{code}_{_TERRITORIES.get(code, 'FR')}"


def interface_language(code: str) -> str:
    """The language that buttons and labels of a page in `code` are in."""
    return code if code in INTERFACE_LANGUAGES else settings.LANGUAGE_CODE


def locale_names() -> dict[int, str]:
    """What the admin calls each Locale, by id. Wagtail's own is late by minutes in the other processes."""
    return remembered("locales", lambda: {locale.pk: locale.get_display_name() for locale in Locale.objects.all()})
