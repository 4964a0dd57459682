"""An id that no row can have, in the path of any address, in its query or in what is sent to it, is never an error."""

from urllib.parse import urlencode

import pytest
from django.core.exceptions import ValidationError
from django.db import DataError, connection
from django.db.models import UUIDField
from django.test import Client
from django.urls import NoReverseMatch, reverse

from home import impossible_ids
from home.models import User
from home.walls.lookups import numbers
from tests.home.walls.addresses import Route, _words, fill, routes, things
from tests.home.walls.crawl import undone

LONG = "9" * 30
BAD = [LONG, "abc"]
# Names under which the site's addresses take ids; each address is given all of them.
_NAMES = """
    account_id ancestor_of audience audiences author child_of childOf chooser collection collection_id collections
    comments-0-id content_type cycle descendant_of destination_page_id doc_id document document_id edited_by
    files-0-document for_translation format groups id illustration image image_id item_0-object_id
    image-chooser-upload-collection locale locales locked_by material materials new_parent_page next_workshops object_id
    organisation overwrite_revision_id owner page page_id parent_page parent_page_id pk public publish_in
    redirect_page region requested_by restriction_id revision_id role site source_locale target_locale target_pages[]
    task task_state_id themes translation_of uploaded_file_id user value workflow workshop
"""
NAMES = _NAMES.split()
# What does not work without what its own form sends, whatever the ids.
OTHER_REASONS = {
    "wagtailadmin_error_test",  # it is there to fail
    "wagtailadmin_logout",
    "wagtailadmin_choose_page_external_link",
    "wagtailredirects:process_import",
    "wagtailsnippetchoosers_catalogue_audience:create",
}
# What answers alike whether there was such a thing or not.
ALIKE = {
    "post wagtailadmin_editing_sessions:ping": {200},  # one that is gone begins anew
    "post wagtailadmin_editing_sessions:release": {200},
}


class Asker:
    """One person, who asks; what came back as an error of the server is kept."""

    def __init__(self, person):
        self.client = Client(headers={"host": "localhost"}, raise_request_exception=False)
        if person:
            self.client.force_login(person)
        self.cookies = self.client.cookies.copy()
        self.errors: set[str] = set()

    def ask(self, route: Route, method: str, url: str, values: dict | None = None) -> int:
        self.client.cookies = self.cookies.copy()
        with undone():
            response = getattr(self.client, method)(url, values)
        if response.status_code >= 500:
            self.errors.add(f"{method} {route.name} {url[:60]} : {getattr(response, 'exc_info', ('', ''))[1]!r}")
        return response.status_code


def asked_routes(world) -> list[tuple[Route, str]]:
    """Each route of the admin with an address of one's own."""
    side = world["bretagne"]
    known = [route for route in routes() if route.is_admin and route.name != route.pattern]
    return [(route, next(fill(route, side, side))[0]) for route in known if route.name not in OTHER_REASONS]


def bad_addresses(route: Route, side) -> list[str]:
    """Addresses of a route with ids that no row can have, as far as its pattern takes them."""
    good = {part: (things(route, part, side) or [None])[0] for part in route.parts}
    words = _words(route)[0]
    ids = [part for part in route.parts if part not in words]
    found = []
    for bad in BAD:
        for part in ids:
            try:
                found.append(reverse(route.name, kwargs=good | words | {part: bad}))
            except NoReverseMatch:
                continue  # a pattern of digits does not take « abc »
    return found


@pytest.fixture
def administrator(world):
    with undone():
        yield User.objects.create_superuser("admin", "admin@example.org", "fourmi-de-test-12")


def in_paths(world, person) -> dict[str, set[int]]:
    """The answers that are no « not found », by route and method."""
    asker, others = Asker(person), {}
    for route, _address in asked_routes(world):
        for url in bad_addresses(route, world["bretagne"]):
            for method in ("get", "post"):
                status = asker.ask(route, method, url)
                if status not in (404, 405):  # or nothing of that method is there
                    others.setdefault(f"{method} {route.name}", set()).add(status)
    return others


def test_path_with_an_impossible_id_is_not_found(world, administrator):
    assert in_paths(world, administrator) == ALIKE | {"post wagtailadmin_workflows:remove": {302}}


def test_path_with_an_impossible_id_is_not_found_by_editors(world):
    assert in_paths(world, world["bretagne"].people["Coordination"]) == ALIKE


