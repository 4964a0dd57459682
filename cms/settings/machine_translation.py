"""Machine translation, off unless the environment names a service; each value is parsed strictly."""

from . import values
from .environment import Environment, Refused
from .languages import LANGUAGES

_CLASSES = {"libretranslate": "home.languages.machine.LibreTranslate", "deepl": "home.languages.machine.DeepL"}
_TIMEOUT = 20  # seconds
_TARGETS = [code for code, _name in LANGUAGES if code != "fr"]


def machine_translator(env: Environment) -> dict | None:
    """The value of WAGTAILLOCALIZE_MACHINE_TRANSLATOR, None when there is no service.

    Raises Refused for an unknown service, or one that lacks its address or its key.
    """
    service = env.read("MACHINE_TRANSLATION", values.one_of(*_CLASSES), "")
    url = env.read("MACHINE_TRANSLATION_URL", values.service_address, "")
    key = env.read("MACHINE_TRANSLATION_KEY", values.text, "")
    languages = env.read("MACHINE_TRANSLATION_LANGUAGES", values.some_of(*_TARGETS), ["en", "de", "es", "it", "nl"])
    if not service:
        return None
    options = {"LANGUAGES": languages, "TIMEOUT": _TIMEOUT}
    if service == "deepl":
        _need(key, "MACHINE_TRANSLATION_KEY", service)
        options["AUTH_KEY"] = key
    else:
        _need(url, "MACHINE_TRANSLATION_URL", service)
        options |= {"LIBRETRANSLATE_URL": url, "API_KEY": key}
    return {"CLASS": _CLASSES[service], "OPTIONS": options}


def _need(given: str, name: str, service: str) -> None:
    if not given:
        raise Refused(name, f"ce réglage manque, MACHINE_TRANSLATION={service} le demande.")
