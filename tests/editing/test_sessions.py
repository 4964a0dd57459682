"""The form of a session: hours as read at the place, what is refused and why, nothing typed is lost."""

from datetime import UTC, datetime

import pytest

from catalogue.models import EventPage, PromotionPage, SessionPage
from tests.editing.forms import Editor, add_address, address, errors_of, form_of, said
from tests.factories import make_session, make_workshop

pytestmark = pytest.mark.django_db

_BAD_YEAR = ["Indiquez une année entre 2000 et 2100."]
_NO_WAY_TO_SIGN_UP = "Indiquez une façon de s’inscrire : adresse internet, courriel ou téléphone."


@pytest.fixture
def editor(redaction):
    return Editor(redaction)


@pytest.fixture
def agenda(site):
    return site.get_children().get(slug="agenda").specific


@pytest.fixture
def typed(site):
    """What an editor types for a session that is right."""
    return {
        "title": "Fiche Google à Saint-Paul",
        "slug": "fiche-google-saint-paul",
        "summary": "Deux heures pour compléter sa fiche.",
        "workshop": str(make_workshop(site).pk),
        "starts_at": "06/03/2034 14:00",
        "ends_at": "06/03/2034 16:00",
        "signup_deadline": "01/03/2034 18:00",
        "time_zone": "Indian/Reunion",
        "venue": "Office de tourisme",
        "city": "Saint-Paul",
        "seats": "12",
        "seats_left": "7",
        "price": "15,50",
        "signup_kind": "ailleurs",
        "signup_phone": "0262 00 00 00",
    }


@pytest.mark.parametrize(
    ("zone", "hour_in_utc"),
    [("Indian/Reunion", 10), ("Europe/Paris", 13), ("America/Martinique", 18), ("Pacific/Noumea", 3)],
)
def test_hours_are_those_of_the_place_and_come_back_as_typed(agenda, editor, typed, zone, hour_in_utc):
    editor.add(SessionPage, agenda, typed | {"time_zone": zone})
    session = SessionPage.objects.get()
    assert session.starts_at == datetime(2034, 3, 6, hour_in_utc, tzinfo=UTC)
    shown = editor.open(address("edit", session), SessionPage)
    names = ("starts_at", "ends_at", "signup_deadline", "time_zone")
    assert {name: shown[name] for name in names} == {name: [typed[name]] for name in names} | {"time_zone": [zone]}


def test_hours_stay_when_a_session_is_saved_again(agenda, editor, typed):
    editor.add(SessionPage, agenda, typed)
    session = SessionPage.objects.get()
    editor.edit(session, {"title": "Un autre titre"}, publish=True)
    again = SessionPage.objects.get()
    assert (again.title, again.starts_at) == ("Un autre titre", session.starts_at)
    assert (again.ends_at, again.signup_deadline) == (session.ends_at, session.signup_deadline)


@pytest.mark.parametrize("hour_in_utc", [0, 1])  # 2:30 in summer, then 2:30 in winter
def test_each_half_past_two_of_october_stays_when_it_is_saved_again(agenda, editor, typed, hour_in_utc):
    zone = {"time_zone": "Europe/Paris", "ends_at": "2034-10-29 05:00"}
    editor.add(SessionPage, agenda, typed | zone | {"starts_at": "2034-10-29 02:30"})
    session = SessionPage.objects.get()
    session.starts_at = datetime(2034, 10, 29, hour_in_utc, 30, tzinfo=UTC)
    session.save_revision().publish()
    editor.edit(session, {"title": "Un autre titre"}, publish=True)
    again = SessionPage.objects.get()
    assert (again.title, again.starts_at) == ("Un autre titre", session.starts_at)
    editor.edit(session, {"starts_at": "2034-10-29 01:30"}, publish=True)
    assert SessionPage.objects.get().starts_at == datetime(2034, 10, 28, 23, 30, tzinfo=UTC)


def test_an_hour_typed_again_for_another_place_is_read_there(agenda, editor, typed):
    editor.add(SessionPage, agenda, typed)
    editor.edit(SessionPage.objects.get(), {"time_zone": "America/Martinique"}, publish=True)
    assert SessionPage.objects.get().starts_at == datetime(2034, 3, 6, 18, tzinfo=UTC)


def test_hours_are_shown_to_visitors_as_read_at_the_place(agenda, editor, typed, visit):
    editor.add(SessionPage, agenda, typed, publish=True)
    public = " ".join(visit("/agenda/fiche-google-saint-paul/").content.decode().split())
    assert "lundi 6 mars 2034, 14 h – 16 h (heure locale, La Réunion)" in public


REFUSED = {
    "no way to sign up": ({"signup_phone": ""}, {"signup_url": [_NO_WAY_TO_SIGN_UP]}),
    "ends before it starts": ({"ends_at": "2034-03-06 13:00"}, {"ends_at": ["La fin doit venir après le début."]}),
    "more seats left than seats": (
        {"seats_left": "13"},
        {"seats_left": ["Il ne peut pas rester plus de places qu’il n’y en a."]},
    ),
    "sign-up closes after the end": (
        {"signup_deadline": "2034-03-07 10:00"},
        {"signup_deadline": ["La date limite ne peut pas venir après la fin."]},
    ),
    "no place": ({"venue": "", "city": ""}, {"venue": ["Indiquez le lieu ou la commune."]}),
    "an hour that does not exist": (
        {"time_zone": "Europe/Paris", "starts_at": "2034-03-26 02:30", "ends_at": "2034-03-26 05:00"},
        {"starts_at": ["Cette heure n’existe pas ce jour-là : on passe à l’heure d’été."]},
    ),
    "the first year of the calendar": (
        {"time_zone": "Europe/Paris", "starts_at": "0001-01-01 00:00"},
        {"starts_at": _BAD_YEAR},
    ),
    "the last year of the calendar": (
        {"time_zone": "Pacific/Tahiti", "ends_at": "9999-12-31 23:00"},
        {"ends_at": _BAD_YEAR},
    ),
    "a year too early": ({"signup_deadline": "1999-12-31 23:59"}, {"signup_deadline": _BAD_YEAR}),
    "a year too late": ({"ends_at": "2101-01-01 00:00"}, {"ends_at": _BAD_YEAR}),
}


