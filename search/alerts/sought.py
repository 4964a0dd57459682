"""What an alert is about, and where: a theme, and a département or else a region.

So can be counted what people wait for and nobody ever put in the agenda, without telling what each of them typed.
"""

from collections.abc import Sequence

from home.enums import DATES, PageType
from home.places import meant
from home.regions import NATIONAL
from search.alerts.wanted import Wanted
from search.answering.services import best_of
from search.answering.understood import surroundings
from search.content.models import Entry
from search.filtering.filters import Filters
from search.filtering.labels import Labels
from search.language.analysis import FRENCH
from search.understanding.filters_in_words import Reading, departements, places, readings_of, regions, without
from search.understanding.interpreting import interpret
from search.understanding.query import parse
from search.web.forms import SearchForm

_MOSTLY = 0.5  # of the words, which a theme must hold to be what they are about


def theme_and_place(wanted: Wanted, labels: Labels) -> dict[str, str]:
    """Slug of a theme; code of a département, else slug of a region. Each empty when nothing says it."""
    form = wanted.form(labels)
    text = form.query.text
    read = readings_of(text, surroundings(form.zone)) if labels.locale == FRENCH else []
    place = _departement(form, read) or _region(form, read)
    return {"theme": _theme(form.filters, without(text, read)), "place": place}


def holds_dates(pages: Sequence[int]) -> bool:
    """Whether some of these pages say when something is, was, or was to be."""
    return Entry.objects.filter(pk__in=pages, type__in=DATES).exists()


def _theme(filters: Filters, text: str) -> str:
    """The one that is chosen, else the one that the words name best."""
    if chosen := filters.values.get("theme"):
        return chosen[0]
    query = parse(text)
    themes = Filters(locale=filters.locale, values={"type": (str(PageType.THEME),)})
    best = best_of(interpret(query, filters.locale), themes) if query else {}
    found = next(iter(best.items()), None)
    if found is None or found[1].score.share < _MOSTLY:
        return ""
    return Entry.objects.filter(pk=found[0]).values_list("slug", flat=True).first() or ""  # it may be gone meanwhile


def _departement(form: SearchForm, read: Sequence[Reading]) -> str:
    if chosen := form.filters.values.get(departements.KEY):
        return chosen[0]
    if form.around:
        return form.around.commune.departement
    communes = (meant(one.values[0])[0].departement for one in read if one.key == places.KEY)
    named = (one.values[0] for one in read if one.key == departements.KEY)
    return next(iter((*communes, *named)), "")


def _region(form: SearchForm, read: Sequence[Reading]) -> str:
    """That of a filter, of the words, or of the address where it was asked."""
    chosen = [slug for slug in form.filters.values["region"] if slug != NATIONAL]
    said = [slug for one in read if one.key == regions.KEY for slug in one.values]
    return next(iter((*chosen, *said)), form.region if form.is_narrowed else "")
