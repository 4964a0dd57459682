"""The best candidates in the order of their words and of their meaning, joined: reciprocal rank fusion.

Words decide more than meaning, whose first is moved ahead by some places, and alone when they are sure: a query in one
word, in quotes or with an exclusion, and one whose first result holds all the words, are not looked at. Constants are
plain ones about which quality hardly changes, on providers' queries that were not used to choose them.
"""

from dataclasses import dataclass

from search.answering.ranking import Ranked
from search.content.models import EntryMeaning
from search.meaning.models import Model, model
from search.understanding.interpretation import Interpretation

_LOOKED_AT = 50  # candidates, the best by their words
_FLAT = 10  # the smaller, the more the first places count
_WEIGHT = 0.5  # of the place by meaning, against the place by words


@dataclass(frozen=True)
class Opinion:
    """How near in meaning a candidate is, its place by that and its place by words, from 1."""

    likeness: float
    place: int
    place_by_words: int

    @property
    def value(self) -> float:
        return 1 / (_FLAT + self.place_by_words) + _WEIGHT / (_FLAT + self.place)


def opinions(asked: Interpretation, ranked: dict[int, Ranked]) -> dict[int, Opinion]:
    """Of the best candidates, in their new order; none when words alone decide. One query when there is a model.

    One that the model has not read yet keeps the place of its words.
    """
    reader = model() if _is_open(asked, ranked) else None
    if reader is None:
        return {}
    looked_at = list(ranked)[:_LOOKED_AT]
    near = _likeness(reader, asked, looked_at)
    if not near:
        return {}
    places = {pk: place for place, pk in enumerate(sorted(near, key=lambda pk: -near[pk]), 1)}
    found = {pk: Opinion(near.get(pk, 0.0), places.get(pk, place), place) for place, pk in enumerate(looked_at, 1)}
    return dict(sorted(found.items(), key=lambda one: (-one[1].value, one[1].place_by_words)))


def _is_open(asked: Interpretation, ranked: dict[int, Ranked]) -> bool:
    query = asked.query
    if len(query.words) < 2 or query.phrases or query.excluded:
        return False
    return not next(iter(ranked.values())).score.is_exact if ranked else False


def _likeness(reader: Model, asked: Interpretation, ids: list[int]) -> dict[int, float]:
    packs = dict(EntryMeaning.objects.filter(entry__in=ids, model=reader.name).values_list("entry_id", "data"))
    text = asked.correction or asked.query.text
    return dict(zip(packs, reader.likeness(text, [bytes(data) for data in packs.values()]), strict=True))