@pytest.mark.parametrize(("changes", "errors"), REFUSED.values(), ids=REFUSED)
def test_wrong_session_is_refused_in_french_and_nothing_typed_is_lost(agenda, editor, typed, changes, errors):
    wrong = typed | changes
    response = editor.add(SessionPage, agenda, wrong, publish=True)
    assert errors_of(response) == errors
    shown = form_of(response)
    assert {name: shown.get(name, [""]) for name in wrong} == {name: [value] for name, value in wrong.items()}
    assert not SessionPage.objects.exists()


@pytest.mark.parametrize("way", ["signup_url", "signup_email", "signup_phone"])
def test_one_way_to_sign_up_is_enough(agenda, editor, typed, way):
    values = {"signup_url": "https://example.org/", "signup_email": "a@example.org", "signup_phone": "02 00 00 00 00"}
    editor.add(SessionPage, agenda, typed | {"signup_phone": "", way: values[way]}, publish=True)
    assert SessionPage.objects.live().count() == 1


def test_cancelled_session_needs_no_way_to_sign_up(agenda, editor, typed):
    editor.add(SessionPage, agenda, typed | {"signup_phone": "", "status": "annulee"}, publish=True)
    assert SessionPage.objects.live().get().status == "annulee"


def test_postponed_session_leads_to_a_session_of_the_same_workshop(site, agenda, editor, typed):
    other = make_session(site, make_workshop(site))
    moved = {"status": "reportee", "moved_to": str(other.pk)}
    response = editor.add(SessionPage, agenda, typed | moved, publish=True)
    assert errors_of(response) == {"moved_to": ["La nouvelle date doit être une séance du même atelier."]}
    editor.add(SessionPage, agenda, typed | moved | {"workshop": str(other.workshop_id)}, publish=True)
    assert SessionPage.objects.get(slug=typed["slug"]).moved_to == other


@pytest.mark.parametrize(("model", "branch"), [(EventPage, "agenda"), (PromotionPage, "formations")])
def test_mistyped_year_is_refused_for_every_dated_page(site, editor, model, branch):
    parent = site.get_children().get(slug=branch).specific
    wrong = {"starts_at": "0001-01-01 00:00", "ends_at": "9999-12-31 23:00", "time_zone": "Pacific/Tahiti"}
    errors = errors_of(editor.add(model, parent, wrong))
    assert (errors["starts_at"], errors["ends_at"]) == (_BAD_YEAR, _BAD_YEAR)


def test_first_and_last_years_are_accepted(agenda, editor, typed):
    years = {"starts_at": "2000-01-01 00:00", "ends_at": "2100-12-31 23:59", "time_zone": "Pacific/Tahiti"}
    editor.add(SessionPage, agenda, typed | years)
    session = SessionPage.objects.get()
    assert (session.local_start.year, session.local_end.year) == (2000, 2100)


def test_a_past_date_is_published_with_a_word(agenda, editor, typed):
    past = {"starts_at": "6 mars 2023 14 h", "ends_at": "6 mars 2023 16 h", "signup_deadline": ""}
    response = editor.add(SessionPage, agenda, typed | past, publish=True)
    warned = [text for text in said(response) if text.startswith("Cette date est passée (lundi 6 mars 2023")]
    assert (SessionPage.objects.live().count(), len(warned)) == (1, 1)
    response = editor.add(SessionPage, agenda, typed | {"slug": "a-venir"}, publish=True)
    assert [text for text in said(response) if "passée" in text] == []


class TestTimeZoneOfARegion:
    @pytest.fixture
    def region(self, bretagne):
        bretagne.time_zone = "Indian/Reunion"
        bretagne.save_revision().publish()
        return bretagne

    @pytest.mark.parametrize(
        ("model", "branch"), [(SessionPage, "agenda"), (EventPage, "agenda"), (PromotionPage, "formations")]
    )
    def test_it_is_proposed_for_a_new_page_of_the_region_only(self, site, region, admin, model, branch):
        editor = Editor(admin)
        parents = [home.get_children().get(slug=branch) for home in (region, site)]
        proposed = [editor.open(add_address(model, parent), model)["time_zone"] for parent in parents]
        assert proposed == [["Indian/Reunion"], ["Europe/Paris"]]

    def test_another_zone_that_was_chosen_stays(self, site, region, admin):
        session = make_session(region, make_workshop(site), time_zone="Pacific/Noumea")
        assert Editor(admin).open(address("edit", session), SessionPage)["time_zone"] == ["Pacific/Noumea"]


def test_several_past_dates_published_from_a_list_are_told(site, editor):
    past = make_session(site, make_workshop(site), days=-10, live=False, title="Hier")
    coming = make_session(site, make_workshop(site), days=10, live=False, title="Demain")
    url = f"/gestion/bulk/wagtailcore/page/publish/?id={past.pk}&id={coming.pk}&next=/gestion/"
    response = editor.client.post(url)
    assert SessionPage.objects.filter(live=True).count() == 2
    assert "Des dates sont passées, et publiées parmi les dates terminées : « Hier »." in said(response)
