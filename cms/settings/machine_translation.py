"""Machine translation, off unless the environment names a service; each value is parsed strictly."""

from environs import Env, EnvValidationError, validate

_CLASSES = {"libretranslate": "home.languages.machine.LibreTranslate", "deepl": "home.languages.machine.DeepL"}
_TIMEOUT = 20  # seconds


def machine_translator(env: Env) -> dict | None:
    """The value of WAGTAILLOCALIZE_MACHINE_TRANSLATOR, None when there is no service.

    Raises EnvValidationError for an unknown service, or one that lacks its address or its key.
    """
    service = env.str("MACHINE_TRANSLATION", default="", validate=validate.OneOf(["", *_CLASSES]))
    if not service:
        return None
    key = env.str("MACHINE_TRANSLATION_KEY", default="")
    languages = env.list("MACHINE_TRANSLATION_LANGUAGES", default=["en", "de", "es", "it", "nl"])
    options = {"LANGUAGES": languages, "TIMEOUT": _TIMEOUT}
    if service == "deepl":
        _need(key, "MACHINE_TRANSLATION_KEY", service)
        options["AUTH_KEY"] = key
    else:
        url = env.str("MACHINE_TRANSLATION_URL", default="").rstrip("/")
        _need(url.startswith(("https://", "http://")), "MACHINE_TRANSLATION_URL", service)
        options |= {"LIBRETRANSLATE_URL": url, "API_KEY": key}
    return {"CLASS": _CLASSES[service], "OPTIONS": options}


def _need(given, name: str, service: str) -> None:
    if not given:
        raise EnvValidationError(f"MACHINE_TRANSLATION={service} demande {name}.", {name: ["manque ou ne va pas"]})
