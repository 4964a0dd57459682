"""Words that say how one asks, or what kind of page is wanted, and little of the subject.

Beside others they are not needed and weigh little: « comment faire des vidéos » is about videos, « atelier Morlaix »
wants workshops there, not a page that explains what a workshop is. Alone they are words like others.
"""

from home.enums import PageType
from search.understanding.query import Query

# fmt: off
ASKING = frozenset((
    "comment", "pourquoi", "combien", "quand", "quoi", "quel", "quelle", "quels", "quelles", "faire", "fait", "faut",
    "peut", "peux", "puis", "veux", "voudrais", "dois", "doit", "sais", "savoir", "cherche", "bonjour", "bjr", "svp",
    "merci",
))
# fmt: on
_DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_MONTHS = ("janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre", "octobre", "novembre")
_DATES = (PageType.SESSION, PageType.EVENT, PageType.PROMOTION)
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
    **dict.fromkeys((*_DAYS, *_MONTHS, "decembre"), _DATES),
}


def is_light(form: str) -> bool:
    """Whether a folded word asks, or names a kind of page; months and days are subjects all the same."""
    return form in ASKING or (_kinds_of(form) not in ((), _DATES))


def kinds_asked(query: Query) -> frozenset[str]:
    """The types of pages that a query wants to see first; empty when it names none."""
    return frozenset(str(kind) for asked in query.words for form in asked.forms for kind in _kinds_of(form))


def _kinds_of(form: str) -> tuple[PageType, ...]:
    return _KINDS.get(form) or _KINDS.get(form.removesuffix("s")) or ()
