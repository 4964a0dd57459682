"""Lines that are sent back otherwise than they were shown, and tables that leave a doubt."""

import json

import lxml.html
import pytest

from catalogue.models import SessionPage
from tests.catalogue.planning.sheets import HEADINGS, LINE, csv, xlsx
from tests.catalogue.planning.test_import import URL, Desk
from tests.factories import make_session, make_workshop

pytestmark = pytest.mark.django_db
GOOD = {
    "workshop": "Répondre aux avis",
    "day": "6/3/2034",
    "starts": "14 h",
    "ends": "16 h",
    "city": "Quimper",
    "venue": "Médiathèque",
    "signup_email": "a@example.org",
}


@pytest.fixture
def workshop(site):
    return make_workshop(site, title="Répondre aux avis", duration=90)


@pytest.fixture
def desk(breton_coordinator, bretagne, workshop):
    found = Desk(breton_coordinator, bretagne.get_children().get(slug="agenda"))
    found.client.raise_request_exception = False
    return found


@pytest.mark.parametrize(
    "lines",
    [
        '[[Infinity, {"workshop": "x"}, ""]]',
        "[[1e400, {}, 3]]",
        '[[2, {"workshop": "x"}, "\\ud800"]]',
        json.dumps([[2, GOOD | {"title": "\ud800"}, ""]]),
        json.dumps([[2, GOOD | {"workshop": "\ud800"}, ""]]),
    ],
)
def test_hand_made_lines_are_no_error(desk, lines):
    said = {"action": "import", "lines": lines, "agenda": desk.agenda, "publish": "brouillons", "seen": "x"}
    assert desk.client.post(URL, said).status_code == 200


def test_control_characters_do_not_come_in_by_the_lines_that_are_confirmed(desk):
    """The file's own are taken out; those of the form were written down."""
    lines = json.dumps([[2, GOOD | {"title": "a\x0bb"}, ""]])
    said = {"action": "import", "lines": lines, "agenda": desk.agenda, "publish": "brouillons", "seen": "x"}
    shown = desk.client.post(URL, said).content.decode().replace("\x0b", "")
    form = lxml.html.fromstring(shown).xpath("//form[.//input[@name='seen']]")[0]
    desk.client.post(URL, dict(form.form_values()) | {"action": "import", "lines": lines})
    assert list(SessionPage.objects.values_list("title", flat=True)) == ["ab"]


def test_line_of_a_session_whose_workshop_is_gone_is_refused_alone(desk, bretagne, workshop, site):
    """Its draft names a workshop that was deleted since."""
    session = make_session(bretagne, workshop, slug="celle-ci")
    session.workshop = make_workshop(site, title="Qui part", duration=60)
    session.save_revision()
    session.workshop.delete()
    shown = desk.show(csv([[*LINE, "celle-ci"], [*LINE, ""]], [*HEADINGS, "Identifiant"]))
    assert shown.status_code == 200
    assert len(shown.context["outcomes"].all) == 2


def test_two_headings_that_read_alike_are_refused_in_csv_as_in_xlsx(desk):
    headings, line = [*HEADINGS, "Heure de debut"], [*LINE, "9 h"]
    assert desk.show(xlsx([line], headings)).context["form"].errors
    assert desk.show(csv([line], headings)).context["form"].errors
