"""« Importer des séances » : what each line would do is shown, then all of it is done, and once."""

from datetime import UTC, date, datetime, time
from decimal import Decimal
from io import BytesIO

import lxml.html
import pytest
from django.db import transaction
from openpyxl import load_workbook
from wagtail.models import PageLogEntry

from catalogue.models import SessionPage
from tests.catalogue.planning.sheets import HEADINGS, csv, line, named, xlsx
from tests.conftest import user_in
from tests.editing.forms import Editor, said
from tests.factories import make_organisation, make_session, make_workshop

pytestmark = pytest.mark.django_db

URL = "/gestion/seances/importer/"


@pytest.fixture
def agenda(bretagne):
    return bretagne.get_children().get(slug="agenda")


@pytest.fixture(autouse=True)
def workshop(site):
    return make_workshop(site, title="Répondre aux avis", duration=90)


class Desk:
    """The screen, as its editor uses it."""

    def __init__(self, user, agenda):
        self.client, self.agenda = Editor(user).client, agenda.pk

    def show(self, file, publish: str = "brouillons"):
        return self.client.post(
            URL, {"action": "show", "file": file, "agenda": self.agenda, "publish": publish}, follow=False
        )

    def confirm(self, shown):
        """Send back the form that shows what the file would do."""
        form = lxml.html.fromstring(shown.content.decode()).xpath("//form[.//input[@name='seen']]")[0]
        return self.client.post(URL, dict(form.form_values()) | {"action": "import"})

    def bring(self, file, publish: str = "brouillons"):
        return self.confirm(self.show(file, publish))


@pytest.fixture
def desk(breton_coordinator, agenda):
    return Desk(breton_coordinator, agenda)


def counts(shown) -> tuple[int, int, int, int]:
    found = shown.context["outcomes"]
    return len(found.created), len(found.changed), len(found.same), len(found.refused)


def refusals(shown) -> dict[int, str]:
    return {outcome.number: " ".join(outcome.told) for outcome in shown.context["outcomes"].refused}


@pytest.mark.parametrize(
    "file",
    [
        xlsx([line()]),
        xlsx([line(date=date(2034, 3, 6), heure_de_d=time(14), heure_de_f=time(16), places=12, prix=12.5)]),
        xlsx([line(date=datetime(2034, 3, 6), heure_de_d="14:00", prix="12.50 €")]),
        xlsx([[], line(date="lundi 6 mars 2034")]),
        csv([line()]),
        csv([line()], encoding="cp1252"),
        csv([line()], encoding="utf-16"),
        csv([line()], [name.upper().replace("’", "'") for name in HEADINGS]),
    ],
    ids=["texts", "cells", "mixed", "a blank line", "utf-8", "cp1252", "utf-16", "capitals"],
)
def test_line_becomes_a_session(desk, agenda, workshop, file):
    file.seek(0)
    desk.bring(file)
    session = SessionPage.objects.child_of(agenda).get()
    assert (session.title, session.workshop_id) == ("Répondre aux avis – Quimper, 6 mars 2034", workshop.pk)
    assert (session.starts_at, session.ends_at) == (
        datetime(2034, 3, 6, 13, tzinfo=UTC),
        datetime(2034, 3, 6, 15, tzinfo=UTC),
    )
    assert (session.city, session.venue, session.signup_email) == ("Quimper", "Médiathèque", "ant@example.org")
    assert (session.seats, session.seats_left, session.price) == (12, 12, Decimal("12.50"))
    assert (session.live, session.has_unpublished_changes) == (False, True)


def test_nothing_is_written_before_it_is_confirmed(desk):
    shown = desk.show(xlsx([line()]))
    assert counts(shown) == (1, 0, 0, 0)
    assert "Répondre aux avis – Quimper, 6 mars 2034" in shown.content.decode()
    assert not SessionPage.objects.exists()


