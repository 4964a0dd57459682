"""French typography of public pages: what editors type on an ordinary keyboard is shown with the spaces of the trade.

Thin no-break spaces before ; ! ? and around « h » of an hour, no-break ones before : and inside « », « 1er » of a
month. Only words in French are touched: neither tags and their attributes, nor code, nor what another language says.
"""

import re

_SPACE, _THIN = "\u00a0", "\u202f"
_MONTHS = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"

_WORDS = re.compile(
    rf"""
    [ {_SPACE}{_THIN}](?P<high>;(?=[\s»]|$)|[!?]+(?=[\s»)…]|$))
    | [ {_THIN}](?P<colon>:)(?=\s|$)
    | (?P<opens>«)\s*
    | (?<!\s)\s*(?P<closes>»)  # from the first space: each start would read them all again
    | (?<=\d)[ {_SPACE}]h(?:[ {_SPACE}](?P<minutes>\d\d))?\b
    | (?<=\d)[ ](?P<unit>[€%])
    | (?<![\d,.{_SPACE}{_THIN}])\b1[ {_SPACE}](?=(?:{_MONTHS})\b)(?P<first>)
    """,
    re.VERBOSE,
)
# Whatever is set has one of these: most texts have none.
_SIGNS = re.compile(r"[;:!?«»\d]")
# What stands between two tags and is no text goes with the first: half of the tokens of a page. No possessive
# quantifier, which Python 3.11.2 gets wrong.
_TOKENS = re.compile(
    r"""
    <!--.*?-->
    | <(?P<opaque>script|style|pre|code|textarea|kbd|samp)\b.*?</(?P=opaque)\s*>
    | <(?P<close>/?)(?P<name>[a-zA-Z][\w-]*)(?P<attributes>(?:"[^"]*"|'[^']*'|[^'">])*)>(?:\s+(?=<))?
    | (?P<text>[^<]+)
    """,
    re.VERBOSE | re.DOTALL,
)
_ATTRIBUTE = re.compile(r"""([^\s=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|(\S+)))?""")
_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")
)
_FRENCH = "fr"
_SHORT = {"jan.": "janv.", "fév.": "févr."} | {
    day: f"{day}." for day in ("lun", "mar", "mer", "jeu", "ven", "sam", "dim")
}


def in_french(html: str) -> str:
    """A page of HTML, with the words of its French parts set as French is."""
    return _TOKENS.sub(_Reader(), html)


def spaced(text: str) -> str:
    """French words without markup, set as French is."""
    return _WORDS.sub(_set, text) if _SIGNS.search(text) else text


def shortened(name: str) -> str:
    """A day or a month that Django's French shortened, as French does: « lun. », « janv. »; others as they are."""
    return _SHORT.get(name, name)


class _Reader:
    """Goes through the tokens of a page; knows in which language it is from the elements that say one."""

    def __init__(self) -> None:
        self._open: list[tuple[str, bool]] = []  # of the outermost that says a language on: name, and is it French

    def __call__(self, token: re.Match) -> str:
        kind = token.lastgroup
        if kind == "text":
            return spaced(token[0]) if self._open and self._open[-1][1] else token[0]
        if kind == "attributes":
            self._pass(*token.group("name", "close", "attributes"))
        return token[0]

    def _pass(self, name: str, close: str, attributes: str) -> None:
        same = bool(self._open) and self._open[-1][0] == name
        if close:
            if same:
                self._open.pop()
        elif (same or "lang" in attributes) and name.lower() not in _VOID:
            if said := _language_in(attributes):
                self._open.append((name, said.partition("-")[0].lower() == _FRENCH))
            elif same:
                self._open.append(self._open[-1])  # inside one of that name: its end is not the end of the language


def _language_in(attributes: str) -> str:
    """The value of `lang`, and not what another attribute's text says of one."""
    found = ((match[1].lower(), match[2] or match[3] or match[4]) for match in _ATTRIBUTE.finditer(attributes))
    return next((value for name, value in found if name == "lang" and value), "")


def _set(words: re.Match) -> str:
    match words.lastgroup:
        case "high":
            return f"{_THIN}{words['high']}"
        case "colon" | "unit":
            return f"{_SPACE}{words[words.lastgroup]}"
        case "opens":
            return f"«{_SPACE}"
        case "closes":
            return f"{_SPACE}»"
        case "first":
            return f"1er{_SPACE}"
    return f"{_THIN}h{_THIN}{words['minutes']}" if words["minutes"] else f"{_THIN}h"
