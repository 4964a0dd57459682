"""Everybody who signed up in a territory: filters, export, the wall, and as many queries whatever it lists."""

from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from catalogue.signups.models import Registration, Seats
from catalogue.signups.models.seats import locked
from tests.catalogue.signups.people import make_date, sign_up
from tests.editing.forms import Editor
from tests.factories import make_event

pytestmark = pytest.mark.django_db
PATH = "/gestion/inscriptions/"


@pytest.fixture
def editor(breton_editor):
    return Editor(breton_editor)


def fill(date, count: int) -> None:
    """Many at once, without their mails."""
    with locked(date) as seats:
        Registration.objects.bulk_create(
            Registration(seats=seats, state="confirmee", name=f"Foule {n}", email=f"f{n}@example.org")
            for n in range(count)
        )
        Seats.objects.filter(pk=seats.pk).update(taken=count)


def names(editor, query: str = "") -> list[str]:
    content = b"".join(editor.client.get(f"{PATH}?export=csv&{query}"))
    rows = content.decode("utf-8-sig").splitlines()[1:]
    return sorted(row.split(";")[2].removeprefix("Personne ") for row in rows)


def test_everybody_of_the_territory_is_listed_and_found(bretagne, occitanie, site, editor):
    first, second = make_date(bretagne, days=5), make_event(bretagne, days=40, signup_kind="ici", seats=9)
    sign_up(first, 1, 2, 3, establishment="Gîte du Port")
    sign_up(second, 4)
    sign_up(make_date(occitanie), 5)
    sign_up(make_date(site), 6)
    assert names(editor) == ["1", "2", "3", "4"]
    assert names(editor, "state=attente") == ["3"]
    assert names(editor, "q=port+personne+2") == ["2"]
    assert names(editor, "q=PERSONNE-4@") == ["4"]
    assert names(editor, f"theme={first.workshop.themes.get().slug}") == ["1", "2", "3"]
    assert names(editor, f"since={second.starts_at:%d/%m/%Y}") == ["4"]
    assert names(editor, f"until={first.ends_at:%d/%m/%Y}") == ["1", "2", "3"]
    shown = editor.client.get(PATH).content.decode()
    assert (first.when in shown, second.when in shown, "Personne 5" in shown, "Personne 6" in shown) == (
        True,
        True,
        False,
        False,
    )


def test_nation_sees_its_own_dates_only(bretagne, site, redaction):
    sign_up(make_date(bretagne), 1)
    sign_up(make_date(site), 2)
    assert names(Editor(redaction)) == ["2"]


def test_who_left_sees_nothing(bretagne, breton_coordinator):
    editor = Editor(breton_coordinator)
    sign_up(make_date(bretagne), 1)
    breton_coordinator.groups.clear()
    for path in (PATH, f"{PATH}resultats/", f"{PATH}?export=csv"):
        response = editor.client.get(path)
        assert response.status_code in (302, 404)
        assert b"Personne" not in response.content


def test_archived_region_keeps_its_list_for_the_administration(bretagne, breton_coordinator, admin):
    from catalogue.provisioning import archive_region

    sign_up(make_date(bretagne), 1)
    archive_region(bretagne)
    assert Editor(breton_coordinator).client.get(PATH).status_code in (302, 404)
    assert names(Editor(admin)) == ["1"]


def test_export_is_neutral_and_empty_filter_values_do_no_harm(bretagne, editor):
    date = make_date(bretagne)
    sign_up(date, 1, need="=1+1")
    content = b"".join(editor.client.get(f"{PATH}?export=xlsx"))
    rows = list(load_workbook(BytesIO(content)).active.iter_rows(values_only=True))
    assert rows[0][:3] == ("Séance", "Début", "Nom")
    assert "'=1+1" in rows[1]
    for query in ("q=%00", f"q={'é' * 10_000}", "since=hier", "theme=x", "state=x", "p=9999", "ordering=x"):
        assert editor.client.get(f"{PATH}?{query}").status_code == 200


@pytest.mark.parametrize("path", [PATH, "/gestion/inscriptions/{}/", "/gestion/inscriptions/{}/ecrire/"])
def test_as_many_queries_for_ten_and_for_five_hundred(bretagne, editor, path):
    date, counts = make_date(bretagne, seats=None), []
    for count in (10, 490):
        fill(date, count)
        editor.client.get(path.format(date.pk))
        with CaptureQueriesContext(connection) as queries:
            response = editor.client.get(path.format(date.pk))
        assert response.status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1] < 30


def test_agenda_leads_there(bretagne, editor):
    date = make_date(bretagne)
    elsewhere = make_date(bretagne, signup_kind="ailleurs", signup_url="https://example.org/")
    agenda = editor.client.get("/gestion/agenda/").content.decode()
    assert f'href="{PATH}"' in agenda
    assert f'href="{PATH}{date.pk}/"' in agenda
    assert f'href="{PATH}{elsewhere.pk}/"' not in agenda