BAD = {
    "an unknown workshop": (line(atelier="Tricot"), "Atelier : aucun atelier ne porte ce titre (« Tricot »)."),
    "no workshop": (line(atelier=""), "Atelier : il manque."),
    "no date": (line(date=""), "Date : elle manque."),
    "a date that is none": (line(date="32/3/2034"), "Date : « 32/3/2034 ». Ce jour n’existe pas"),
    "an hour that is none": (line(heure_de_d="26 h"), "Heure de début : « 26 h ». Cette heure n’existe pas"),
    "no hour": (line(heure_de_d=""), "Heure de début : elle manque."),
    "an end before the start": (line(heure_de_f="13 h"), "Fin : La fin doit venir après le début."),
    "no place": (line(commune="", lieu=""), "Lieu : Indiquez le lieu ou la commune."),
    "a wrong address": (line(courriel="ant"), "Inscription par courriel : "),
    "seats that are no number": (line(places="douze"), "Places : « douze ». Ce nombre ne se lit pas."),
    "a price that is no number": (line(prix="gratuit"), "Prix : « gratuit ». Ce nombre ne se lit pas."),
    "a year too late": (line(date="6/3/2134"), "Date : « 6/3/2134 ». Indiquez une année entre 2000 et 2100."),
    "an hour that summer time skips": (line(date="26/3/2034", heure_de_d="2 h 30"), "Cette heure n’existe pas"),
}


@pytest.mark.parametrize(("bad", "reason"), BAD.values(), ids=BAD)
def test_bad_line_is_named_with_its_reason_and_the_others_go_in(desk, bad, reason):
    shown = desk.show(xlsx([line(date="7/3/2034"), bad]))
    assert counts(shown) == (1, 0, 0, 1)
    ((number, words),) = refusals(shown).items()
    assert number == 3
    assert reason in words
    desk.confirm(shown)
    assert SessionPage.objects.count() == 1


def test_three_hundred_lines_with_twelve_bad_ones(desk, agenda, django_assert_max_num_queries):
    """Acceptance 6 of the issue."""
    bad = [*BAD.values()][:12]
    rows = [line(date=f"{n % 28 + 1}/{n // 28 + 1}/2034", heure_de_d="9 h") for n in range(288)]
    numbers = range(10, 300, 24)
    for number, (wrong, _reason) in zip(numbers, bad, strict=False):
        rows.insert(number - 2, wrong)
    shown = desk.show(xlsx(rows))
    assert counts(shown) == (288, 0, 0, 12)
    assert list(refusals(shown)) == list(numbers)[:12]
    response = desk.confirm(shown)
    assert said(response) == ["Séances créées : 288 ; modifiées : 0 ; lignes refusées : 12."]
    assert SessionPage.objects.child_of(agenda).count() == 288
    again = desk.show(xlsx(rows))
    assert counts(again) == (0, 0, 288, 12)
    assert not lxml.html.fromstring(again.content.decode()).xpath("//input[@name='seen']")


