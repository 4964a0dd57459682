"""`/attestations/<code>/` : a true code confirms, every other is none, and nobody learns a name from one."""

import lxml.html
import pytest
from django.core.management import call_command

from catalogue.signups.models import Certificate, Registration
from catalogue.signups.models.certificates import CODE_LENGTH, new_code
from catalogue.signups.papers import certifying, making
from catalogue.signups.views import certificates
from home.models import Counter
from tests.catalogue.signups.people import make_date, sign_up

pytestmark = pytest.mark.django_db
NATION = {"host": "localhost"}


@pytest.fixture
def date(bretagne):
    date = make_date(bretagne, days=-3)
    sign_up(date, 1)
    Registration.objects.update(state="presente", name="Anne-Laure Le Goff")
    return date


@pytest.fixture
def code(date) -> str:
    making.certificates(date, list(Registration.objects.all()))
    return certifying.printed(Certificate.objects.get().code)


@pytest.fixture(autouse=True)
def _many_tries(monkeypatch):
    monkeypatch.setattr(certificates, "_WRONG_TRIES", 1000)


def ask(client, code: str, **said):
    path = f"/attestations/{code}/"
    return client.post(path, said, headers=NATION) if said else client.get(path, headers=NATION)


def text_of(response) -> str:
    return " ".join(lxml.html.fromstring(response.content.decode()).xpath("//main")[0].text_content().split())


def test_true_code_confirms_what_the_paper_says(client, code, date):
    for written in (code, code.replace("-", "")):
        response = ask(client, written)
        text = text_of(response)
        assert (response.status_code, "Cette attestation est vraie." in text) == (200, True)
        for words in (date.title, "2 h", "Bretagne", "A. L. L. G."):
            assert words in text
        assert "Anne" not in response.content.decode()
    private = (response["Cache-Control"], response["Referrer-Policy"], response["X-Robots-Tag"])
    assert private == ("no-store, private", "no-referrer", "noindex, nofollow")


def test_each_change_of_one_letter_fails_alike(client, code):
    texts = set()
    bare = code.replace("-", "")
    for place in range(CODE_LENGTH):
        other = "2" if bare[place] != "2" else "3"
        response = ask(client, bare[:place] + other + bare[place + 1 :])
        texts.add((response.status_code, text_of(response)))
    texts |= {(ask(client, guess).status_code, text_of(ask(client, guess))) for guess in (new_code(), "é", "0" * 300)}
    texts.add((404, text_of(ask(client, bare[:-1]))))
    texts.add((404, text_of(ask(client, bare.lower()))))
    assert len(texts) == 1
    status, text = texts.pop()
    assert (status, "Aucune attestation ne porte ce code." in text) == (404, True)


def test_name_is_told_right_or_wrong_and_never_shown(client, code):
    for typed in ("Anne-Laure Le Goff", "le goff anne laure", "ANNE LAURE LE GÖFF"):
        assert "Oui, elle est à ce nom." in text_of(ask(client, code, nom=typed))
    for typed in ("Anne Le Goff", "A L L G", "Le Goff"):
        assert "Non, elle n’est pas à ce nom." in text_of(ask(client, code, nom=typed))
    for typed in ("", " ", "x" * 300):
        assert "elle est à ce nom." not in text_of(ask(client, code, nom=typed))


def test_who_was_not_there_after_all_has_no_certificate(client, code):
    Registration.objects.update(state="absente")
    assert ask(client, code).status_code == 404
    Registration.objects.update(state="presente")
    assert ask(client, code).status_code == 200


def test_certificate_outlives_the_name(client, code):
    call_command("personal_data", "erase", "personne-1@example.org")
    response = ask(client, code)
    assert (response.status_code, "a été effacé" in text_of(response)) == (200, True)
    assert (
        "<form" not in lxml.html.tostring(lxml.html.fromstring(response.content.decode()).xpath("//main")[0]).decode()
    )
    assert ask(client, code, nom="Anne-Laure Le Goff").status_code == 200


def test_certificate_outlives_the_page_of_the_date(client, code, date):
    title = date.title
    date.delete()
    assert Registration.objects.count() == 0
    assert title in text_of(ask(client, code))


def test_wrong_tries_are_counted_and_right_ones_are_not(client, code, monkeypatch):
    monkeypatch.setattr(certificates, "_WRONG_TRIES", 3)
    assert {ask(client, code).status_code for _try in range(10)} == {200}
    codes = [ask(client, new_code()).status_code for _try in range(2)] + [ask(client, code, nom="Autre").status_code]
    assert codes == [404, 404, 200]
    refused = ask(client, code)
    assert (refused.status_code, "réessayez" in text_of(refused)) == (429, True)


def test_try_is_counted_before_the_code_is_looked_at(client, code, monkeypatch):
    """Otherwise as many as come at once would be one."""
    counted, look = [], certificates.certificate_at
    monkeypatch.setattr(certificates, "certificate_at", lambda asked: counted.append(tries()) or look(asked))

    def tries() -> int:
        return sum(Counter.objects.values_list("count", flat=True))

    ask(client, new_code())
    ask(client, code)
    assert (counted, tries()) == ([1, 2], 1)
