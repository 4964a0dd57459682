"""Ids of what editors write on a page: each is there once, the same at each visit.

An id is made of its text's words. The first on the page that makes one has it, the next ones get a number; those of our
templates are taken from the start. Outside a request (a block drawn alone) nothing is counted.
"""

import re
from contextlib import contextmanager
from contextvars import ContextVar

from django.utils.text import slugify

_LENGTH = 80
_given: ContextVar[set[str] | None] = ContextVar("anchors", default=None)

# A test compares them with the templates.
_OF_TEMPLATES = """
    a-apporter a-lire acces adresse-page animation arguments articles atelier ateliers autres-dates chiffres
    comparaison comparaison-legende compris conditions contacts contenu cycle cycles dans-les-fichiers dates en-bref
    en-pratique et-apres evaluation evenements fichiers filtres handicap jours licence liens liste menu methodes moyens
    objectifs organisations pied-site portes prerequis programme promotions promotions-passees publics q-accueil
    q-entete qui-anime rediffusions regions rencontres ressources seances sites themes themes-lies video
"""
RESERVED = frozenset(_OF_TEMPLATES.split())
_NUMBERED = re.compile(r"f\d+-(diapo|page|section)-\d+|coordination-\d+")  # of passages, coordinations


@contextmanager
def fresh_anchors():
    """Within, ids are those of one page."""
    token = _given.set(set())
    try:
        yield
    finally:
        _given.reset(token)


class AnchorsMiddleware:
    """An answer is one page."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        with fresh_anchors():
            return self.get_response(request)


def anchor_of(text: str, prefix: str = "") -> str:
    """An id for a text of the page, which no other has."""
    words = slugify(text.replace("_", " "))[:_LENGTH].strip("-")  # « id_… » are those of fields
    wanted = found = f"{prefix}{words or 'titre'}"
    given = _given.get()
    if given is None:
        return found
    number = 1
    while found in given or found in RESERVED or _NUMBERED.fullmatch(found):
        number += 1
        found = f"{wanted}-{number}"
    given.add(found)
    return found
