"""Kinds of pages, ways of meeting, levels and prices that a query names, as codes of the contract."""

import re

from catalogue.enums import Level, Mode, Price
from home.enums import DATES, PageType
from search.understanding.filters_in_words.words import Found, Words

KIND, MODE, LEVEL, PRICE = "type", "mode", "niveau", "prix"
_Table = tuple[tuple[str, tuple[str, ...]], ...]  # patterns and codes

_MET = r"(?:ateliers?|seances?|sessions?|formations?|evenements?|rencontres?|reunions?|conferences?|cours|webinaires?)"
_ROLE = (
    r"(?:(?:animat(?:eur|rice)s?|coordinat(?:eur|rice)s?|coordos?|referente?s?)"
    r"(?: numeriques?| departementa(?:l|les?|ux))?"
    r"|conseill(?:er|ere)s? numeriques?)"
)
# « En ligne » is a way to sell as well: it says how one meets only after what one goes to, when that is not about it.
_MODES: _Table = (
    (r"(?:a|en) distance|(?:en|par) (?:visio ?conference|visio)|visio ?conference|visio|distanciel", (Mode.REMOTE,)),
    (r"(?:en )?presentiel|sur place", (Mode.ON_SITE,)),
)
_ONLINE = re.compile(r"en ligne(?!\S)")
_DONE_ONLINE = re.compile(
    r"ven(?:te|d|dre|ds|du)s?|reserv\w*|pa(?:ie|ye)\w*|achat|achet\w*|command\w*|commercialis\w*|boutiques?|annonces?"
    r"|publi\w*|pub|presence|presents?|visib\w*|trouver|declar\w*|inscri\w*|billet\w*|reputation|formulaires?|espaces?"
)
_LEVELS: _Table = (
    (r"(?:niveau |pour |grands? |vrais? )*debutant(?:e|s|es)?", (Level.BEGINNER,)),
    (r"niveau decouverte", (Level.DISCOVERY,)),
    (r"niveau (?:intermediaire|moyen)", (Level.INTERMEDIATE,)),
    (r"niveau (?:avance|expert)", (Level.ADVANCED,)),
)
_KINDS: _Table = (
    (r"ateliers?", (PageType.WORKSHOP, PageType.SESSION)),
    (r"seances?", (PageType.SESSION,)),
    (r"sessions?", (PageType.SESSION, PageType.PROMOTION)),
    (r"formations?", (PageType.CYCLE, PageType.PROMOTION)),
    (r"promotions?", (PageType.PROMOTION,)),
    (r"evenements?", (PageType.EVENT,)),
    (r"rencontres?", (PageType.EVENT,)),
    (r"agenda|calendrier|dates?", DATES),
    (r"diaporamas?|diapos?|tutoriels?|tutos?|ressources?|supports?", (PageType.MATERIAL,)),
    (r"articles?", (PageType.ARTICLE,)),
    (r"offices?(?: (?:de|du) tourisme)?", (PageType.ORGANISATION,)),
    (_ROLE, (PageType.ORGANISATION,)),
    (r"(?:qui )?contacter|interlocut(?:eur|rice)s?", (PageType.ORGANISATION,)),
)


def _compiled(table: _Table, key: str) -> list[tuple[re.Pattern[str], str, tuple[str, ...]]]:
    return [(re.compile(rf"(?:{pattern})(?!\S)"), key, tuple(map(str, codes))) for pattern, codes in table]


_TABLE = [*_compiled(_MODES, MODE), *_compiled(_LEVELS, LEVEL), *_compiled(_KINDS, KIND)]
WHAT_IS_MET = re.compile(_MET)
WHAT_IS_SOMEWHERE = re.compile(
    rf"(?:.* )?(?:{_MET}|{_ROLE}|agenda|contacts?|contacter|ot|offices?(?: (?:de|du) tourisme)?)"
)
_FREE = re.compile(r"(?:gratuit(?:e|s|es)?|gratuitement|gratos)(?!\S)")
_ASKS_WHETHER = frozenset(
    ("est", "sont", "c", "ce", "il", "ils", "elle", "elles")
)  # « les ateliers sont-ils gratuits ? »


def read_codes(words: Words, at: int) -> Found | None:
    """The code that the words from one on begin with."""
    text = words.after(at)
    if _ONLINE.match(text) and _is_how_one_meets(words.forms[:at]):
        return Found(2, MODE, (str(Mode.REMOTE),))
    if _FREE.match(text) and _is_said_of_what_is_met(words.forms, at):
        return Found(1, PRICE, (str(Price.FREE),))
    for pattern, key, values in _TABLE:
        if match := pattern.match(text):
            return Found(len(match[0].split()), key, values)
    return None


def _is_said_of_what_is_met(forms: list[str], at: int) -> bool:
    """« atelier gratuit », but neither « logo gratuit », nor a question."""
    return any(map(WHAT_IS_MET.fullmatch, forms)) and _ASKS_WHETHER.isdisjoint(forms[max(at - 1, 0) : at])


def _is_how_one_meets(before: list[str]) -> bool:
    """After these words: « atelier », « atelier facebook », but not « atelier vendre ses chambres »."""
    met = list(map(WHAT_IS_MET.fullmatch, before))
    return bool(met and met[-1]) or (any(met) and not any(map(_DONE_ONLINE.fullmatch, before)))
