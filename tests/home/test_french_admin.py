"""The admin's libraries in French: a word for everything they say, and words of ours where theirs are not good.

An entry of templates/admin_locale/ is a library's own msgid and what we say instead. After a change:
    python manage.py compilemessages -l fr -i var
"""

import re
from functools import cache
from pathlib import Path

import polib
import pytest
from django.apps import apps
from django.conf import settings
from django.utils.translation.trans_real import DjangoTranslation

from tests.messages import Message, messages_in

_FILES = settings.BASE_DIR / "templates" / "admin_locale" / "fr" / "LC_MESSAGES"
_PLACEHOLDER = re.compile(r"%(?:\(\w+\))?[sd]|\{\w*\}")
_OURS = ("home", "catalogue", "search")
# What no screen of ours shows: what is written for those who program.
_UNSEEN = re.compile(r"/(?:tests?|migrations|api)/|/serializers\.py$|django_tasks")
# Not French as it should be: hedged gender, jargon, the region that is a language, the tool's name.
_BAD = re.compile(
    r"\((?:e|s|te|tte|ne|elle|es|nt|la)\)|\b(?:mins|workflows?|alias|fragments?|régions?|slug|PO|snippets?|e\.g)\b|/cette\b",
    re.IGNORECASE,
)


@cache
def asked() -> dict[Message, str]:
    """What the templates and modules of the libraries say, with the file that says it."""
    found = {}
    for app in apps.get_app_configs():
        if app.name.split(".")[0] not in _OURS:
            for path in sorted(Path(app.path).rglob("*")):
                if path.suffix in (".html", ".txt", ".py") and not _UNSEEN.search(str(path)) and _is_of(app, path):
                    found |= dict.fromkeys(messages_in(path), str(path))
    return found


def _is_of(app, path: Path) -> bool:
    """Whether a file is an app's own: not that of one which lies within, installed or not."""
    return next(folder for folder in path.parents if (folder / "apps.py").exists() or folder == Path(app.path)) == Path(
        app.path
    )


def said(domain: str) -> dict[tuple, str]:
    """Every French text, by context, msgid and number of its form."""
    translation = DjangoTranslation("fr", domain=domain, localedirs=_folders() if domain == "djangojs" else None)
    found = {}
    for catalogue in reversed(translation._catalog._catalogs):
        found |= {key if isinstance(key, tuple) else (key, None): text for key, text in catalogue.items()}
    return found


def _folders() -> list[str]:
    """As the two views of the admin that give words to scripts."""
    return [str(Path(apps.get_app_config(label).path) / "locale") for label in ("wagtail_localize", "wagtailadmin")]


def french(message: Message, texts: dict[tuple, str]) -> list[str]:
    """The forms of a message; empty when it has none."""
    key = f"{message.context}\x04{message.msgid}" if message.context else message.msgid
    return [texts[(key, number)] for number in (None, 0, 1) if texts.get((key, number))]


def entries(domain: str) -> list[polib.POEntry]:
    return list(polib.pofile(str(_FILES / f"{domain}.po")))


def forms(entry: polib.POEntry) -> list[str]:
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


def script_messages() -> list[Message]:
    """What the admin's scripts say, from the catalogues that the libraries extract of them."""
    files = [Path(folder) / "en" / "LC_MESSAGES" / "djangojs.po" for folder in _folders()]
    return [Message(e.msgctxt, e.msgid, e.msgid_plural or None) for path in files for e in polib.pofile(str(path))]


def test_everything_has_a_french_entry():
    texts = said("django")
    assert {message.msgid: path for message, path in asked().items() if not french(message, texts)} == {}


def test_everything_that_scripts_say_has_a_french_entry():
    texts = said("djangojs")
    assert [message.msgid for message in script_messages() if not french(message, texts)] == []


def test_no_french_entry_hedges_or_speaks_jargon():
    found = {}
    for messages, domain in ((asked(), "django"), (script_messages(), "djangojs")):
        texts = said(domain)
        found |= {m.msgid: bad for m in messages if (bad := [t for t in french(m, texts) if _BAD.search(_words(t))])}
    assert found == {}


def _words(text: str) -> str:
    """Without what is filled in, and tags."""
    return re.sub(r"<[^>]*>", " ", _PLACEHOLDER.sub("", text))


def test_libraries_are_read():
    """A control of those above."""
    messages = {message.msgid for message in asked()}
    assert {"More actions", "Locale", "Convert to alias page", "Set password"} - messages == set()
    assert len(messages) > 1500
    assert {"Autosave in progress…", "Download PO file"} - {message.msgid for message in script_messages()} == set()


@pytest.mark.parametrize("domain", ["django", "djangojs"])
def test_our_entries_win_and_keep_what_is_filled_in(domain):
    texts = said(domain)
    for entry in entries(domain):
        message = Message(entry.msgctxt, entry.msgid, entry.msgid_plural or None)
        assert french(message, texts) == forms(entry)
        holes = set(_PLACEHOLDER.findall(f"{entry.msgid} {entry.msgid_plural}"))
        assert {hole for form in forms(entry) for hole in _PLACEHOLDER.findall(form)} <= holes


def test_no_entry_of_ours_outlives_what_it_replaces():
    known = {message.msgid for message in asked()}
    assert [entry.msgid for entry in entries("django") if entry.msgid not in known] == []
    known = {message.msgid for message in script_messages()}
    assert [entry.msgid for entry in entries("djangojs") if entry.msgid not in known] == []


@pytest.mark.parametrize("domain", ["django", "djangojs"])
def test_compiled_files_say_the_same(domain):
    compiled = polib.mofile(str(_FILES / f"{domain}.mo"))
    assert {entry.msgid: forms(entry) for entry in compiled} == {e.msgid: forms(e) for e in entries(domain)}