def test_error_in_the_middle_leaves_nothing(desk, monkeypatch):
    shown = desk.show(xlsx([line(), line(date="7/3/2034")]))

    def broken(*args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr("home.bulk._write_first_revisions", broken)
    with pytest.raises(RuntimeError), transaction.atomic():
        desk.confirm(shown)
    assert not SessionPage.objects.exists()


def test_line_changes_the_session_that_is_there_already(desk, agenda):
    desk.bring(xlsx([line()]), publish="publiees")
    shown = desk.show(xlsx([line(lieu="Salle des fêtes", heure_de_f="17 h")]), publish="publiees")
    assert counts(shown) == (0, 1, 0, 0)
    assert shown.context["outcomes"].changed[0].told == ["Lieu, Fin"]
    desk.confirm(shown)
    session = SessionPage.objects.child_of(agenda).get()
    assert (session.venue, session.ends_at) == ("Salle des fêtes", datetime(2034, 3, 6, 16, tzinfo=UTC))
    assert (session.live, session.has_unpublished_changes) == (True, False)
    who = PageLogEntry.objects.filter(page=session.pk, action="wagtail.publish").values_list(
        "user__username", flat=True
    )
    assert list(who) == ["coordination-bretagne", "coordination-bretagne"]


def test_identifier_finds_a_session_whose_date_changes(desk, agenda):
    desk.bring(xlsx([line()]))
    slug = SessionPage.objects.get().slug
    desk.bring(xlsx([[*line(date="8/3/2034", heure_de_f=""), slug]], [*HEADINGS, "Identifiant"]))
    session = SessionPage.objects.get()
    latest = session.get_latest_revision_as_object()
    assert latest.starts_at == datetime(2034, 3, 8, 13, tzinfo=UTC)
    assert latest.ends_at == datetime(2034, 3, 8, 15, tzinfo=UTC)
    assert latest.title == "Répondre aux avis – Quimper, 8 mars 2034"


def test_empty_cell_changes_nothing(desk, agenda):
    desk.bring(xlsx([line()]))
    assert counts(desk.show(xlsx([line(lieu="", places="", prix="", heure_de_f="")]))) == (0, 0, 1, 0)


def test_end_is_that_of_the_workshop_when_nothing_says_it(desk, agenda):
    desk.bring(xlsx([line(heure_de_f="")]))
    assert SessionPage.objects.get().ends_at == datetime(2034, 3, 6, 14, 30, tzinfo=UTC)


def test_latest_draft_is_compared_not_the_version_online(desk, agenda):
    desk.bring(xlsx([line()]), publish="publiees")
    session = SessionPage.objects.get()
    session.venue = "Salle des fêtes"
    session.save_revision()
    assert counts(desk.show(xlsx([line()]))) == (0, 1, 0, 0)
    assert counts(desk.show(xlsx([line(lieu="Salle des fêtes")]))) == (0, 0, 1, 0)


def test_same_session_twice_in_a_file_is_refused_the_second_time(desk):
    assert refusals(desk.show(xlsx([line(), line(lieu="Ailleurs")]))) == {3: "C’est la séance de la ligne 2."}


def test_bad_line_leaves_its_session_to_the_next_line(desk):
    desk.bring(xlsx([line()]))
    assert counts(desk.show(xlsx([line(heure_de_f="13 h"), line()]))) == (0, 0, 1, 1)


def test_confirmation_sent_twice_is_done_once(desk):
    shown = desk.show(xlsx([line()]))
    desk.confirm(shown)
    again = desk.confirm(shown)
    assert counts(again) == (0, 0, 1, 0)
    assert SessionPage.objects.count() == 1


def test_locked_session_is_not_changed(desk, admin):
    desk.bring(xlsx([line()]))
    session = SessionPage.objects.get()
    SessionPage.objects.filter(pk=session.pk).update(locked=True, locked_by=admin)
    assert refusals(desk.show(xlsx([line(lieu="Ailleurs")]))) == {
        2: "Cette séance est verrouillée, ou attend une validation."
    }


def test_organisation_and_workshop_are_those_that_one_may_name(site, bretagne, occitanie, desk):
    make_organisation(occitanie, title="Office caché", live=False)
    own = make_organisation(bretagne, title="Office d’Armor")
    make_workshop(occitanie, title="Atelier caché", live=False)
    headings = [*HEADINGS, "Organisation"]
    rows = [
        [*line(), "office d'armor"],
        [*line(date="7/3/2034"), "Office caché"],
        [*line(atelier="Atelier caché"), ""],
    ]
    shown = desk.show(xlsx(rows, headings))
    assert refusals(shown) == {
        3: "Organisation : aucune organisation ne porte ce nom (« Office caché »).",
        4: "Atelier : aucun atelier ne porte ce titre (« Atelier caché »).",
    }
    assert shown.context["outcomes"].created[0].page.organisation == own


def test_two_workshops_of_one_title_are_told_apart_by_their_slug(site, desk):
    make_workshop(site, title="Répondre aux avis", slug="avis-bis")
    assert "écrivez à la place avis-bis, repondre-aux-avis" in refusals(desk.show(xlsx([line()])))[2]
    assert counts(desk.show(xlsx([line(atelier="avis-bis")]))) == (1, 0, 0, 0)


def test_postcode_that_a_spreadsheet_shortened_gets_its_zero_back(desk):
    desk.bring(xlsx([[*line(), 1000]], [*HEADINGS, "Code postal"]))
    assert SessionPage.objects.get().postcode == "01000"


def test_columns_that_are_none_of_ours_are_told(desk):
    shown = desk.show(xlsx([[*line(), "x"]], [*HEADINGS, "Remarque"]))
    assert "Colonnes qui ne sont pas lues : Remarque." in " ".join(shown.content.decode().split())


@pytest.mark.parametrize(
    ("file", "words"),
    [
        (named(b"PK\x03\x04 rien", "a.xlsx"), "Ce fichier ne se lit pas"),
        (named(b"", "a.xlsx"), "Le fichier soumis est vide."),
        (named(b"x", "a.ods"), "Donnez un fichier .xlsx ou .csv."),
        (xlsx([]), "aucune ligne"),
        (xlsx([["x"]], ["Titre"]), "doit nommer les colonnes, dont « Atelier »"),
        (csv([["x"]], ["Titre"]), "La première ligne de « seances.csv » doit nommer les colonnes"),
        (named(b"Atelier\r\n\x81\r\n", "à relire.csv"), "caractères accentués du fichier « à relire.csv »"),
        (named(b"Titre\r\nx\r\n", f"{'é' * 150}.csv"), "La première ligne de « éé"),
        (xlsx([line()], ["Atelier", "Atelier", *HEADINGS[2:]]), "Deux colonnes portent le nom « Atelier »."),
        (xlsx([line()] * 1001), "dépasse 1000 lignes"),
    ],
)
def test_file_that_is_no_table_is_refused_with_what_to_do(desk, file, words):
    file.seek(0)
    response = desk.show(file)
    assert words in lxml.html.fromstring(response.content.decode()).text_content()


def test_model_is_a_table_that_goes_in(desk, workshop):
    for file_format in ("xlsx", "csv"):
        response = desk.client.get(f"{URL}modele.{file_format}")
        shown = desk.show(named(response.content, f"modele.{file_format}"))
        assert counts(shown) == (1, 0, 0, 0), refusals(shown)
    sheet = load_workbook(BytesIO(desk.client.get(f"{URL}modele.xlsx").content)).active
    assert sheet["A1"].value == "Atelier"


def test_redaction_of_a_region_imports_drafts_only(breton_editor, agenda):
    desk = Desk(breton_editor, agenda)
    assert "importez en brouillon" in desk.show(xlsx([line()]), publish="publiees").content.decode()
    desk.bring(xlsx([line()]))
    assert SessionPage.objects.get().live is False


def test_agenda_of_another_region_does_not_exist(agenda):
    desk = Desk(user_in("occitanie", "Coordination Occitanie"), agenda)
    assert desk.show(xlsx([line()])).status_code == 404
    body = {"action": "import", "lines": "[]", "agenda": agenda.pk, "publish": "brouillons"}
    assert desk.client.post(URL, body).status_code == 404


@pytest.mark.parametrize(
    "lines", ["", "x", "[]", "[[1]]", '[[1, {"workshop": 3}, ""]]', "[" * 1000, '[[1, [], ""]]', '[["x", {}, ""]]']
)
def test_lines_made_by_hand_are_no_error(desk, agenda, lines):
    body = {"action": "import", "lines": lines, "agenda": agenda.pk, "publish": "brouillons", "seen": "x"}
    assert desk.client.post(URL, body).status_code == 200
    assert not SessionPage.objects.exists()


def test_hours_are_those_of_the_region(bretagne, desk):
    bretagne.time_zone = "Indian/Reunion"
    bretagne.save_revision().publish()
    desk.bring(xlsx([line()]))
    session = SessionPage.objects.get()
    assert (session.starts_at, session.time_zone) == (datetime(2034, 3, 6, 10, tzinfo=UTC), "Indian/Reunion")


def test_session_of_another_agenda_is_no_hindrance(site, desk, workshop):
    start = datetime(2034, 3, 6, 13, tzinfo=UTC)
    make_session(site, workshop, starts_at=start, ends_at=datetime(2034, 3, 6, 15, tzinfo=UTC))
    assert counts(desk.show(xlsx([line()]))) == (1, 0, 0, 0)
