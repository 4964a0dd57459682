"""Words that say how one asks, or what kind of page is wanted, and little of the subject.

Beside others they are not needed and weigh little: « comment faire des vidéos » is about videos, « atelier Morlaix »
wants workshops there, not a page that explains what a workshop is. Alone they are words like others.
"""

import re
from itertools import pairwise

from home.enums import DATES, PageType
from search.language.analysis import compounds, fold
from search.understanding.query import Query

# fmt: off
_QUESTIONS = (
    "comment", "pourquoi", "combien", "quand", "quoi", "quel", "quelle", "quels", "quelles", "faire", "fait", "faut",
    "peut", "peux", "puis", "veux", "voudrais", "dois", "doit", "sais", "savoir", "cherche", "bonjour", "bjr", "svp",
    "merci", "aide", "aider", "aimerais", "avez", "avoir", "besoin", "ca", "cela", "doivent", "est", "etre", "fais",
    "font", "importe", "mettre", "peuvent", "possible", "pouvez", "pouvoir", "quelqu", "salut", "sommes", "stp", "suis",
    "trouver", "utiliser", "va", "vais", "voir",
)
_BETWEEN = ("alors", "aussi", "bien", "chez", "comme", "deja", "donc", "entre", "meme", "plus", "si", "tout", "tres")
_TEXTED = (  # as people write on a phone
    "auj", "bcp", "bsr", "cmt", "dc", "ds", "dsl", "fr", "jai", "jcherche", "jdoi", "jdois", "jpeu", "jpeux", "jsais",
    "jsui", "jsuis", "jveu", "jveux", "jvoudrai", "jvoudrais", "kan", "ke", "kel", "kelle", "keske", "ki", "kil", "koi",
    "koman", "komen", "mrc", "pa", "pck", "pk", "pkoi", "pr", "psk", "qd", "qqn", "qqun", "ss", "slt", "tjr", "tjrs",
    "tt", "vs", "ya",
)
ASKING = frozenset((*_QUESTIONS, *_BETWEEN, *_TEXTED))
# fmt: on
_OWNERS = frozenset(
    ["mon", "ma", "mes", "ton", "ta", "tes", "son", "sa", "ses", "notre", "nos", "votre", "vos", "entre"]
)
_STATES = re.compile("(?:reporte|annule)e?s?|passe(?:es?|s)|replays?")
_DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_MONTHS = ("janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre", "octobre", "novembre")
_KINDS: dict[str, tuple[PageType, ...]] = {
    "atelier": (PageType.WORKSHOP, PageType.SESSION),
    "seance": (PageType.SESSION,),
    "session": (PageType.SESSION, PageType.PROMOTION),
    "formation": (PageType.CYCLE, PageType.PROMOTION),
    "cycle": (PageType.CYCLE,),
    "promotion": (PageType.PROMOTION,),
    "evenement": (PageType.EVENT,),
    "rencontre": (PageType.EVENT,),
    "diaporama": (PageType.MATERIAL,),
    "diapo": (PageType.MATERIAL,),
    "tutoriel": (PageType.MATERIAL,),
    "tuto": (PageType.MATERIAL,),
    "article": (PageType.ARTICLE,),
    "office": (PageType.ORGANISATION,),
    "animateur": (PageType.ORGANISATION,),
    "animatrice": (PageType.ORGANISATION,),
    "contacter": (PageType.ORGANISATION,),
    "interlocuteur": (PageType.ORGANISATION,),
    "interlocutrice": (PageType.ORGANISATION,),
    "occupe": (PageType.ORGANISATION,),  # « qui s’occupe de »
    "referent": (PageType.ORGANISATION,),
    "referente": (PageType.ORGANISATION,),
    **dict.fromkeys((*_DAYS, *_MONTHS, "decembre"), DATES),
}


def light_forms(query: Query) -> frozenset[str]:
    """Folded words that ask, or name a kind of page; months and days are subjects all the same."""
    owned = _owned(query)
    forms = {form for asked in query.words for form in asked.forms}
    return frozenset(
        form for form in forms if form in ASKING or (form not in owned and _kinds_of(form) not in ((), DATES))
    )


def kinds_asked(query: Query) -> frozenset[str]:
    """The types of pages that a query wants to see first; empty when it names none."""
    owned = _owned(query)
    forms = (form for asked in query.words for form in asked.forms if form not in owned)
    return frozenset(str(kind) for form in forms for kind in _kinds_of(form))


def asks_what_is_over(query: Query) -> bool:
    """Whether a query names what is past, or was called off, which others want last."""
    return any(_STATES.fullmatch(form) for asked in query.words for form in asked.forms)


def _owned(query: Query) -> set[str]:
    """Words of things that one speaks of, and does not look for: « partager mes diaporamas entre animateurs »."""
    forms = [fold(part) for parts in compounds(query.text) for part in parts]
    return {form for before, form in pairwise(forms) if before in _OWNERS}


def _kinds_of(form: str) -> tuple[PageType, ...]:
    return _KINDS.get(form) or _KINDS.get(form.removesuffix("s")) or ()
