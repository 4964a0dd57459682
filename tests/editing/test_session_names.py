"""What a session is called when its editor says nothing, or the same again."""

from datetime import UTC, datetime

import pytest

from catalogue.models import EventPage, SessionPage
from home.models import RegionPage
from tests.editing.forms import Editor, add_address, address, errors_of
from tests.factories import make_session, make_workshop

pytestmark = pytest.mark.django_db

NAMED = ("Répondre aux avis – Quimper, 6 mars 2034", "repondre-aux-avis-quimper-6-mars-2034")


@pytest.fixture
def editor(redaction):
    return Editor(redaction)


@pytest.fixture
def agenda(site):
    return site.get_children().get(slug="agenda").specific


@pytest.fixture
def typed(site):
    """A session as its editor types it, without a title."""
    return {
        "title": "",
        "slug": "",
        "workshop": str(make_workshop(site, title="Répondre aux avis").pk),
        "starts_at": "2034-03-06 14:00",
        "ends_at": "2034-03-06 16:00",
        "city": "Quimper",
        "signup_phone": "02 00 00 00 00",
    }


def names() -> list[tuple[str, str]]:
    return list(SessionPage.objects.order_by("path").values_list("title", "slug"))


@pytest.mark.parametrize("publish", [False, True])
def test_session_is_named_after_its_workshop_town_and_date(agenda, editor, typed, publish):
    editor.add(SessionPage, agenda, typed, publish=publish)
    assert names() == [NAMED]


def test_date_in_the_title_is_that_of_the_place(agenda, editor, typed):
    late = {"time_zone": "America/Martinique", "starts_at": "2034-03-06 20:00", "ends_at": "2034-03-06 22:00"}
    editor.add(SessionPage, agenda, typed | late)
    assert SessionPage.objects.get().starts_at == datetime(2034, 3, 7, tzinfo=UTC)
    assert names() == [NAMED]


def test_session_at_a_distance_says_so(agenda, editor, typed):
    editor.add(SessionPage, agenda, typed | {"mode": "distance", "city": ""})
    assert names()[0][0] == "Répondre aux avis – à distance, 6 mars 2034"


def test_same_session_again_is_numbered(agenda, editor, typed):
    for _ in range(3):
        assert editor.add(SessionPage, agenda, typed, publish=True).status_code == 302
    assert [slug for _title, slug in names()] == [NAMED[1], f"{NAMED[1]}-2", f"{NAMED[1]}-3"]


@pytest.mark.parametrize("model", [SessionPage, EventPage])
def test_slug_typed_twice_is_numbered(agenda, editor, typed, model):
    for _ in range(2):
        editor.add(model, agenda, typed | {"title": "Portes ouvertes", "slug": "portes-ouvertes"}, publish=True)
    assert list(model.objects.order_by("path").values_list("slug", flat=True)) == [
        "portes-ouvertes",
        "portes-ouvertes-2",
    ]


def test_slug_changed_to_one_that_is_taken_is_numbered(agenda, editor, typed):
    editor.add(SessionPage, agenda, typed, publish=True)
    editor.add(SessionPage, agenda, typed | {"title": "Autre", "slug": "autre"}, publish=True)
    editor.edit(SessionPage.objects.get(slug="autre"), {"slug": NAMED[1]}, publish=True)
    assert [slug for _title, slug in names()] == [NAMED[1], f"{NAMED[1]}-2"]


def test_title_that_was_typed_stays(agenda, editor, typed):
    editor.add(SessionPage, agenda, typed | {"title": "À ma façon"})
    session = SessionPage.objects.get()
    assert names() == [("À ma façon", "a-ma-facon")]
    editor.edit(session, {"city": "Brest"}, publish=True)
    assert names() == [("À ma façon", "a-ma-facon")]


def test_title_of_its_own_follows_and_the_address_only_until_it_is_public(agenda, editor, typed):
    editor.add(SessionPage, agenda, typed)
    session = SessionPage.objects.get()
    editor.edit(session, {"city": "Brest"}, publish=True)
    assert names() == [("Répondre aux avis – Brest, 6 mars 2034", "repondre-aux-avis-brest-6-mars-2034")]
    editor.edit(session, {"starts_at": "2034-03-07 14:00", "ends_at": "2034-03-07 16:00"}, publish=True)
    assert names() == [("Répondre aux avis – Brest, 7 mars 2034", "repondre-aux-avis-brest-6-mars-2034")]


def test_what_is_named_while_the_form_is_open_is_written_in_it(agenda, editor, typed):
    url = add_address(SessionPage, agenda)
    values = editor.open(url, SessionPage) | typed
    answer = editor.client.post(url, values, headers={"accept": "application/json"}).json()
    written = {name: answer["field_updates"][name] for name in ("title", "slug")}
    assert tuple(written.values()) == NAMED
    url = answer["url"]
    answer = editor.client.post(url, values | written, headers={"accept": "application/json"}).json()
    assert answer["success"]
    assert {"title", "slug"}.isdisjoint(answer["field_updates"])


def test_session_without_a_workshop_is_told_so_alone(agenda, editor, typed):
    errors = errors_of(editor.add(SessionPage, agenda, typed | {"workshop": ""}))
    assert list(errors) == ["workshop"]


def test_preview_of_a_session_without_a_title_shows_its_name(agenda, editor, typed):
    url = add_address(SessionPage, agenda, "preview_on_add")
    assert NAMED[0] in editor.preview(url, editor.open(add_address(SessionPage, agenda), SessionPage) | typed)


def test_longest_workshop_title_still_makes_a_title_and_a_slug(site, agenda, editor, typed):
    workshop = make_workshop(site, title="Très long " * 25)
    for _ in range(2):
        editor.add(SessionPage, agenda, typed | {"workshop": str(workshop.pk)}, publish=True)
    assert all(len(title) <= 255 and title.endswith("– Quimper, 6 mars 2034") for title, _slug in names())
    assert len({slug for _title, slug in names()}) == 2


def test_region_names_its_sessions_in_its_own_agenda(site, bretagne, breton_coordinator, typed):
    """The same slug in another agenda is no hindrance."""
    make_session(site, make_workshop(site), slug=NAMED[1])
    region = RegionPage.objects.get(pk=bretagne.pk)
    editor = Editor(breton_coordinator)
    editor.add(SessionPage, region.get_children().get(slug="agenda"), typed, publish=True)
    assert SessionPage.objects.descendant_of(region).get().slug == NAMED[1]
    assert editor.open(address("edit", SessionPage.objects.descendant_of(region).get()), SessionPage)["title"] == [
        NAMED[0]
    ]
