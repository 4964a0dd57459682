"""What the results page shows: results, facets, chips and sorts as its components take them."""

from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.utils.translation import gettext as _

from home.cards import Badge, Fact
from home.nearby.distances import distance_label
from home.regions import NATIONAL
from search.answering.results import Answer, FacetValue, Result, Results
from search.answering.services import MAX_RESULTS
from search.answering.understood import ALL
from search.filtering.around import DISTANCE, PLACE, RADIUS
from search.filtering.facets import KEYS
from search.filtering.labels import ORDERS, Labels
from search.understanding.filters_in_words import Reading, without
from search.web.addresses import page_url
from search.web.clicks import click_url
from search.web.folded_dates import FoldedDates, badges_of, folded_dates
from search.web.forms import AS_TEXT, EVERYWHERE, SearchForm, query_string
from search.web.outlets import OUTLETS

_OPEN = ("type", "theme")  # facets that are unfolded from the start


@dataclass(frozen=True)
class ResultCard:
    """What `components/result.html` shows."""

    title: str
    url: str
    icon: str
    type_label: str
    extract: str
    where: str | None
    meta: list[Fact]
    badges: list[Badge]
    dates: FoldedDates | None
    explanation: list[str]  # why it stands there; for editors who ask, empty for everyone else


def cards(results: Results, labels: Labels, request) -> list[ResultCard]:
    """Results as cards. Their links pass by `search.web.clicks` when a text was searched."""
    first = (results.page - 1) * results.size + 1

    def card(rank: int, result: Result) -> ResultCard:
        def url_of(one: Result) -> str:
            return _url(one, results.query, rank, request)

        return _card(result, labels, url_of(result), folded_dates(result, lambda date: url_of(Result(date, ""))))

    return [card(rank, result) for rank, result in enumerate(results.results, first)]


def answers(results: Results, request) -> list[dict[str, str]]:
    """Questions that were asked, as `search/answers.html` shows them."""
    return [
        {
            "question": answer.question,
            "extract": answer.extract,
            "url": _url(answer, results.query, 1, request),
            "page": answer.entry.title,
        }
        for answer in results.answers
    ]


def _url(result: Result | Answer, text: str, rank: int, request) -> str:
    """The very place that was found."""
    entry, location = result.entry, request.location
    if not text:
        return page_url(entry, request)
    here = location.region.slug if location.region else NATIONAL
    search_url = location.view_url(request, "recherche")
    return click_url(search_url, entry_id=entry.pk, rank=rank, text=text, anchor=result.anchor, region=here)


def _card(result: Result, labels: Labels, url: str, dates: FoldedDates | None) -> ResultCard:
    entry = result.entry
    return ResultCard(
        title=entry.title,
        url=url,
        icon=entry.type,
        type_label=labels.label("type", entry.type),
        extract=result.extract,
        where=result.where,
        meta=_facts(result, labels),
        badges=badges_of(entry),
        dates=dates,
        explanation=result.explanation,
    )


def _facts(result: Result, labels: Labels) -> list[Fact]:
    entry = result.entry
    facts = [
        ("calendrier", entry.when),
        ("lieu", _where(entry.place, result.distance_km)),
        ("niveau", labels.label("niveau", entry.level)),
        ("licence", labels.label("licence", entry.licence)),
        ("region", "" if entry.region == NATIONAL else labels.label("region", entry.region)),
    ]
    return [Fact(icon, text) for icon, text in facts if text]


def _where(place: str, km: float | None) -> str:
    """A place, and how far it is when that was asked."""
    if km is None:
        return place
    far = distance_label(km)
    return f"{place}, {far}" if place else far


