"""What those who came thought of a date or a workshop. Here it is asked for; a higher app keeps and tells it.

A function registered under `register_scores` takes a model of pages and returns two expressions for its querysets: how
many people gave a note, and the sum of their notes; None for a model that nobody notes.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from django.db.models import IntegerField, Value
from django.db.models.expressions import Combinable
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from wagtail import hooks

HOOK = "register_scores"
LEAST = 5  # notes: fewer would tell what one person wrote
_BEST = 5

Scores = Callable[[type], tuple[Combinable, Combinable] | None]


@dataclass(frozen=True)
class Score:
    """Of `count` people; `average` from 1 to 5."""

    count: int
    average: float

    @property
    def label(self) -> str:
        """« 4,6 sur 5, d’après 12 personnes venues »."""
        values = {"average": number_format(self.average, 1), "best": _BEST, "count": self.count}
        return _("%(average)s sur %(best)s, d’après %(count)s personnes venues") % values


@cache
def scores_of(model: type) -> dict[str, Combinable]:
    """For `annotate`: what `public_score` reads."""
    for register in hooks.get_hooks(HOOK):
        if found := register(model):
            return dict(zip(("notes_count", "notes_sum"), found, strict=True))
    nothing = Value(0, IntegerField())
    return {"notes_count": nothing, "notes_sum": nothing}


def public_score(page: object) -> Score | None:
    """What visitors are told of a page that its queryset annotated; None below LEAST notes."""
    count, total = getattr(page, "notes_count", 0) or 0, getattr(page, "notes_sum", 0) or 0
    return Score(count, total / count) if count >= LEAST else None
