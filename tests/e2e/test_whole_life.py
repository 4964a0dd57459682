"""A session's whole life at 390 pixels, by keyboard: from the first who signs up to the day when all are forgotten.

Visitors have no scripts, and open the links of the mails that the worker sent them. Time passes by moving the dates
that the database holds, and doing what the worker does then.
"""

import json
import re
from io import BytesIO

import pytest
from pypdf import PdfReader

from tests.e2e.by_keyboard import Keyboard
from tests.e2e.hotelier import TELEPHONE, Hotelier
from tests.e2e.one_session import TITLE, Session
from tests.e2e.test_public_pages import SCROLL_WIDTH, WIDTHS

pytestmark = pytest.mark.e2e


@pytest.fixture
def session(running_site):
    session = Session(running_site)
    yield session
    session.ends()


@pytest.fixture
def people(chromium, running_site):
    """Anna, Bran and Chloé, each with a telephone."""
    names = {"Anna Le Bihan": "anna", "Bran Kerjean": "bran", "Chloé Rannou": "chloe"}
    found = [Hotelier(chromium, running_site, name, f"{word}.vie-entiere@example.org") for name, word in names.items()]
    yield found
    for one in found:
        one.leaves()


@pytest.fixture
def trainer(enter):
    return enter("coordination-bretagne", viewport=TELEPHONE)


def test_session_lives_until_those_who_came_are_forgotten(session, people, trainer, running_site):
    anna, bran, chloe = people
    anna_takes_two_places(anna, session)
    bran_takes_the_last_one(bran, session)
    chloe_finds_it_full_and_waits(chloe, session)
    bran_gives_his_place_back(bran)
    chloe_is_given_it(chloe)
    both_are_reminded_a_week_before(anna, chloe, session)
    it_is_postponed_without_a_date(trainer, session, anna)
    it_has_a_new_date(trainer, session, chloe)
    chloe_is_reminded_on_the_eve(chloe, session)
    trainer_notes_who_came_while_the_network_is_away(trainer, session)
    code = chloe_has_her_certificate(chloe, session)
    anna_who_did_not_come_has_none(anna)
    chloe_says_what_she_thought(chloe)
    certificate_is_hers(bran, code, running_site)
    chloe_says_what_came_of_it_three_months_later(chloe, session)
    all_are_forgotten_after_thirteen_months(trainer, session, chloe, bran, code)
    each_was_told_each_thing_once(anna, bran, chloe)


def anna_takes_two_places(anna, session) -> None:
    """What she forgot is said, and what she typed stays."""
    anna.page.goto(session.address)
    anna.sees(TITLE, "3 places restantes")
    anna.presses("S’inscrire")
    anna.sees("S’inscrire", "Votre nom")
    anna.keyboard.fill("courriel", anna.address)
    anna.keyboard.fill("besoin", "Que répondre à un avis injuste ?")
    anna.presses("S’inscrire")
    anna.sees("Champ requis.")
    assert anna.page.locator("[name=courriel]").input_value() == anna.address
    anna.keyboard.fill("nom", anna.name)
    anna.keyboard.choose("places", "2")
    send(anna, "S’inscrire")
    anna.sees("Votre place est réservée.")
    anna.open_link_of("Votre place est réservée")
    anna.sees("Ma place", "Confirmée", "Le jour même, montrez ce code à l’accueil.")
    assert anna.page.locator("[name=besoin]").input_value() == "Que répondre à un avis injuste ?"


def bran_takes_the_last_one(bran, session) -> None:
    bran.page.goto(session.address)
    bran.sees("1 place restante")
    bran.presses("S’inscrire")
    sign_up(bran, "S’inscrire")
    bran.sees("Votre place est réservée.")


def chloe_finds_it_full_and_waits(chloe, session) -> None:
    chloe.page.goto(session.address)
    chloe.sees("Complète", "Toutes les places sont prises.")
    chloe.presses("Rejoindre la liste d’attente")
    chloe.sees("dès qu’une place se libère, elle est à vous")
    sign_up(chloe, "Rejoindre la liste d’attente")
    chloe.sees("Vous êtes au rang 1 de la liste d’attente.")
    chloe.open_link_of("Vous êtes sur la liste d’attente")
    chloe.sees("En attente", "Rang", "Quitter la liste d’attente")


def bran_gives_his_place_back(bran) -> None:
    """The link alone gives nothing back: scanners of mails open it too."""
    bran.open_link_of("Votre place est réservée")
    bran.presses("Rendre ma place")
    bran.sees("Elle sera aussitôt donnée à la personne suivante.")
    bran.presses("Rendre ma place")
    bran.sees("C’est fait : la place est rendue.", "Place rendue")


def chloe_is_given_it(chloe) -> None:
    chloe.open_link_of("Une place s’est libérée pour vous")
    chloe.sees("Confirmée")
    assert chloe.name in text_of_pdf(chloe.downloads("Ma convocation (PDF)"))
    assert b"STATUS:CONFIRMED" in chloe.downloads("Mettre dans mon agenda")
    chloe.keyboard.fill("telephone", "02 98 00 00 00")
    chloe.presses("Enregistrer")
    chloe.sees("C’est noté.")


def both_are_reminded_a_week_before(anna, chloe, session) -> None:
    session.is_in(days=7)
    for one in (anna, chloe):
        one.open_link_of("Dans une semaine")
        one.sees("Confirmée")


def it_is_postponed_without_a_date(trainer, session, anna) -> None:
    write(trainer, session, status="Reportée")
    anna.open_link_of("Reporté")
    anna.sees("Séance reportée")


