"""A table changes a session as its form would: what the form refuses, reads or leaves to somebody, it does too."""

from datetime import UTC, date, datetime, time

import pytest

from catalogue.models import SessionDay, SessionPage
from catalogue.planning.spreadsheet.outcomes import Sorter
from tests.catalogue.planning.sheets import HEADINGS, line, xlsx
from tests.catalogue.planning.test_import import Desk, counts, refusals
from tests.factories import make_workshop

pytestmark = pytest.mark.django_db

TELEPHONE = [*HEADINGS, "Téléphone d’inscription"]
IDENTIFIED = [*HEADINGS, "Identifiant"]


@pytest.fixture
def desk(site, bretagne, breton_coordinator):
    make_workshop(site, title="Répondre aux avis", duration=90)
    return Desk(breton_coordinator, bretagne.get_children().get(slug="agenda"))


@pytest.mark.parametrize("number", ["0298123456", "02.98.12.34.56", 298123456])
def test_telephone_is_kept_as_france_reads_it_and_is_the_same_the_second_time(desk, number):
    table = [[*line(), number]]
    desk.bring(xlsx(table, TELEPHONE))
    assert SessionPage.objects.get().signup_phone == "02 98 12 34 56"
    assert counts(desk.show(xlsx(table, TELEPHONE))) == (0, 0, 1, 0)


def test_text_that_is_no_telephone_is_refused(desk):
    ((number, reason),) = refusals(desk.show(xlsx([[*line(), "voir l’accueil"]], TELEPHONE))).items()
    assert (number, reason.startswith("Téléphone d’inscription : « voir l’accueil ». Ce numéro ne se lit pas.")) == (
        2,
        True,
    )


def test_what_waits_on_the_page_is_not_published_along(desk):
    desk.bring(xlsx([line()]), publish="publiees")
    session = SessionPage.objects.get()
    session.summary = "Pas encore relu."
    session.save_revision()
    shown = desk.show(xlsx([line(lieu="Ailleurs")]), publish="publiees")
    assert shown.context["outcomes"].changed[0].told == [
        "Lieu",
        "(d’autres changements attendent sur sa page : tout y reste en brouillon)",
    ]
    desk.confirm(shown)
    session = SessionPage.objects.get()
    assert (session.live, session.summary, session.venue, session.has_unpublished_changes) == (
        True,
        "",
        "Médiathèque",
        True,
    )
    latest = session.get_latest_revision_as_object()
    assert (latest.summary, latest.venue) == ("Pas encore relu.", "Ailleurs")


@pytest.mark.parametrize(
    "draft",
    [
        {"seo_title": "Pour les moteurs"},
        {"search_description": "Deux heures."},
        {"days": [SessionDay(day=date(2034, 3, 6), starts=time(14), ends=time(16))]},
    ],
    ids=lambda draft: next(iter(draft)),
)
def test_all_that_a_draft_says_is_kept(desk, draft):
    desk.bring(xlsx([line()]), publish="publiees")
    session = SessionPage.objects.get()
    for name, value in draft.items():
        setattr(session, name, value)
    session.save_revision()
    desk.bring(xlsx([line(lieu="Ailleurs")]))
    latest = SessionPage.objects.get().get_latest_revision_as_object()
    assert latest.venue == "Ailleurs"
    assert (latest.seo_title, latest.search_description, len(latest.days.all())) == (
        draft.get("seo_title", ""),
        draft.get("search_description", ""),
        len(draft.get("days", ())),
    )


def test_dates_of_a_session_in_several_meetings_are_changed_on_its_page(desk):
    desk.bring(xlsx([line()]))
    session = SessionPage.objects.get()
    session.days = [
        SessionDay(day=date(2034, 3, 6), starts=time(14), ends=time(16)),
        SessionDay(day=date(2034, 3, 13), starts=time(14), ends=time(16)),
    ]
    session.ends_at = datetime(2034, 3, 13, 15, tzinfo=UTC)
    session.save_revision().publish()
    rows = [[*line(date="7/3/2034", heure_de_f=""), session.slug]]
    assert refusals(desk.show(xlsx(rows, IDENTIFIED))) == {
        2: "Cette séance a plusieurs rencontres : changez leurs dates sur sa page."
    }
    rows = [[*line(lieu="Ailleurs", heure_de_f=""), session.slug]]
    assert counts(desk.show(xlsx(rows, IDENTIFIED))) == (0, 1, 0, 0)


def test_version_saved_while_the_table_was_read_is_not_written_over(desk, monkeypatch):
    """By somebody in the form of the page, which takes no turn."""
    desk.bring(xlsx([line()]))
    shown = desk.show(xlsx([line(lieu="Ailleurs")]))
    sort = Sorter.sort

    def slowly(sorter, wishes):
        found = sort(sorter, wishes)
        session = SessionPage.objects.get().get_latest_revision_as_object()
        session.summary = "Écrit entre-temps."
        session.save_revision()
        return found

    monkeypatch.setattr(Sorter, "sort", slowly)
    response = desk.confirm(shown)
    assert "L’agenda a changé entre-temps" in response.content.decode()
    latest = SessionPage.objects.get().get_latest_revision_as_object()
    assert (latest.summary, latest.venue) == ("Écrit entre-temps.", "Médiathèque")


def test_line_break_of_a_cell_is_a_space_where_the_form_has_one_line(desk):
    desk.bring(xlsx([[*line(lieu="Salle\ndes fêtes"), "Avis\r\n du soir"]], [*HEADINGS, "Titre"]))
    session = SessionPage.objects.get()
    assert (session.venue, session.title) == ("Salle des fêtes", "Avis du soir")


def test_formula_that_nothing_computed_is_told_and_not_taken_for_an_empty_cell(desk):
    assert refusals(desk.show(xlsx([line(places="=6+6")]))) == {
        2: "Places : « =6+6 ». Ce nombre ne se lit pas. Écrivez des chiffres seuls, par exemple « 12 »."
    }
