"""« Courriels » : administrators see what waits, left or failed; nobody else sees that it exists."""

import lxml.html
import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from home.models import OutgoingMail
from home.outbox.sending import send_due
from tests.editing.forms import DASHBOARD, Editor, said
from tests.home.outbox.mails import FOUR, later, states, write

pytestmark = pytest.mark.django_db

REPORT = "/gestion/rapports/courriels/"
REFUSED = "Le serveur de courriel refuse : 550 no such user"


@pytest.fixture
def editor(admin):
    return Editor(admin)


@pytest.fixture
def failed(smtp):
    """One mail left, one failed for good, one waits."""
    smtp.refused = {FOUR[1]: "550 no such user"}
    write(*FOUR[:2], body="Texte à garder pour soi")
    send_due()
    write(FOUR[2])
    smtp.refused = {}
    return OutgoingMail.objects.get(recipient=FOUR[1])


def text_of(html: str) -> str:
    return " ".join(lxml.html.fromstring(html).text_content().split())


def rows(response) -> list[list[str]]:
    """The report as it reads: subject, state, address, reason."""
    table = lxml.html.fromstring(response.content.decode()).xpath("//table[contains(@class, 'listing')]/tbody/tr")
    return [[" ".join(cell.text_content().split()) for cell in row.findall("td")[:4]] for row in table]


def test_report_says_what_became_of_each_mail(failed, editor):
    assert rows(editor.client.get(REPORT)) == [
        ["Objet", "En attente", FOUR[2], ""],
        ["Objet", "Échec", FOUR[1], REFUSED],
        ["Objet", "Parti", FOUR[0], ""],
    ]
    assert [row[2] for row in rows(editor.client.get(REPORT, {"state": "echec"}))] == [FOUR[1]]
    assert [row[2] for row in rows(editor.client.get(REPORT, {"recipient": "fourmi-2"}))] == [FOUR[2]]


def test_text_of_a_mail_is_shown_to_nobody(failed, editor):
    for url in (REPORT, f"{REPORT}{failed.pk}/"):
        assert "Texte à garder pour soi" not in editor.client.get(url).content.decode()


def test_failed_mail_is_sent_again(failed, editor):
    url = f"{REPORT}{failed.pk}/"
    assert REFUSED in text_of(editor.client.get(url).content.decode())
    response = editor.client.post(url, {"action": "resend"})
    assert (response["Location"], said(response)) == (REPORT, ["Le courriel « Objet » repart."])
    send_due()
    assert states()[FOUR[1]] == "parti"


def test_all_that_failed_is_sent_again(failed, editor):
    url = f"{REPORT}renvoyer/"
    assert "1 courriel en échec repart dans les secondes" in text_of(editor.client.get(url).content.decode())
    assert said(editor.client.post(url)) == ["1 courriel à renvoyer."]
    assert states() == {FOUR[0]: "parti", FOUR[1]: "attente", FOUR[2]: "attente"}


def test_abandoned_mail_stays_where_it_is_without_its_text(failed, editor):
    response = editor.client.post(f"{REPORT}{failed.pk}/", {"action": "abandon"})
    assert said(response) == ["Le courriel « Objet » est abandonné."]
    later(days=1)
    send_due()
    failed.refresh_from_db()
    assert (failed.state, bytes(failed.content)) == ("abandonne", b"")


@pytest.mark.parametrize("action", ["resend", "abandon"])
def test_mail_that_left_meanwhile_is_left_alone(action, smtp, editor):
    write(FOUR[0])
    send_due()
    response = editor.client.post(f"{REPORT}{OutgoingMail.objects.get().pk}/", {"action": action})
    assert said(response) == ["L’état de ce courriel a changé entre-temps : rien n’est fait."]
    assert states() == {FOUR[0]: "parti"}


@pytest.mark.parametrize("values", [{}, {"action": "delete"}])
def test_what_is_not_asked_by_a_button_is_not_found(values, failed, editor):
    assert editor.client.post(f"{REPORT}{failed.pk}/", values).status_code == 404
    assert editor.client.get(f"{REPORT}{10**30}/").status_code == 404


def test_dashboard_tells_administrators_of_mails_that_do_not_leave(failed, editor, breton_coordinator):
    words = "1 courriel n’est pas parti"
    shown = [
        words in text_of(who.client.get(DASHBOARD).content.decode()) for who in (editor, Editor(breton_coordinator))
    ]
    assert shown == [True, False]


@pytest.mark.parametrize("who", ["redaction", "breton_editor", "breton_coordinator"])
def test_the_others_find_nothing_there(who, failed, request):
    client = Editor(request.getfixturevalue(who)).client
    before = states()
    one = reverse("home_mail", args=[failed.pk])
    answers = [client.get(url).status_code for url in (REPORT, f"{REPORT}resultats/", f"{REPORT}renvoyer/", one)]
    answers += [client.post(url, {"action": "resend"}).status_code for url in (f"{REPORT}renvoyer/", one)]
    assert (answers, states(), REPORT in client.get(DASHBOARD).content.decode()) == ([404] * 6, before, False)


def test_report_costs_the_same_with_more_mails(outbox, editor):
    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            editor.client.get(REPORT)
        return len(queries)

    write(FOUR[0])
    cost()
    one = cost()
    write(*FOUR)
    assert (cost(), mail.outbox) == (one, [])
