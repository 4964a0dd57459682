"""In French « 0 » takes the singular, which gettext knows only from a French catalogue.

After a change of words: one entry here for each message with a plural, which says the same as its msgid, then
    python manage.py compilemessages -l fr -i var
"""

import polib
from django.conf import settings
from django.utils.translation import npgettext, override

from tests.messages import python_messages, template_messages

_FILES = settings.BASE_DIR / "templates" / "locale" / "fr" / "LC_MESSAGES"


def forms(entries) -> set[tuple]:
    return {(e.msgctxt, e.msgid, e.msgid_plural, e.msgstr_plural[0], e.msgstr_plural[1]) for e in entries}


def test_catalogue_holds_every_plural_as_it_stands():
    asked = {m for m in template_messages() | python_messages() if m.plural}
    held = forms(polib.pofile(str(_FILES / "django.po")))
    assert held == {(*message, message.msgid, message.plural) for message in asked}
    assert forms(polib.mofile(str(_FILES / "django.mo"))) == held


def test_nothing_is_singular_in_french_and_plural_in_english():
    counted = (None, "%(total)s résultat", "%(total)s résultats")
    said = {}
    for code in ("fr", "en"):
        with override(code):
            said[code] = [npgettext(*counted, number) for number in (0, 1, 2)]
    assert said == {
        "fr": ["%(total)s résultat", "%(total)s résultat", "%(total)s résultats"],
        "en": ["%(total)s results", "%(total)s result", "%(total)s results"],
    }


def test_an_empty_agenda_counts_its_dates(site, visit):
    assert " 0 date </h2>" in " ".join(visit("/agenda/").content.decode().split())
