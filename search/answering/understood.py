"""What a query says that a filter would say acts as that filter, unless this would hide what its words name.

Words that were read are taken out of the text, the rest is searched. A reading is taken only when

- something that passes it holds all the words that are left, and
- no page that passes it not has a name that holds all the words as they were typed (« mai », « Nice »), nor is there
  one whose title they are.

This is decided for the text alone, whatever filters are set by hand beside it: a facet's count stays what its click
gives. A filter set by hand takes the place of what was read of its key, whose words then are no text either.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, combinations
from zoneinfo import ZoneInfo

from django.utils import timezone

from catalogue.models import Audience
from catalogue.schedule.periods import parse_period
from home.folding import folded
from home.nearby import DEFAULT_RADIUS, RADII
from home.places import meant
from home.regions import known_regions
from home.time_zones import DEFAULT_ZONE
from home.tree_cache import shared
from search.answering.ranking import Ranked
from search.answering.services import best_of
from search.content.models import Entry
from search.engines.base import Engine
from search.filtering.around import PLACE, RADIUS, Around
from search.filtering.facets import PERIOD
from search.filtering.filters import Filters, chosen_entries
from search.language.analysis import FRENCH, fold
from search.understanding.filters_in_words import (
    Reading,
    Surroundings,
    departements,
    readings_of,
    regions,
    without,
)
from search.understanding.filters_in_words.codes import KIND
from search.understanding.filters_in_words.places import HERE
from search.understanding.interpretation import Interpretation
from search.understanding.interpreting import interpret
from search.understanding.query import Query, parse

ALL = "1"  # of `tel-quel`: no word is read as a filter, nor repaired
_MOST = 3  # readings that are tried together
_AS_THEY_STAND = (
    PERIOD,
    PLACE,
    regions.KEY,
    departements.KEY,
)  # a name must have their words as typed: « fermeture d’hiver » is no « cet hiver »


@dataclass(frozen=True)
class Understood:
    """The text that is left and the filters with what was read.

    `readings` act; `others` would have found something, and are text so as to hide nothing, or because what they find
    is `farther` kilometres away at most, and nothing is nearer.
    """

    query: Query
    filters: Filters
    readings: tuple[Reading, ...] = ()
    others: tuple[Reading, ...] = ()
    taken: tuple[Reading, ...] = ()  # out of the text; a filter set by hand may act in the place of one
    asks_near: bool = False  # « près de chez moi »
    farther: int = 0

    def whole(self, text: str) -> str:
        """A correction of the text that is left, with the words that were read."""
        return " ".join(dict.fromkeys((text, *(reading.words for reading in self.taken))))


def surroundings(zone: str = DEFAULT_ZONE) -> Surroundings:
    """Those of now, where the clocks show this zone."""
    here = {ref.slug: ref.name for ref in known_regions().values() if ref.is_public and ref.language == FRENCH}
    return Surroundings(timezone.now().astimezone(ZoneInfo(zone)).date(), here, _audiences)


def _audiences() -> dict[str, str]:
    """Names by slug, in French; remembered for some minutes."""
    named = Audience.objects.filter(locale__language_code=FRENCH).order_by("order", "name")
    return shared("audiences", lambda: dict(named.values_list("slug", "name")))


def understand(
    query: Query,
    filters: Filters,
    here: Surroundings,
    as_text: Collection[str] = (),
    by_hand: Collection[str] = (),
    engine: Engine | None = None,
    km: int = DEFAULT_RADIUS,
) -> Understood:
    """`query` and `filters` with what the words say. `as_text`: words that are not to be read, or ALL.

    `by_hand`: keys that somebody set, those of the filters besides. `km`: how far a place that is read reaches.

    No query of the database for a text in which nothing is read.
    """
    if ALL in as_text:
        query = replace(query, as_typed=True)
    if not query or ALL in as_text or filters.locale != FRENCH:
        return Understood(query, filters)
    kept = {fold(words) for words in as_text}
    readings = _one_place([one for one in readings_of(query.text, here) if fold(one.words) not in kept])
    nowhere = [one for one in readings if one.key == HERE]
    if nowhere and without(query.text, nowhere):
        return _from_nowhere(
            query, filters, nowhere, lambda rest: understand(rest, filters, here, as_text, by_hand, engine, km)
        )
    if not readings or (all(one.key == KIND for one in readings) and without(query.text, readings)):
        return Understood(query, filters)  # kinds beside a text are only preferred
    decision = _Decision(query, filters, readings, engine, km)
    taken, others = decision.made()
    farther = 0
    if not (taken or others or filters.around):
        others, farther = decision.made_farther()
    set_by_hand = {*by_hand, *_set_by_hand(filters)}
    in_force = tuple(one for one in taken if one.key not in set_by_hand)
    rest = parse(without(query.text, taken)) if taken else query
    narrowed = _with(filters, in_force, km)
    return Understood(rest, narrowed, in_force, tuple(others), tuple(taken), farther=farther)


def _one_place(readings: list[Reading]) -> list[Reading]:
    """Without the places after the first, from which distances are told."""
    places = [one for one in readings if one.key == PLACE]
    return [one for one in readings if one not in places[1:]]


def _from_nowhere(
    query: Query, filters: Filters, said: list[Reading], understand_rest: Callable[[Query], Understood]
) -> Understood:
    """The query without « près de chez moi », which says no place; as a text when nothing else is said."""
    rest = parse(without(query.text, said))
    if not rest or rest.excluded != query.excluded:  # only what is not wanted would be left
        return Understood(query, filters, asks_near=True)
    found = understand_rest(rest)
    return replace(found, asks_near=True, taken=(*found.taken, *said))


def _set_by_hand(filters: Filters) -> set[str]:
    keys = {key for key, values in filters.values.items() if values}
    return keys | ({PERIOD} if filters.periods else set()) | ({PLACE, RADIUS} if filters.around else set())


def _with(filters: Filters, readings: Sequence[Reading], km: int) -> Filters:
    """Filters that say what was read as well, as if it had been set by hand."""
    values = dict(filters.values)
    for reading in readings:
        if reading.key not in (PERIOD, PLACE):
            earlier = values.get(reading.key, ())
            values[reading.key] = tuple(dict.fromkeys((*earlier, *reading.values)))
    codes = dict.fromkeys(value for reading in readings if reading.key == PERIOD for value in reading.values)
    found = replace(filters, values=values, periods=(*filters.periods, *map(parse_period, codes)))
    if place := next((value for reading in readings if reading.key == PLACE for value in reading.values), None):
        found = replace(found, around=Around(meant(place)[0], km))
    if any(reading.key == regions.KEY for reading in readings):
        found = replace(found, regions=values[regions.KEY], with_shared=False)
    return found


class _Decision:
    """Which readings of a query may act."""

    def __init__(self, query: Query, filters: Filters, readings: list[Reading], engine: Engine | None, km: int) -> None:
        self.query, self.engine, self.readings, self.km = query, engine, readings, km
        own = filters.regions if filters.with_shared else ()
        self.scope = Filters(filters.locale, own, filters.with_shared)

    def made(self) -> tuple[list[Reading], list[Reading]]:
        """What acts; when nothing may, what could have."""
        finding = (chosen for chosen in self._choices() if self._finds(chosen, self.km))
        if (first := next(finding, None)) is None:
            return [], []
        named = self._named()
        if any(one.score.fit == 1 for one in named.values()):
            return [], first
        for chosen in chain((first,), finding):
            if not self._hides(chosen, named):
                return chosen, []
        return [], first

    def made_farther(self) -> tuple[list[Reading], int]:
        """What would find something further from its place, and the shortest distance that does, in kilometres."""
        longer = [km for km in RADII if km > self.km]
        for chosen in self._choices() if longer else ():
            if any(one.key == PLACE for one in chosen) and self._finds(chosen, longer[-1]):
                return chosen, next((km for km in longer[:-1] if self._finds(chosen, km)), longer[-1])
        return [], 0

    def _choices(self) -> Iterator[list[Reading]]:
        """All the readings, then each alone; kinds only when nothing else would be left to search for. A département is
        wanted before the region in which it lies, which the address of another may leave out.
        """
        kinds = [one for one in self.readings if one.key == KIND]
        others = [one for one in self.readings if one.key != KIND][:_MOST]
        for size in dict.fromkeys((len(others), min(len(others), 1))):
            for some in chain.from_iterable(map(self._by_region, combinations(others, size))):
                if kinds and not without(self.query.text, [*some, *kinds]):
                    yield [*some, *kinds]
                if some:
                    yield some

    def _by_region(self, some: Sequence[Reading]) -> Iterator[list[Reading]]:
        """As they are, each département in its region, then that region in its place."""
        yield [*some]
        if wider := [one.region for one in some if one.region]:
            if self.scope.regions:
                yield [*some, *wider]
            yield [one.region or one for one in some]

    def _finds(self, chosen: list[Reading], km: int) -> bool:
        """Whether something passes that holds what is left, as it was typed or meant."""
        filters, rest = _with(self.scope, chosen, km), parse(without(self.query.text, chosen))
        if (rest.excluded, rest.phrases) != (self.query.excluded, self.query.phrases):
            return False  # a text that only excludes asks for what it names
        if not rest.text:
            return chosen_entries(filters).exists()
        if not rest:
            return False
        asked = interpret(rest, filters.locale)
        if self._is_completed(rest, asked):
            return False
        return any(one.score.is_exact for one in best_of(asked, filters, self.engine).values())

    def _is_completed(self, rest: Query, asked: Interpretation) -> bool:
        """Whether a word that was finished before what was read is none, and would be taken for a beginning."""
        last = rest.words[-1]
        if not last.unfinished or last == self.query.words[-1]:
            return False
        return not any(last.forms[-1] in term.forms for term in (*asked.terms, *asked.light))

    def _named(self) -> dict[int, Ranked]:
        """Pages of which a name holds all the words, kinds too, and what was read as it stands."""
        asked = interpret(self.query, self.scope.locale)
        kinds = {form for one in self.readings if one.key == KIND for form in one.core.split()}
        needed = [term for term in asked.light if term.forms & kinds]
        asked = replace(asked, terms=(*asked.terms, *needed))
        found = {pk: one for pk, one in best_of(asked, self.scope, self.engine).items() if one.score.is_named}
        cores = [one.core for one in self.readings if one.key in _AS_THEY_STAND]
        names = Entry.objects.filter(pk__in=found).values_list("pk", "title", "keywords") if found and cores else ()
        for pk, title, keywords in names:
            said = f" {folded(title)} {folded(keywords)} "
            if not all(f" {core} " in said for core in cores):
                del found[pk]
        return found

    def _hides(self, chosen: list[Reading], named: Collection[int]) -> bool:
        shown = chosen_entries(_with(self.scope, chosen, self.km)).filter(pk__in=named).count() if named else 0
        return shown < len(named)
