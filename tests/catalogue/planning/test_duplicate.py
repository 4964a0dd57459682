"""« Dupliquer à d’autres dates » : from a list or a rhythm, all or none, and nothing of the first date is kept."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.urls import reverse
from wagtail.models import PageLogEntry, PageViewRestriction

from catalogue.models import SessionDay, SessionPage
from catalogue.planning.days_off import public_holidays, subdivision_of
from tests.editing.forms import Editor, address, said
from tests.factories import make_session, make_theme, make_workshop

pytestmark = pytest.mark.django_db


@pytest.fixture
def session(site, bretagne):
    """Monday, 6 March 2034, 14 h to 16 h in Paris; cancelled, full, its sign-ups closed two days before."""
    workshop = make_workshop(site, title="Répondre aux avis", themes=[make_theme(site)])
    return make_session(
        bretagne,
        workshop,
        title="À ma façon",
        starts_at=datetime(2034, 3, 6, 13, tzinfo=UTC),
        ends_at=datetime(2034, 3, 6, 15, tzinfo=UTC),
        signup_deadline=datetime(2034, 3, 4, 17, tzinfo=UTC),
        city="Quimper",
        postcode="29000",
        status="reportee",
        seats_left=0,
    )


class Desk:
    """The screen, as its editor fills it."""

    def __init__(self, user, session):
        self.client = Editor(user).client
        self.url = reverse("catalogue_session_duplicate", args=[session.pk])

    def ask(self, **values):
        """What would be created."""
        asked = {"every": "1", "publish": "brouillons", "skip_holidays": "on", "action": "show"} | values
        return self.client.post(self.url, {name: value for name, value in asked.items() if value is not None})

    def create(self, **values):
        """The same, then confirmed."""
        seen = self.ask(**values).context["seen"]
        return self.ask(**values, action="create", seen=seen)


@pytest.fixture
def desk(breton_coordinator, session):
    return Desk(breton_coordinator, session)


def copies(session) -> list[SessionPage]:
    return list(SessionPage.objects.sibling_of(session).exclude(pk=session.pk).order_by("starts_at"))


def days(session) -> list[str]:
    return [f"{copy.local_start:%d/%m %Hh%M}-{copy.local_end:%Hh%M}" for copy in copies(session)]


def test_list_of_dates_makes_sessions_at_the_same_hours(desk, session):
    response = desk.create(dates="13/3/34\nlundi 20 mars 2034 ; 2034-04-03 à 9 h 30")
    assert days(session) == ["13/03 14h00-16h00", "20/03 14h00-16h00", "03/04 09h30-11h30"]
    assert said(response) == ["3 séances créées en brouillon."]


def test_nothing_is_written_before_it_is_confirmed(desk, session):
    shown = desk.ask(dates="13/3/2034").content.decode()
    assert "Répondre aux avis – Quimper, 13 mars 2034" in shown
    assert desk.ask(dates="13/3/2034", action="create", seen="autre").status_code == 200
    assert copies(session) == []


def test_rhythm_skips_holidays_and_still_gives_its_number(desk, session):
    """Easter Monday is on 10 April 2034."""
    shown = " ".join(desk.ask(first="27/3/2034", count="3").content.decode().split())
    assert "Jour férié : Lundi de Pâques." in shown
    desk.create(first="27/3/2034", count="3")
    assert days(session) == ["27/03 14h00-16h00", "03/04 14h00-16h00", "17/04 14h00-16h00"]


def test_holiday_of_a_later_meeting_is_told(desk, session):
    session.days = [
        SessionDay(day=date(2034, 3, 6), starts=time(14), ends=time(16)),
        SessionDay(day=date(2034, 3, 14), starts=time(14), ends=time(16)),
    ]
    session.ends_at = datetime(2034, 3, 14, 15, tzinfo=UTC)
    session.save_revision()
    (planned,) = desk.ask(dates="30/4/2034", breaks="").context["series"].dates
    assert (planned.copy is not None, planned.warnings) == (
        True,
        ["Rencontre du lundi 8 mai 2034. Jour férié : Fête de la Victoire."],
    )


def test_holidays_may_be_kept(desk, session):
    desk.create(first="3/4/2034", count="2", skip_holidays=None)
    assert [day[:5] for day in days(session)] == ["03/04", "10/04"]


def test_school_holidays_that_are_given_are_skipped(desk, session):
    desk.create(first="13/3/2034", count="2", every="2", breaks="du 20/3/2034 au 2/4/2034")
    assert [day[:5] for day in days(session)] == ["13/03", "24/04"]  # 27 March is within, 10 April is Easter Monday


def test_copy_keeps_what_its_editor_wrote_and_nothing_of_its_date(desk, session):
    desk.create(dates="13/3/2034", publish="publiees")
    (copy,) = copies(session)
    assert (copy.title, copy.slug) == (
        "Répondre aux avis – Quimper, 13 mars 2034",
        "repondre-aux-avis-quimper-13-mars-2034",
    )
    kept = (
        "summary",
        "workshop_id",
        "organisation_id",
        "venue",
        "city",
        "postcode",
        "time_zone",
        "seats",
        "signup_url",
    )
    assert [getattr(copy, name) for name in kept] == [getattr(session, name) for name in kept]
    assert (copy.status, copy.moved_to, copy.seats_left) == ("prevue", None, session.seats)
    assert copy.signup_deadline == datetime(2034, 3, 11, 17, tzinfo=UTC)
    assert copy.live
    assert copy.live_revision == copy.latest_revision


def test_summer_time_moves_the_instant_and_not_the_hour(desk, session):
    desk.create(dates="27/3/2034")
    assert copies(session)[0].starts_at == datetime(2034, 3, 27, 12, tzinfo=UTC)


def test_deadline_that_would_be_past_is_left_out(bretagne, breton_coordinator, site):
    start = datetime.now(UTC).replace(minute=0, second=0, microsecond=0) + timedelta(days=90)
    ends = start + timedelta(hours=2)
    deadline = start - timedelta(days=30)
    near = make_session(bretagne, make_workshop(site), starts_at=start, ends_at=ends, signup_deadline=deadline)
    tomorrow = (start - timedelta(days=85)).date()
    desk = Desk(breton_coordinator, near)
    assert "Sans date limite" in desk.ask(dates=tomorrow.isoformat(), skip_holidays=None).content.decode()
    desk.create(dates=tomorrow.isoformat(), skip_holidays=None)
    assert copies(near)[0].signup_deadline is None


def test_latest_version_is_copied_not_the_one_online(desk, session):
    session.venue = "Salle des mariages"
    session.save_revision()
    desk.create(dates="13/3/2034")
    assert copies(session)[0].venue == "Salle des mariages"


def test_same_dates_again_add_nothing(desk, session):
    desk.create(dates="13/3/2034\n20/3/2034")
    assert desk.ask(dates="6/3/2034\n13/3/2034\n13/3/2034").context["series"].copies == []
    desk.create(dates="13/3/2034\n27/3/2034")
    assert [day[:5] for day in days(session)] == ["13/03", "20/03", "27/03"]


def test_confirmation_sent_twice_is_done_once(desk, session):
    values = {"dates": "13/3/2034"}
    seen = desk.ask(**values).context["seen"]
    for _ in range(2):
        desk.ask(**values, action="create", seen=seen)
    assert len(copies(session)) == 1


WRONG = {
    "no date": ({}, "dates", ["Donnez des dates, ou un rythme."]),
    "what is no date": (
        {"dates": "13/3/2034\n32/3/2034"},
        "dates",
        ["« 32/3/2034 » : Ce jour n’existe pas : regardez le calendrier."],
    ),
    "what is no hour": (
        {"dates": "13/3/2034 25 h"},
        "dates",
        ["« 13/3/2034 25 h » : Cette heure n’existe pas : une heure va de 0 h à 23 h 59."],
    ),
    "a date that is past": ({"dates": "13/3/2024\n13/3/2034"}, "dates", ["13/03/2024 est passé."]),
    "a rhythm without a number": ({"first": "13/3/2034"}, "count", ["Combien de séances ?"]),
    "a rhythm without a start": ({"count": "3"}, "first", ["À partir de quel jour ?"]),
    "too long a rhythm": (
        {"first": "13/3/2034", "count": "53"},
        "count",
        ["Assurez-vous que cette valeur est inférieure ou égale à 52."],
    ),
    "a rhythm from the past": ({"first": "13/3/2024", "count": "2"}, "first", ["Cette date est passée."]),
    "holidays upside down": (
        {"dates": "13/3/2034", "breaks": "3/1/2035 au 19/12/2034"},
        "breaks",
        ["« 3/1/2035 au 19/12/2034 » : La fin vient avant le début."],
    ),
}


@pytest.mark.parametrize(("values", "field", "errors"), WRONG.values(), ids=WRONG)
def test_wrong_dates_are_refused_and_stay_in_the_form(desk, session, values, field, errors):
    response = desk.ask(**values, action="create", seen="x")
    assert {name: list(found) for name, found in response.context["form"].errors.items()} == {field: errors}
    assert all(value in response.content.decode() for value in values.values())
    assert copies(session) == []


def test_hour_that_does_not_exist_is_told_and_left_out(desk, session):
    """Summer time begins on 26 March 2034 at 2 h."""
    shown = desk.ask(dates="26/3/2034 2 h 30\n13/3/2034").content.decode()
    assert "Cette heure n’existe pas ce jour-là" in shown
    desk.create(dates="26/3/2034 2 h 30\n13/3/2034")
    assert [day[:5] for day in days(session)] == ["13/03"]


def test_session_that_is_not_complete_is_copied_nowhere(desk, session):
    session.signup_url = ""
    session.save_revision(clean=False)
    response = desk.ask(dates="13/3/2034\n20/3/2034")
    assert "Indiquez une façon de s’inscrire" in response.content.decode()
    desk.create(dates="13/3/2034\n20/3/2034")
    assert copies(session) == []


def test_same_theme_nearby_the_same_week_is_told(site, bretagne, occitanie, desk, session):
    def at(home, day, **values):
        start = datetime(2034, 3, day, 9, tzinfo=UTC)
        dates = {"starts_at": start, "ends_at": start + timedelta(hours=2)}
        workshop = make_workshop(site, themes=session.workshop.themes.all())
        return make_session(home, workshop, **dates | {"city": "Brest", "postcode": "29200"} | values)

    near = at(site, 15)
    others = [at(site, 22), at(site, 15, city="Pau", postcode="64000"), at(occitanie, 15, live=False)]
    shown = desk.ask(dates="13/3/2034").content.decode()
    assert f"Même thème cette semaine-là : {near.title}, Brest, 15 mars 2034." in shown
    assert not [other.title for other in others if other.title in shown]


def test_copies_equal_what_the_form_makes(desk, session):
    desk.create(dates="13/3/2034")
    (copy,) = copies(session)
    desk.client.post(address("edit", copy))  # opens
    assert not copy.live
    assert (copy.has_unpublished_changes, copy.owner.username) == (True, "coordination-bretagne")
    actions = PageLogEntry.objects.filter(page=copy.pk).order_by("pk").values_list("action", "user__username")
    assert list(actions) == [(action, "coordination-bretagne") for action in ("wagtail.create", "wagtail.edit")]
    assert copy.get_latest_revision_as_object().starts_at == copy.starts_at


def test_private_session_has_private_copies(desk, session, client):
    PageViewRestriction.objects.create(page=session, restriction_type="password", password="fourmi")
    desk.create(dates="13/3/2034", publish="publiees")
    (copy,) = copies(session)
    assert copy.live
    assert copy.view_restrictions.get().password == "fourmi"
    assert not SessionPage.objects.visible().filter(pk=copy.pk).exists()


def test_redaction_of_a_region_makes_drafts_only(breton_editor, session):
    desk = Desk(breton_editor, session)
    assert list(desk.ask(dates="13/3/2034", publish="publiees").context["form"].errors) == ["publish"]
    desk.create(dates="13/3/2034")
    assert [copy.live for copy in copies(session)] == [False]


@pytest.mark.parametrize("method", ["get", "post"])
def test_session_of_another_region_does_not_exist(session, method):
    from tests.conftest import user_in

    desk = Desk(user_in("occitanie", "Coordination Occitanie"), session)
    assert getattr(desk.client, method)(desk.url).status_code == 404


def test_wagtails_copy_leads_here(desk, session):
    response = desk.client.get(address("copy", session))
    assert (response.status_code, response.url) == (302, desk.url)
    assert desk.url in desk.client.get(address("edit", session)).content.decode()


@pytest.mark.parametrize(
    ("postcode", "zone", "day", "name"),
    [
        ("67000", "Europe/Paris", date(2034, 4, 7), "Vendredi saint"),
        ("29000", "Europe/Paris", date(2034, 4, 7), ""),
        ("97410", "Indian/Reunion", date(2034, 12, 20), "Abolition de l'esclavage"),
        ("", "Indian/Reunion", date(2034, 12, 20), "Abolition de l'esclavage"),
        ("97200", "America/Martinique", date(2034, 5, 22), "Abolition de l'esclavage"),
        ("", "Europe/Paris", date(2034, 7, 14), "Fête nationale"),
    ],
)
def test_public_holidays_are_those_of_the_place(postcode, zone, day, name):
    assert public_holidays(subdivision_of(postcode, None, zone), [2034]).get(day, "") == name


def test_number_of_queries_does_not_grow_with_the_sessions_nearby(site, desk, session):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def queries() -> int:
        with CaptureQueriesContext(connection) as found:
            desk.ask(dates="13/3/2034")
        return len(found)

    queries()
    counts = []
    for _ in range(2):
        workshop = make_workshop(site, themes=session.workshop.themes.all())
        start = datetime(2034, 3, 14, 9, tzinfo=UTC)
        for _ in range(2):
            make_session(site, workshop, starts_at=start, ends_at=start + timedelta(hours=2), postcode="29200")
        counts.append(queries())
    assert counts[0] == counts[1]
