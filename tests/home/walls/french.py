"""What the admin says to people, and what of it is not French."""

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import lxml.html
import polib
from django.apps import apps
from django.conf import settings
from django.utils.translation import gettext, override, pgettext

_SHOWN_ATTRIBUTES = ("alt", "aria-label", "placeholder", "title", "label")
_PLACEHOLDER = re.compile(r"%(?:\(\w+\))?[sd]|\{\w*\}")
_UNREAD = (
    "ancestor::script or ancestor::style or ancestor::code or ancestor::textarea"
    " or ancestor::*[contains(@class, 'w-side-panel-toggle__counter')]"  # a number, once a script has counted
)
# Words that no French sentence has, whoever wrote it.
_ENGLISH = re.compile(r"\b(?:the|can|of|this|your|has|been|from|is|are|with|and|to|by|not|you|e\.g)\b", re.IGNORECASE)
_ALONE = {"Root", "None", "True", "False", "Status", "Yes", "No", "Editors", "Moderators"}
# French after all: names of licences, a synonym, our label of redirects; what static/js/admin-french.js says otherwise;
# and what only a forged request is answered.
_FINE = re.compile(r"CC BY[-\w. ]*|bed and breakfast|^Permanent$|^Search$|^Des données du formulaire ManagementForm.*")
_HEDGES = re.compile(r"\((?:e|s|te|tte|ne|elle|es|nt|la)\)")
_FOREIGN = re.compile(r"\b(?:mins|workflows?|alias|fragments?|slug|PO|snippets?|Wagtail)\b", re.IGNORECASE)
_GLUED = re.compile(r"\w[:;!?»](?= |$)|«\w")  # French leaves a space there
_OTHER_LANGUAGE = re.compile(r"<html[^>]* lang=\"(?!fr)")  # the preview of a translation
_CODES = re.compile(r"\b(?:[a-z]+(?:_[a-z]+)+|(?:Africa|America|Asia|Europe|Indian|Pacific|US|Etc)/\w+)\b")

_WRONG = {"anglais": _ENGLISH, "(e)": _HEDGES, "jargon": _FOREIGN, "code": _CODES, "espace": _GLUED}


@cache
def english_messages() -> re.Pattern:
    """What the libraries say in English and otherwise in French, whatever fills it in; not what is a few signs."""
    forms = {form for entry in _entries() if _is_said_otherwise(entry) for form in (entry.msgid, entry.msgid_plural)}
    wordy = [form for form in forms if form and len(re.findall(r"[^\W\d_]", _PLACEHOLDER.sub("", form))) > 2]
    return re.compile("|".join(".+".join(re.escape(part) for part in _PLACEHOLDER.split(form)) for form in wordy))


def _entries() -> Iterator[polib.POEntry]:
    for app in apps.get_app_configs():
        for path in _catalogues(app.path):
            yield from polib.pofile(path)
    yield from polib.pofile(str(settings.BASE_DIR / "templates" / "admin_locale" / "fr" / "LC_MESSAGES" / "django.po"))


def _catalogues(folder: str) -> list[str]:
    return [str(path) for path in (Path(folder) / "locale" / "en" / "LC_MESSAGES").glob("*.po")]


def _is_said_otherwise(entry: polib.POEntry) -> bool:
    with override("fr"):
        said = pgettext(entry.msgctxt, entry.msgid) if entry.msgctxt else gettext(entry.msgid)
    return said != entry.msgid


def texts_of(response) -> set[str]:
    """All that an answer shows or reads aloud: a page, or pieces of one in JSON; and the messages kept for the next."""
    if response.streaming:
        return set()
    kind, body = response.get("Content-Type", ""), response.content.decode(errors="replace")
    found = set()
    if "json" in kind:
        found = {text for value in _strings(json.loads(body)) for text in _of_html(value)}
    elif "html" in kind and not _OTHER_LANGUAGE.search(body):
        found = set(_of_html(body))
    request = getattr(response, "wsgi_request", None)
    kept = getattr(getattr(request, "_messages", None), "_queued_messages", [])
    found |= {text for message in kept for text in _of_html(str(message))}
    return {" ".join(text.split()) for text in found} - {""}


def _strings(value) -> Iterator[str]:
    if isinstance(value, str):
        if "<" in value:  # ids, addresses and codes are for scripts
            yield value
    elif isinstance(value, (list, dict)):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _strings(item)


def _of_html(source: str) -> Iterator[str]:
    if not source.strip():
        return
    root = lxml.html.fromstring(f"<html>{source}</html>" if "<html" not in source else source)
    yield from root.xpath(f"//text()[not({_UNREAD})]")
    for node in root.iter():
        if isinstance(node.tag, str):
            yield from (node.get(name, "") for name in _SHOWN_ATTRIBUTES)
            if node.get("type") in ("submit", "button") and node.tag == "input":
                yield node.get("value", "")


def not_french(text: str) -> str | None:
    """What is wrong with a text; None when it is French."""
    text = _FINE.sub("", text)
    if text in _ALONE or english_messages().fullmatch(text):
        return "anglais"
    for name, pattern in _WRONG.items():
        if found := pattern.search(text):
            return f"{name} : {found[0]}"
    return None
