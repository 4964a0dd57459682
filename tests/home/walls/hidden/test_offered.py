"""Every field of every form that an editor of Bretagne can open offers and takes nothing that is hidden elsewhere.

Forms of pages are found by the edit handlers of their models, the others by what the admin makes when each of its
addresses is opened: a field that is added is looked at too.
"""

from collections.abc import Callable
from dataclasses import replace

import pytest
from django.forms import BaseForm, ModelChoiceField
from django.http import QueryDict
from django.test import Client
from wagtail.blocks import BlockField
from wagtail.models import Page

from home.models import User
from home.walls import lists, lookups
from home.walls.forms import WalledPageForm
from home.walls.guard import admits, table
from home.walls.reader import nobody_reads, read_by
from home.walls.routes import For, Rule
from home.walls.territory import Territory, territory_of
from tests.factories.hidden import HIDE, PAGE_TYPES, parents
from tests.home.walls.addresses import Route, own, routes
from tests.home.walls.crawl import everything_said, undone
from tests.home.walls.hidden.offers import Offers
from tests.home.walls.world import Side, word

COORDINATION = "Coordination"


@pytest.fixture
def breton(hidden):
    """Who publishes in Bretagne, reading a page of the admin."""
    with undone(), nobody_reads():
        person = User.objects.get(pk=hidden["bretagne"].people[COORDINATION].pk)
        read_by(person)
        yield person


@pytest.fixture(scope="module")
def offers(hidden) -> Offers:
    """What choosers show, each asked once for all tests that change nothing."""
    return offers_to(hidden)


@pytest.fixture(scope="module")
def places(hidden) -> dict[type[Page], Page]:
    """Where pages of each type are made: in Bretagne; of a type that regions have none of, in the nation."""
    return parents(hidden["national"].home) | parents(hidden["bretagne"].home)


def offers_to(sides) -> Offers:
    return Offers(sides["bretagne"].people[COORDINATION], list(sides.values()))


def secrets() -> list[str]:
    """Words of what an editor of Bretagne may not know: all of Occitanie, the hidden pages of the nation."""
    return [word("occitanie", ""), *(word("national", how) for how in HIDE)]


def told(offered: dict[str, str], words: list[str]) -> dict[str, str]:
    """The fields that offer something with one of the words, with what stands there."""
    found = {}
    for name, text in offered.items():
        start = next((text.index(secret) for secret in words if secret in text), None)
        if start is not None:
            found[name] = text[max(0, start - 30) : start + 50]
    return found


# --- Pages ------------------------------------------------------------------------------------------------------------


def page_form(model: type[Page], places, person, data=None) -> WalledPageForm:
    """The form of a new page."""
    parent = places[model]
    form = model.get_edit_handler().get_form_class()
    return form(data=data, instance=model(locale_id=parent.locale_id), for_user=person, parent_page=parent)


def test_form_of_a_page_offers_nothing_that_is_hidden_elsewhere(breton, places, offers):
    offered = {model.__name__: offers.of(page_form(model, places, breton)) for model in PAGE_TYPES}
    assert {name: wrong for name, fields in offered.items() if (wrong := told(fields, secrets()))} == {}


# Each way in which a field offers pages, with one that does.
WAYS = {
    ("WorkshopPage", "next_workshops"): "a list to tick",
    ("SessionPage", "workshop"): "a chooser of one type",
    ("RegionPage", "legal_notice_page"): "a chooser of every page",
    ("ArticlePage", "body.cards.pages"): "a block of a stream",
}


def offering(places, person, offers, words: list[str]) -> set[tuple[str, str]]:
    """Of the ways above, those by which something with one of the words is offered."""
    found = set()
    for model in PAGE_TYPES:
        ways = {field for name, field in WAYS if name == model.__name__}
        if ways:
            fields = offers.of(page_form(model, places, person), ways.__contains__)
            found |= {(model.__name__, field) for field in told(fields, words)}
    return found


def test_forms_offer_ones_own_drafts(breton, places, offers):
    """A control: what is looked for is found where it may be."""
    assert offering(places, breton, offers, [word("bretagne", "draft")]) == set(WAYS)


def test_without_the_wall_every_way_offers_drafts_of_others(hidden, breton, places, monkeypatch):
    """The control of the first test."""
    monkeypatch.setattr(lists, "territory_of", lambda user: Territory(everything=True))
    monkeypatch.setattr(lookups, "readable", lambda user: Page.objects.all())
    assert offering(places, breton, offers_to(hidden), [word("occitanie", "draft")]) == set(WAYS)


# --- What is sent by hand ---------------------------------------------------------------------------------------------


def naming(form: BaseForm, side, how: str) -> dict[str, str]:
    """For each field that leads to a page, one of a side that is hidden so, of the type that the field takes."""
    ids = {model: str(page.pk) for (kind, model), page in side.hidden.items() if kind == how}
    fields = {name: field for name, field in form.fields.items() if isinstance(field, ModelChoiceField)}
    wanted = {name: field.queryset.model for name, field in fields.items() if issubclass(field.queryset.model, Page)}
    fitting = {name: [pk for kind, pk in ids.items() if issubclass(kind, model)] for name, model in wanted.items()}
    return {name: pks[0] for name, pks in fitting.items() if pks}