def it_has_a_new_date(trainer, session, chloe) -> None:
    write(trainer, session, starts_at="6 mars 2034 14 h", ends_at="6 mars 2034 16 h", status="Prévue")
    chloe.open_link_of("La date ou le lieu change")
    chloe.sees("Confirmée", "lundi 6 mars 2034, 14 h – 16 h")


def chloe_is_reminded_on_the_eve(chloe, session) -> None:
    session.is_in(days=1)
    chloe.open_link_of("Demain")
    chloe.sees("Le jour même, montrez ce code à l’accueil.")


def trainer_notes_who_came_while_the_network_is_away(trainer, session) -> None:
    session.is_in(days=0.01)
    keyboard, status = Keyboard(trainer), trainer.locator("[data-day-status]")
    trainer.goto(session.site.url(f"/gestion/inscriptions/{session.pk}/jour/"))
    trainer.context.set_offline(True)
    for name, mark in (("chloé", "Présent"), ("anna", "Absent")):
        keyboard.fill("q", name)
        keyboard.press(mark)
    status.get_by_text("2 pointages restent sur cet appareil").wait_for()
    trainer.context.set_offline(False)
    status.get_by_text("Tout est envoyé.").wait_for()
    assert trainer.evaluate(SCROLL_WIDTH) == WIDTHS[0]


def chloe_has_her_certificate(chloe, session) -> str:
    """The code that is printed on it."""
    session.is_in(days=-0.2)
    chloe.page.reload()
    chloe.sees("Présente")
    said = text_of_pdf(chloe.downloads("Mon attestation de participation (PDF)"))
    assert (chloe.name in said, TITLE in said) == (True, True)
    return re.search(r"\b\w{4}(-\w{4}){4}\b", said)[0]


def anna_who_did_not_come_has_none(anna) -> None:
    anna.page.reload()
    anna.sees("Absente")
    assert anna.page.get_by_text("attestation").count() == 0


def chloe_says_what_she_thought(chloe) -> None:
    chloe.open_link_of("Merci d’être venu")
    chloe.sees("Cet atelier vous a-t-il été utile ?", "Qu’est-ce qui vous a manqué ?")
    chloe.keyboard.choose("note", "4 : plutôt oui")
    chloe.keyboard.fill("reponse-1", "Répondre à trois avis.")
    chloe.presses("Envoyer")
    chloe.sees("Merci : votre réponse est gardée.")
    assert chloe.page.get_by_text("votre réponse est gardée").count() == 1


def certificate_is_hers(bran, code, site) -> None:
    """To whoever holds the paper, who types the name on it."""
    bran.page.goto(site.url(f"/attestations/{code}/"))
    bran.sees("Cette attestation est vraie.", "C. R.")
    bran.keyboard.fill("nom", "chloe rannou")
    bran.presses("Vérifier le nom")
    bran.sees("Oui, elle est à ce nom.")


def chloe_says_what_came_of_it_three_months_later(chloe, session) -> None:
    session.is_in(days=-91)
    chloe.open_link_of("Trois mois après")
    chloe.sees("Qu’avez-vous mis en place ?")
    chloe.keyboard.fill("reponse-1", "Un quart d’heure d’avis chaque lundi.")
    chloe.presses("Envoyer")
    chloe.sees("Merci : votre réponse est gardée.")


def all_are_forgotten_after_thirteen_months(trainer, session, chloe, bran, code) -> None:
    """The positive control first: until then staff reads the names."""
    site = session.site
    people = site.url(f"/gestion/inscriptions/{session.pk}/")
    trainer.goto(people)
    trainer.get_by_text(chloe.name).first.wait_for()
    session.is_in(days=-398)
    trainer.goto(people)
    trainer.get_by_text("Personne n’est inscrit.").wait_for()
    assert trainer.get_by_text(chloe.name).count() == 0
    chloe.page.reload()
    chloe.sees("Ce lien ne mène plus à une place")
    bran.page.goto(site.url(f"/attestations/{code}/"))
    bran.sees("Cette attestation est vraie.", "Le nom de la personne a été effacé")
    assert json.loads(site.manage("personal_data", "export", chloe.address)) == []


def each_was_told_each_thing_once(anna, bran, chloe) -> None:
    shared = ["Dans une semaine", "Reporté", "La date ou le lieu change", "Demain"]
    freed = ["Vous êtes sur la liste d’attente", "Une place s’est libérée pour vous"]
    assert chloe.mailbox.subjects() == [*freed, *shared, "Merci d’être venu", "Trois mois après"]
    assert anna.mailbox.subjects() == ["Votre place est réservée", *shared]
    assert bran.mailbox.subjects() == ["Votre place est réservée", "Votre place est rendue"]
    entries = [part.get_content() for mail in chloe.mailbox.mails() for part in mail.iter_attachments()]
    versions = [int(re.search(r"SEQUENCE:(\d+)", entry)[1]) for entry in entries]
    assert len({re.search(r"UID:(.*)", entry)[1] for entry in entries}) == 1
    assert versions == sorted(set(versions))


def sign_up(person, button: str) -> None:
    person.keyboard.fill("nom", person.name)
    person.keyboard.fill("courriel", person.address)
    send(person, button)


def send(person, button: str) -> None:
    person.page.wait_for_timeout(2100)  # nobody fills it in quicker
    person.presses(button)


def write(trainer, session, *, status: str, **moments: str) -> None:
    """In the form of the page, then publish it."""
    keyboard = Keyboard(trainer)
    trainer.goto(session.site.url(f"/gestion/pages/{session.pk}/edit/"))
    for name, text in moments.items():
        keyboard.fill(name, text)
    keyboard.choose("status", status)
    keyboard.reach(name="action-publish")
    trainer.keyboard.press("Enter")
    trainer.locator(".messages").get_by_text("publiée").wait_for()


def text_of_pdf(content: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages).split())
