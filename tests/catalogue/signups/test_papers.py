"""The papers of a date: what they say, that they are accessible, and that no text breaks one."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.translation import override
from pypdf import PdfReader

from catalogue.models import PromotionDay
from catalogue.schedule.dates import day_label
from catalogue.signups.links import token_of
from catalogue.signups.models import Certificate, Registration, SignupSettings
from catalogue.signups.papers import making
from catalogue.signups.papers.facts import attested_minutes, facts_of
from home.typesetting.texts import cuttable
from tests.catalogue.signups.people import make_date, one, sign_up
from tests.editing.forms import Editor
from tests.factories import make_cycle, make_event, make_image, make_organisation, make_promotion
from tests.lines import full_line

pytestmark = pytest.mark.django_db
NATION = {"host": "localhost"}
PAPERS = ["emargement", "liste", "badges", "convocations"]
ODD = [
    "Œnone Ňǿřđ d’Être",
    "مريم بن علي",
    "שלום כהן",
    "Λευτέρης Привет",
    "王小明 😀👩‍👧",
    "\u202eAnaïs",
    "x" * 120,
    '#panic() $x$ *gras* \\u{1} ] ) " <a>',
    "Léa\r\n\x0b\tDo",
    '#import "@preview/x:1.0.0": *',
]


@pytest.fixture
def date(bretagne):
    office = make_organisation(bretagne, title="Office de Cornouaille")
    return make_date(bretagne, seats=20, organisation=office, host="Équipe numérique")


@pytest.fixture
def past(bretagne):
    """Somebody was there, somebody was not, nobody said of the third."""
    date = make_date(bretagne, days=-3, seats=20)
    sign_up(date, 1, 2, 3)
    Registration.objects.filter(name="Personne 1").update(state="presente")
    Registration.objects.filter(name="Personne 2").update(state="absente")
    return date


@pytest.fixture
def editor(breton_editor):
    return Editor(breton_editor)


def read(content: bytes) -> tuple[PdfReader, str]:
    pdf = PdfReader(BytesIO(content))
    return pdf, " ".join(" ".join(page.extract_text() for page in pdf.pages).split())


def pdf_of(client, path: str) -> tuple[PdfReader, str]:
    response = client.get(path, headers=NATION)
    assert (response.status_code, response["Content-Type"]) == (200, "application/pdf")
    assert {"no-store", "private"} <= set(response["Cache-Control"].split(", "))
    return read(response.content)


@pytest.mark.parametrize("name", PAPERS)
def test_paper_is_accessible_and_in_french(date, editor, name):
    sign_up(date, 1, 2)
    pdf, text = pdf_of(editor.client, f"/gestion/inscriptions/{date.pk}/{name}.pdf")
    root = pdf.trailer["/Root"]
    assert (root["/Lang"], root["/MarkInfo"]["/Marked"], "/StructTreeRoot" in root) == ("fr", True, True)
    assert root["/ViewerPreferences"]["/DisplayDocTitle"] is not None
    assert "pdfuaid:part>1" in root["/Metadata"].get_data().decode()
    assert "Personne 1" in text
    assert pdf.metadata.title.endswith(date.title)


@pytest.mark.parametrize("name", PAPERS)
def test_paper_of_a_date_without_anybody(date, editor, name):
    response = editor.client.get(f"/gestion/inscriptions/{date.pk}/{name}.pdf")
    assert response.status_code == (302 if name == "convocations" else 200)


def test_attendance_sheet_has_a_line_a_seat_and_a_column_a_half_day(date):
    sign_up(date, 1, places=2, establishment="Gîte")
    date.starts_at = date.starts_at.replace(hour=8)
    date.ends_at = date.starts_at + timedelta(hours=8)
    _pdf, text = read(making.attendance_sheet(date))
    assert "Feuille d’émargement" in text
    assert "avec Personne 1 : Gîte" in text
    assert ("matin, " in text, "après-midi, " in text, "Équipe numérique" in text) == (True, True, True)


def test_remote_session_lists_hours_of_connection_instead(date):
    date.mode = "distance"
    sign_up(date, 1)
    _pdf, text = read(making.attendance_sheet(date))
    assert ("Relevé de connexion" in text, "Feuille d’émargement" in text) == (True, False)


def test_long_course_has_several_sheets(date):
    date.ends_at = date.starts_at.replace(hour=15) + timedelta(days=4)
    date.starts_at = date.starts_at.replace(hour=8)
    pdf, text = read(making.attendance_sheet(date))
    assert (len(pdf.pages), text.count("Formateur ou formatrice")) == (3, 3)


def test_list_says_what_the_host_must_know(date):
    sign_up(date, 1, need="Mes avis", accessibility="Fauteuil", answers=[["Quel outil ?", "Un tableur"]], phone="0298")
    _pdf, text = read(making.people_list(date))
    for words in ("Mes avis", "Fauteuil", "Quel outil ? Un tableur", "0298", "1 sur 20"):
        assert words in text


@pytest.mark.parametrize("name", ODD)
def test_no_name_breaks_a_paper(date, name):
    sign_up(date, 1, establishment=name, need=name, city=name[:100])
    Registration.objects.update(name=name, state="presente")
    date.title = f"Séance {name}"[:255]
    people = making.expected_at(date)
    for content in (
        making.attendance_sheet(date),
        making.people_list(date),
        making.badges(date),
        making.convocations(date, people),
        making.certificates(date, people),
    ):
        assert content.startswith(b"%PDF-")


def test_text_is_never_markup(date):
    Registration.objects.all().delete()
    sign_up(date, 1)
    Registration.objects.update(name="*gras* #1+1 $x$")
    assert "*gras* #1+1 $x$" in read(making.people_list(date))[1]


def test_letters_without_a_font_are_boxes_and_pictures_are_left_out(date):
    sign_up(date, 1)
    Registration.objects.update(name="\U00013000 Zoé \U0001f9d1\u200d\U0001f33e")  # a hieroglyph, a farmer
    assert "Zoé" in read(making.people_list(date))[1]


def test_endless_words_may_be_cut_and_others_are_whole():
    assert cuttable("Anaïs Le Goff anais.legoff@example.org") == "Anaïs Le Goff anais.legoff@example.org"
    assert cuttable("x" * 30) == "x" * 12 + "\u200b" + "x" * 12 + "\u200b" + "x" * 6


def test_event_without_a_workshop_has_its_facts(bretagne):
    event = make_event(bretagne, summary="Une journée.")
    facts = facts_of(event)
    assert (facts["objectives"], facts["trainer"], facts["organisation"]) == ([], "", bretagne.site_name)
    assert attested_minutes(event) == 7 * 60


def test_hours_are_the_workshops_and_never_more_than_the_dates(date):
    date.workshop.duration = 60
    assert attested_minutes(date) == 60
    date.workshop.duration = 600
    assert attested_minutes(date) == 120


# --- Who has which paper -------------------------------------------------------------------------------------------


def test_certificates_are_for_those_who_were_there(past, editor):
    pdf, text = pdf_of(editor.client, f"/gestion/inscriptions/{past.pk}/attestations.pdf")
    assert (len(pdf.pages), "Personne 1" in text, "Personne 2" in text) == (1, True, False)
    for words in ("Attestation de participation", past.title, "2 h", "Savoir faire."):
        assert words in text
    code = Certificate.objects.get().code
    printed = f"{code[:4]}-{code[4:8]}-{code[8:12]}-{code[12:16]}-{code[16:]}"
    assert f"http://localhost/attestations/{printed}/" in text


def test_certificate_of_one_is_refused_with_words_when_it_is_not_due(past, date, editor):
    for number in (2, 3):
        response = editor.client.get(f"/gestion/inscriptions/{past.pk}/{one(past, number).pk}/attestation.pdf")
        assert response.status_code == 302
    sign_up(date, 5)
    Registration.objects.filter(name="Personne 5").update(state="presente")
    response = editor.client.get(f"/gestion/inscriptions/{date.pk}/{one(date, 5).pk}/attestation.pdf", follow=True)
    assert "une fois la date passée" in response.content.decode()


def test_person_prints_their_own(client, past, date):
    def place(of, number: int) -> str:
        return f"/ma-place/{token_of(one(of, number))}/"

    sign_up(date, 8, 9)
    _pdf, text = pdf_of(client, f"{place(past, 1)}attestation.pdf")
    assert ("Personne 1" in text, "Personne 2" in text) == (True, False)
    _pdf, text = pdf_of(client, f"{place(date, 8)}convocation.pdf")
    assert ("Personne 8" in text, "Personne 9" in text, "Office de Cornouaille" in text) == (True, False, True)
    for of, number, paper in ((past, 2, "attestation"), (past, 1, "convocation"), (date, 8, "attestation")):
        response = client.get(f"{place(of, number)}{paper}.pdf", headers=NATION)
        assert response["Location"] == place(of, number)
    assert client.get("/ma-place/abc/attestation.pdf", headers=NATION).status_code == 404


def test_who_asks_for_ones_own_again_and_again_waits_behind_others_and_not_for_ever(client, past, date):
    sign_up(date, 8)
    papers = [(past, 1, "attestation"), (date, 8, "convocation")]
    paths = [f"/ma-place/{token_of(one(of, number))}/{paper}.pdf" for of, number, paper in papers]
    with full_line():
        busy = [client.get(path, headers=NATION) for path in paths]
    assert [(answer.status_code, answer["Retry-After"]) for answer in busy] == [(503, "30")] * 2
    assert [client.get(path, headers=NATION).status_code for path in paths] == [200, 200]


def test_place_shows_the_code_before_and_the_certificate_after(client, past, date):
    sign_up(date, 8)
    before = client.get(f"/ma-place/{token_of(one(date, 8))}/", headers=NATION).content.decode()
    assert ("<svg" in before, one(date, 8).key.hex[:6].upper() in before, "convocation.pdf" in before) == (
        True,
        True,
        True,
    )
    after = client.get(f"/ma-place/{token_of(one(past, 1))}/", headers=NATION).content.decode()
    assert ("attestation.pdf" in after, "convocation.pdf" in after) == (True, False)
    absent = client.get(f"/ma-place/{token_of(one(past, 2))}/", headers=NATION).content.decode()
    assert "attestation.pdf" not in absent


@pytest.mark.parametrize("count", [1, 6])
def test_certificates_take_as_many_queries(bretagne, count):
    date = make_date(bretagne, days=-3, seats=20)
    sign_up(date, *range(count))
    Registration.objects.update(state="presente")
    people = making.expected_at(date)
    making.certificates(date, people[:0])
    with CaptureQueriesContext(connection) as queries:
        making.certificates(date, people)
    assert len(queries) == 7


def test_printing_again_keeps_the_code_and_follows_the_date(past):
    people = [one(past, 1)]
    making.certificates(past, people)
    first = Certificate.objects.get()
    past.title = "Autre intitulé"
    making.certificates(past, people)
    again = Certificate.objects.get()
    assert (again.code, again.title) == (first.code, "Autre intitulé")
    assert again.issued_at <= timezone.now()


def test_certificate_bears_the_signature_of_its_region(past, bretagne):
    def pictures() -> int:
        return sum(len(page.images) for page in read(making.certificates(past, [one(past, 1)]))[0].pages)

    unsigned = pictures()
    SignupSettings.objects.create(home=bretagne, signature=make_image(title="Signature"))
    del past.signup_settings
    assert pictures() == unsigned + 1
    file = past.signup_settings.signature.file
    file.storage.delete(file.name)
    past.signup_settings.signature.renditions.all().delete()
    assert pictures() == unsigned


# --- A promotion ---------------------------------------------------------------------------------------------------


@pytest.fixture
def promotion(site, bretagne):
    return make_promotion(bretagne, make_cycle(site, duration_days=24), signup_kind="ici", signup_email="")


def test_no_day_of_a_long_course_is_left_off_its_sheets(promotion):
    days = [promotion.local_start.date() + timedelta(days=number) for number in range(24)]
    promotion.days = [PromotionDay(day=day) for day in days]
    text = read(making.attendance_sheet(promotion))[1]
    with override("fr"):
        assert [day for day in days if day_label(day) not in text] == []


def test_hours_of_a_course_are_those_of_its_cycle(promotion):
    assert attested_minutes(promotion) == 24 * 7 * 60  # whose days nobody typed: two are known of its many
    promotion.cycle.duration_days = None
    assert (attested_minutes(promotion), facts_of(promotion)["hours"]) == (0, "")
    promotion.days = [PromotionDay(day=promotion.local_start.date() + timedelta(days=number)) for number in range(2)]
    assert attested_minutes(promotion) == 2 * 8 * 60
    promotion.cycle.duration_days = 2
    assert attested_minutes(promotion) == 2 * 7 * 60
