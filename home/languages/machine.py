"""Machine translators of wagtail-localize, for the languages that the service is known to speak.

Chosen by the environment (cms/settings/machine_translation.py). The library's own offer any pair of languages and
find out by failing.
"""

from requests import RequestException
from wagtail_localize.machine_translators.base import BaseMachineTranslator
from wagtail_localize.machine_translators.deepl import DeepLTranslator
from wagtail_localize.machine_translators.libretranslate import LibreTranslator


class _ChosenLanguages(BaseMachineTranslator):
    def can_translate(self, source_locale, target_locale) -> bool:
        return target_locale.language_code in self.options["LANGUAGES"] and super().can_translate(
            source_locale, target_locale
        )

    def translate(self, source_locale, target_locale, strings):
        """Raises RequestException when the service is not there or answers something else than translations."""
        try:
            return super().translate(source_locale, target_locale, strings)
        except (KeyError, TypeError, ValueError) as error:
            raise RequestException(str(error)) from error


class LibreTranslate(_ChosenLanguages, LibreTranslator):
    pass


class DeepL(_ChosenLanguages, DeepLTranslator):
    pass
