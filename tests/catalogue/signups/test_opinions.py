"""Questions after a date: once each, answered by the personal link alone, public from five notes on, then forgotten."""

from datetime import timedelta

import lxml.html
import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from catalogue.signups.links import token_of
from catalogue.signups.models import Moment, Opinion, Registration, Seats, SignupSettings
from catalogue.signups.opinions.asking import ask_later
from catalogue.signups.privacy import KEPT, export, purge
from catalogue.signups.reminding import remind
from tests.catalogue.signups.people import make_date, one, sign_up
from tests.conftest import user_in
from tests.editing.forms import Editor
from tests.factories import make_material

pytestmark = pytest.mark.django_db
NATION = {"host": "localhost"}
SAID = {"note": "4", "reponse-1": "Mes avis <b>", "reponse-2": ""}


def over(date, days: float = 1):
    """The date, some days after its end."""
    end = timezone.now() - timedelta(days=days)
    type(date).objects.filter(pk=date.pk).update(starts_at=end - timedelta(hours=2), ends_at=end)
    Seats.objects.filter(date=date.translation_key).update(told_start=end - timedelta(hours=2), told_end=end)
    date.refresh_from_db()
    return date


@pytest.fixture
def date(bretagne):
    date = make_date(bretagne, seats=50)
    sign_up(date, 1, 2)
    return over(date)


@pytest.fixture
def path(date):
    return f"/ma-place/{token_of(one(date, 1))}/avis/"


def noted(date, *notes: int) -> None:
    for number, note in enumerate(notes, 1):
        Opinion.objects.create(registration=one(date, number), moment=Moment.AT_ONCE, note=note)


# --- mails ----------------------------------------------------------------------------------------------------------


def test_thanks_bring_documents_and_questions_once(bretagne, date, path):
    public = make_material(bretagne, title="Le support")
    hidden = make_material(bretagne, title="Le brouillon", live=False)
    date.workshop.materials = [public, hidden]
    date.workshop.save()
    mail.outbox.clear()
    Registration.objects.filter(name="Personne 2").update(state="absente")
    assert (remind(), remind()) == (1, 0)
    text, html = mail.outbox[0].body, mail.outbox[0].alternatives[0].content
    assert [words in text for words in ("Le support", public.full_url, path, "Le brouillon")] == [True] * 3 + [False]
    assert [words in html for words in ("Le support", public.full_url, path, "Le brouillon")] == [True] * 3 + [False]


def test_three_months_later_is_asked_once(date):
    mail.outbox.clear()
    assert [ask_later() for days in (89, 91, 92, 111) if over(date, days)] == [0, 2, 0, 0]
    assert mail.outbox[0].subject == f"Trois mois après : {date.title}"
    assert f"/ma-place/{token_of(one(date, 1))}/trois-mois/" in mail.outbox[0].body


def test_region_that_asks_nothing_later_writes_nothing(bretagne, date):
    SignupSettings.objects.create(home=bretagne.page_ptr, later_question="")
    over(date, 92)
    assert ask_later() == 0
    assert Opinion.objects.count() == 0


# --- answering ------------------------------------------------------------------------------------------------------


def test_answer_is_given_by_post_and_may_change(client, date, path):
    for method in (client.get, client.head):
        response = method(path, headers=NATION)
        assert response.status_code == 200
        private = (response["Cache-Control"], response["Referrer-Policy"], response["X-Robots-Tag"])
        assert private == ("no-store, private", "no-referrer", "noindex, nofollow")
    assert Opinion.objects.count() == 0
    assert client.post(path, SAID, headers=NATION)["Location"] == path
    assert client.post(path, SAID | {"note": "5"}, headers=NATION)["Location"] == path
    assert Opinion.objects.get().note == 5
    shown = lxml.html.fromstring(client.get(path, headers=NATION).content.decode())
    assert shown.text_content().count("votre réponse est gardée") == 2  # one for each time, both unread until now
    assert shown.xpath("//input[@name='note'][@checked]/@value") == ["5"]
    assert shown.xpath("//textarea[@name='reponse-1']")[0].text.strip() == "Mes avis <b>"