def in_values(world, person, *only: str) -> set[str]:
    asker = Asker(person)
    for route, address in asked_routes(world):
        if only and route.name not in only:
            continue
        for bad in BAD:
            values = dict.fromkeys(NAMES, bad) | {"body-count": "0", "sections-count": "0", "action-publish": "1"}
            asker.ask(route, "get", f"{address}?{urlencode(values)}")
            asker.ask(route, "post", address, values)
    return asker.errors


def test_impossible_ids_in_a_query_or_a_form_are_no_error(world, administrator):
    assert in_values(world, administrator) == set()


PUBLIC = [
    f"/documents/{LONG}/fiche.pdf",
    f"/signaler/{LONG}/",
    f"/signaler/{LONG}/merci/",
    f"/_util/authenticate_with_password/{LONG}/1/",
    f"/_util/authenticate_with_password/1/{LONG}/",
]


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("url", PUBLIC)
def test_public_address_with_an_impossible_id_is_not_found(world, client, url, method):
    assert getattr(client, method)(url, headers={"host": "localhost"}).status_code == 404


@pytest.mark.parametrize("bad", BAD)
@pytest.mark.parametrize("path", ["", "agenda/", "ressources/", "ateliers/", "annuaire/", "articles/", "recherche/"])
def test_public_list_takes_impossible_values(world, client, path, bad):
    query = urlencode(dict.fromkeys([*NAMES, "theme", "cycle", "nature", "quand", "tri"], bad))
    assert client.get(f"/{path}?{query}", headers={"host": "localhost"}).status_code in (200, 404)


FAIL = {  # and on which databases: PostgreSQL finds no row for two of them by itself
    "wagtailadmin_reports:site_history": {"sqlite"},
    "wagtailimages_chooser:chosen_multiple": {"sqlite", "postgresql"},
    "wagtailadmin_pages:set_privacy": {"sqlite"},
}


@pytest.mark.parametrize("name", FAIL)
def test_without_the_net_they_are_errors(world, administrator, monkeypatch, name):
    """The control of the tests above."""
    monkeypatch.setattr(impossible_ids, "names_no_row", lambda exception: False)
    monkeypatch.setattr("home.walls.guard.names_possible_things", lambda *args: True)
    assert (in_values(world, administrator, name) != set()) == (connection.vendor in FAIL[name])


@pytest.mark.parametrize("text", [LONG, str(2**63), "-1", "abc", "１２", "1_0", " 1", "+1", "1.0", "", "1\n", "²"])
def test_no_row_has_such_an_id(text):
    assert numbers(["7", text]) is None


@pytest.mark.parametrize("text", ["0", "7", "007", str(2**63 - 1)])
def test_a_row_may_have_such_an_id(text):
    assert numbers([text]) == {int(text)}


class OutOfRangeError(Exception):
    sqlstate = "22003"


class TooLongError(Exception):
    sqlstate = "22001"


def caused_by(cause: Exception) -> DataError:
    error = DataError("refusé")
    error.__cause__ = cause
    return error


def test_other_failures_stay_errors():
    """A mistake of ours, a text too long for its column: nobody must read « introuvable » instead."""
    ours = [ValueError("invalid literal for int() with base 10: ''"), OverflowError("date value out of range")]
    ours += [caused_by(TooLongError()), ValidationError("Ce champ est requis."), KeyError("body-count")]
    assert [error for error in ours if impossible_ids.names_no_row(error)] == []


def test_failures_of_each_database_are_known():
    not_unique = UUIDField().error_messages["invalid"]
    theirs = [caused_by(OutOfRangeError()), ValidationError(not_unique, code="invalid", params={"value": "abc"})]
    theirs.append(DataError("PostgreSQL text fields cannot contain NUL (0x00) bytes"))
    assert [impossible_ids.names_no_row(error) for error in theirs] == [True, True, True]


@pytest.mark.django_db
def test_code_with_a_nul_is_none():
    """Said by PostgreSQL alone."""
    assert Client(headers={"host": "localhost"}).get("/attestations/a%00b/").status_code == 404


NUL = "PostgreSQL text fields cannot contain NUL (0x00) bytes"


@pytest.mark.parametrize("path", ["bulk/a%00b/page/delete/", "editing-sessions/ping/wagtailcore/a%00b/1/1/"])
def test_model_with_a_nul_is_none(world, monkeypatch, path):
    """The guard asks for it before any view; PostgreSQL alone says so, here whatever the database."""

    def asked(app_label: str, model: str):
        raise DataError(NUL)

    monkeypatch.setattr("home.walls.targets.ContentType.objects.get_by_natural_key", asked)
    client = Client(headers={"host": "localhost"})
    client.force_login(world["bretagne"].people["Coordination"])
    assert client.post(f"/gestion/{path}").status_code == 404