class Selection:
    """The links that change one thing of the search in force and keep the rest."""

    def __init__(self, form: SearchForm):
        self.pairs = form.pairs()
        self.labels = form.labels
        self.around, self.km = form.around, form.chosen(RADIUS)
        self.read = form.understood

    @property
    def query_string(self) -> str:
        return query_string(self.pairs)

    @property
    def filters(self) -> list[tuple[str, str]]:
        return [pair for pair in self.pairs if pair[0] in KEYS]

    def _url(self, pairs: list[tuple[str, str]]) -> str:
        return f"?{query_string(pairs)}"

    def toggled(self, key: str, value: str) -> str:
        """With a value more, or without it when it is selected; one that was read, with its words as text."""
        if reading := next((one for one in self.read.readings if one.key == key and value in one.values), None):
            return self._as_text(reading)
        pair = (key, value)
        lifted = ("region", EVERYWHERE if key == "region" else "")
        others = [other for other in self.pairs if other not in (pair, lifted)]
        return self._url(others if pair in self.pairs else [*others, pair])

    def everywhere_url(self) -> str:
        """The same search in all regions."""
        return self._url([*(pair for pair in self.pairs if pair[0] != "region"), ("region", EVERYWHERE)])

    def corrected_url(self, text: str) -> str:
        """The same search of another text."""
        return self._url([("q", text), *(pair for pair in self.pairs if pair[0] != "q")])

    def as_typed_url(self) -> str:
        """The same search of the text as it was typed, with nothing corrected nor read."""
        return self._url([*(pair for pair in self.pairs if pair[0] != AS_TEXT), (AS_TEXT, ALL)])

    @property
    def alert_url(self) -> str:
        """Where to ask to be told of what is new in it (`search.alerts`), below the address of the search."""
        return f"alerte/?{self.query_string}"

    def outlets(self) -> list[dict]:
        """The same search for other programs, as addresses below that of the search."""
        return [{"label": label, "url": f"{name}?{self.query_string}", "icon": icon} for name, label, icon in OUTLETS]

    def facets(self, facets: dict[str, list[FacetValue]]) -> list[dict]:
        """Facets that leave a choice, as `components/facets.html` takes them."""
        return [
            {
                "label": KEYS[key].label,
                "open": key in _OPEN or any(value.selected for value in values),
                "values": [vars(value) | {"url": self.toggled(key, value.value)} for value in values],
            }
            for key, values in facets.items()
            if len(values) > 1 or any(value.selected for value in values)
        ]

    def _as_text(self, reading: Reading) -> str:
        return self._url([*self.pairs, (AS_TEXT, reading.words)])

    def understood(self) -> list[dict]:
        """What the words of the query say as filters; each link takes them as text."""
        return [{"label": self._reading_label(one, self.km), "url": self._as_text(one)} for one in self.read.readings]

    def offer(self) -> dict | None:
        """Filters that words of the query could be, and are not so as to hide nothing; the link makes them so."""
        others = self.read.others
        if not others:
            return None
        rest = without(self.read.query.text, list(others)).strip()
        kept = [pair for pair in self.pairs if pair[0] != "q"] + ([("q", rest)] if rest else [])
        said = [(one.key, value) for one in others for value in one.values]
        if farther := self.read.farther:
            kept = [pair for pair in kept if pair[0] != RADIUS]
            said.append((RADIUS, str(farther)))
        label = ", ".join(self._reading_label(one, farther or self.km) for one in others)
        return {"label": label, "url": self._url([*kept, *said]), "is_farther": bool(farther)}

    def _reading_label(self, reading: Reading, km: int) -> str:
        return ", ".join(self.labels.label(reading.key, value, km) for value in reading.values)

    def chips(self) -> list[dict]:
        found = [
            {"label": self._chip_label(key, value), "url": self.toggled(key, value)} for key, value in self.filters
        ]
        if self.around:
            found.append({"label": str(self.around), "url": self.anywhere_url()})
        return found

    def anywhere_url(self) -> str:
        """The same search without its place, nor the sort by distance from it."""
        return self._url([pair for pair in self.pairs if pair[0] not in (PLACE, RADIUS) and pair != ("tri", DISTANCE)])

    def _chip_label(self, key: str, value: str) -> str:
        return _("Toutes les régions") if value == EVERYWHERE else self.labels.label(key, value)

    def reset_url(self) -> str:
        return self._url([pair for pair in self.pairs if pair[0] == "q"])

    def orders(self, current: str) -> list[dict]:
        others = [pair for pair in self.pairs if pair[0] != "tri"]
        place = [(PLACE, value) for one in self.read.readings if one.key == PLACE for value in one.values]
        return [
            {
                "label": label,
                "url": self._url([*others, *(place if code == DISTANCE else ()), ("tri", code)]),
                "current": code == current,
            }
            for code, label in ORDERS.items()
            if code != DISTANCE or self.around or place
        ]


def page_of(results: Results) -> Page:
    """The page's place among the others, for `components/pagination.html`."""
    return Paginator(range(min(results.listed, MAX_RESULTS)), results.size).get_page(results.page)