def sent(form: BaseForm, values: dict[str, str]) -> QueryDict:
    """The values as a browser sends them, with streams and inline panels that hold nothing."""
    data = QueryDict(mutable=True)
    data.update({f"{name}-count": "0" for name, field in form.fields.items() if isinstance(field, BlockField)})
    data.update({f"{name}-{count}_FORMS": "0" for name in form.formsets for count in ("TOTAL", "INITIAL")})
    data.update(values)
    return data


def refused(hidden, places, person, how: str, theirs: str) -> tuple[set, set]:
    """The fields of all forms that were given a hidden page of a side; those that refused it."""
    given, wrong = set(), set()
    for model in PAGE_TYPES:
        empty = page_form(model, places, person)
        values = naming(empty, hidden[theirs], how)
        if values:
            form = page_form(model, places, person, sent(empty, values))
            form.is_valid()
            given |= {(model.__name__, name) for name in values}
            wrong |= {(model.__name__, name) for name in values if name in form.errors}
    return given, wrong


@pytest.mark.parametrize(("how", "theirs"), [("draft", "occitanie"), ("private", "national"), ("expired", "occitanie")])
def test_form_of_a_page_takes_nothing_that_is_hidden_elsewhere(hidden, places, breton, how, theirs):
    given, wrong = refused(hidden, places, breton, how, theirs)
    assert len(given) > 10
    assert wrong == given


def test_form_of_a_page_takes_ones_own_drafts(hidden, places, breton):
    """The control of the test above."""
    given, wrong = refused(hidden, places, breton, "draft", "bretagne")
    assert (len(given) > 10, wrong) == (True, set())


# --- All other forms --------------------------------------------------------------------------------------------------


@pytest.fixture
def made(monkeypatch) -> list[BaseForm]:
    """Every form that is made."""
    found = []
    begin = BaseForm.__init__

    def noticed(form, *args, **kwargs):
        begin(form, *args, **kwargs)
        found.append(form)

    monkeypatch.setattr(BaseForm, "__init__", noticed)
    return found


def opened(side: Side, made, only: Callable[[Route], bool] = lambda route: True) -> tuple[list[BaseForm], dict]:
    """The admin's addresses that editors have, each opened once with a thing of one's own: the forms, one of each kind;
    what was said, by the name of the address.
    """
    person = side.people[COORDINATION]
    client = Client(headers={"host": "localhost"}, raise_request_exception=False)
    client.force_login(person)
    said = {}
    for route in routes():
        is_theirs = admits(table().get(route.name, Rule(For.ADMINISTRATORS)), territory_of(person))
        if route.is_admin and is_theirs and not route.name.endswith(("logout", "results")) and only(route):
            with undone():
                said[route.name] = everything_said(client.get(next(own(route, _fit(side, route)))))
    kinds = {type(form): form for form in made if not isinstance(form, WalledPageForm)}
    return list(kinds.values()), said


def _fit(side: Side, route: Route) -> Side:
    """A draft comes first among a side's pages; it has no sign-ups, the published date has."""
    is_of_date = route.name.startswith("signups_")
    return replace(side, ids=side.ids | {"page_id": [side.pages["live"].pk]}) if is_of_date else side


# Not opened with what this world has: another date of a workshop (only one's own), languages.
ELSEWHERE = {"MoveForm", "PageTranslationForm"}


def test_admin_opened_once_names_nothing_that_is_hidden_elsewhere(hidden, offers, made):
    found, said = opened(hidden["bretagne"], made)
    assert told(said, secrets()) == {}
    assert {kind.__name__ for kind in kinds_of_ours() - {type(form) for form in found}} == ELSEWHERE
    assert {type(form).__name__: wrong for form in found if (wrong := told(offers.of(form), secrets()))} == {}


def kinds_of_ours() -> set[type[BaseForm]]:
    """The forms of the project that offer rows of the database, but for those of pages."""
    kinds, waiting = set(), [BaseForm]
    while waiting:
        kind = waiting.pop()
        waiting += kind.__subclasses__()
        ours = kind.__module__.split(".")[0] in ("home", "catalogue", "search")
        offers_rows = any(isinstance(field, ModelChoiceField) for field in getattr(kind, "base_fields", {}).values())
        if ours and offers_rows and not issubclass(kind, WalledPageForm):
            kinds.add(kind)
    return kinds


def test_without_the_wall_filters_offer_people_and_workflows_of_others(hidden, made, monkeypatch):
    """The control of the test above."""
    monkeypatch.setattr(lookups, "territory_of", lambda user: Territory(everything=True))
    names = ("wagtailadmin_explore", "wagtailadmin_reports:workflow")
    found, said = opened(hidden["bretagne"], made, lambda route: route.name in names)
    offers = offers_to(hidden)
    wrong = {field for form in found for field in told(offers.of(form), [word("occitanie", "")])}
    assert wrong == {"owner", "edited_by", "workflow", "requested_by"}
    assert set(told(said, secrets())) == set(names)
