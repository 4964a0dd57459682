"""What the search of a form finds, the query read as a form too."""

from dataclasses import replace
from typing import Any

from home.location import Location
from home.time_zones import DEFAULT_ZONE
from search.answering.results import Results
from search.answering.services import search
from search.web.forms import SearchForm


def answer(form: SearchForm, *, near: str, **options: Any) -> Results:
    """A page of results; `near` is the visitor's region. The text and its correction are those of the whole query."""
    understood = form.understood
    results = search(
        understood.query, understood.filters, labels=form.labels, near=near, page=form.chosen("page"), **options
    )
    correction = understood.whole(results.correction) if results.correction else None
    return replace(results, query=form.query.text, correction=correction)


def zone_of(location: Location) -> str:
    """The clock (IANA) of the place whose site is asked: what « demain » is there."""
    return location.region.time_zone if location.region else DEFAULT_ZONE