@pytest.mark.parametrize(
    "said", [{}, {"note": "6"}, {"note": "x"}, SAID | {"reponse-1": "é" * 10_000}, {"note": "1\r\nBcc: x"}]
)
def test_wrong_answer_is_shown_again(client, path, said):
    response = client.post(path, said, headers=NATION)
    assert (response.status_code, Opinion.objects.count()) == (422, 0)
    assert said.get("reponse-1", "") in response.content.decode()


@pytest.mark.parametrize("text", ["=1+1", "x\r\nBcc: a@example.org", "\x00\x0b<script>"])
def test_odd_answers_never_fail(client, path, text):
    assert client.post(path, SAID | {"reponse-1": text}, headers=NATION).status_code in (302, 422)


@pytest.mark.parametrize("state", ["attente", "rendue", "annulee", "absente", "proposee"])
def test_who_did_not_come_is_asked_nothing(client, date, path, state):
    Registration.objects.filter(name="Personne 1").update(state=state)
    assert client.get(path, headers=NATION).status_code == client.post(path, SAID, headers=NATION).status_code == 404
    assert Opinion.objects.count() == 0


def test_nothing_is_asked_before_the_end(client, bretagne):
    date = make_date(bretagne)
    sign_up(date, 1)
    for name in ("avis", "trois-mois"):
        path = f"/ma-place/{token_of(one(date, 1))}/{name}/"
        assert client.post(path, SAID, headers=NATION).status_code == 404
    assert client.get("/ma-place/x/avis/", headers=NATION).status_code == 404


# --- what is shown --------------------------------------------------------------------------------------------------


def test_score_is_public_from_five_notes_on(bretagne, date, visit):
    sign_up(date, 3, 4, 5)
    noted(date, 5, 5, 4, 4)
    pages = (date, date.workshop)
    addresses = [page.full_url.replace("http://", "").partition("/") for page in pages]

    def shown():
        return ["sur 5" in visit(f"/{path}", host).content.decode() for host, _slash, path in addresses]

    assert shown() == [False, False]
    Opinion.objects.create(registration=one(date, 5), moment=Moment.AT_ONCE, note=4)
    assert shown() == [True, True]
    text = visit(f"/{addresses[0][2]}", addresses[0][0]).content.decode()
    assert "4,4 sur 5, d’après 5 personnes venues" in text


def test_forgotten_person_leaves_the_note_and_no_word(client, date, path):
    client.post(path, SAID, headers=NATION)
    assert export("personne-1@example.org")[0]["avis"] == [
        {
            "moment": "Aussitôt après",
            "note": 4,
            "reponses": [["Qu’allez-vous faire en premier ?", "Mes avis <b>"], ["Qu’est-ce qui vous a manqué ?", ""]],
        }
    ]
    over(date, KEPT.days + 1)
    purge()
    assert list(Opinion.objects.values_list("note", "answers")) == [(4, [])]
    assert client.get(path, headers=NATION).status_code == 404


@pytest.mark.parametrize("dates", [1, 3])
def test_staff_reads_the_answers_of_its_territory(dates, client, bretagne, occitanie, breton_editor):
    first = make_date(bretagne, seats=50)
    rows = [first]
    for home in [bretagne] * (dates - 1) + [occitanie]:
        rows.append(make_date(home, seats=50))
        type(first).objects.filter(pk=rows[-1].pk).update(workshop=first.workshop)
    for number, date in enumerate(rows):
        sign_up(date, number, number + 100)
        over(date)
        secret = "Secret occitan" if date is rows[-1] else "Parole bretonne <i>"
        Opinion.objects.create(registration=one(date, number), moment="a-chaud", note=5, answers=[["Quoi ?", secret]])
    editor, other = Editor(breton_editor), Editor(user_in("occitanie", "Rédaction Occitanie"))
    listed = "/gestion/inscriptions/avis/"
    paths = [listed, f"{listed}{first.workshop_id}/", f"/gestion/inscriptions/{first.pk}/avis/"]
    for path in paths:
        editor.client.get(path)
        with CaptureQueriesContext(connection) as queries:
            text = editor.client.get(path).content.decode()
        assert "Secret occitan" not in text
        assert "Personne" not in text
        assert ("Parole bretonne &lt;i&gt;" in text) == (path != listed)
        assert len(queries) <= 28, path
    assert [other.client.get(path).status_code for path in paths] == [200, 200, 404]
    assert "Parole" not in other.client.get(paths[1]).content.decode()
