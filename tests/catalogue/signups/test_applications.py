"""Applying for a promotion, from the public form to the decision: visitors, staff, strangers."""

import re
from io import BytesIO
from uuid import uuid4

import lxml.html
import pytest
from django.core import mail
from django.utils import timezone
from openpyxl import load_workbook

from catalogue.models import PromotionDay
from catalogue.signups.applications import demonstration
from catalogue.signups.applications.deciding import decide
from catalogue.signups.attending import welcome
from catalogue.signups.links import token_of
from catalogue.signups.models import Act, Registration, Seats, StaffAct
from catalogue.signups.privacy import erase, export, purge
from catalogue.signups.registering import Person, register
from home.refusals import RefusalError
from tests.catalogue.signups.test_costs import cost
from tests.conftest import user_in
from tests.editing.forms import Editor
from tests.factories import make_cycle, make_promotion

pytestmark = pytest.mark.django_db
SAID = {
    "nom": "Anaïs",
    "courriel": "anais@example.org",
    "etablissement": "Office de tourisme",
    "activite": "Accueil",
    "commune": "Quimper",
    "motivation": "Former <b>les hôteliers</b> du pays.",
    "accord": "oui",
    "employeur": "Yves Directeur",
    "employeur_courriel": "yves@example.org",
}
HOST, NATION = {"host": "bretagne.localhost"}, {"host": "localhost"}


@pytest.fixture(autouse=True)
def _typed_slowly(monkeypatch):
    monkeypatch.setattr("home.visitor_forms._QUICKEST", 0)


@pytest.fixture
def promotion(site, bretagne):
    return make_promotion(bretagne, make_cycle(site), signup_kind="ici", signup_email="", seats=1)


@pytest.fixture
def form(promotion):
    return f"/formations/{promotion.slug}/inscription/"


@pytest.fixture
def editor(breton_editor):
    return Editor(breton_editor)


def apply(promotion, *names: str) -> list[Registration]:
    for name in names:
        person = Person(name, f"{name}@example.org", motivation=f"Moi, {name}.", employer="pas-encore")
        register(promotion, person, "fr")
    return list(Registration.objects.of_date(promotion).order_by("pk"))


def send(client, form: str, **said):
    client.get(form, headers=HOST)
    return client.post(form, SAID | said, headers=HOST)


def root(response):
    return lxml.html.fromstring(response.content.decode())


def decided(one: Registration, promotion, decision: Act, reason: str = "Parce que.", seen: str = "recue"):
    return decide(one, promotion, decision, by=None, reason=reason, seen=seen)


def states(promotion) -> list[str]:
    return list(Registration.objects.of_date(promotion).order_by("pk").values_list("state", flat=True))


# --- The visitor ----------------------------------------------------------------------------------------------------


def test_visitor_applies_and_takes_no_seat_yet(client, promotion, form):
    page = root(client.get(f"/formations/{promotion.slug}/", headers=HOST))
    assert page.xpath(f"//a[contains(@href, '{form}')]")[0].text_content().strip() == "Candidater"
    response = send(client, form)
    assert (response.status_code, response["Location"]) == (303, f"{form}merci/")
    thanked = root(client.get(f"{form}merci/", headers=HOST))
    assert thanked.xpath("//*[@data-etat]/@data-etat") == ["recue"]
    one = Registration.objects.get()
    kept = (one.state, one.motivation, one.employer, one.employer_name, one.employer_email)
    assert kept == ("recue", SAID["motivation"], "oui", "Yves Directeur", "yves@example.org")
    assert Seats.objects.get().taken == 0
    assert [(letter.to, letter.attachments) for letter in mail.outbox] == [(["anais@example.org"], [])]


def test_what_is_missing_is_said_and_all_that_was_typed_shown_again(client, form):
    response = send(client, form, courriel="anais@", employeur_courriel="", motivation="")
    page = root(response)
    assert response.status_code == 422
    assert {field.get("name") for field in page.xpath("//*[@aria-invalid='true']")} == {
        "courriel",
        "motivation",
        "employeur_courriel",
    }
    assert page.xpath("//input[@name='accord'][@checked]/@value") == ["oui"]
    assert page.xpath("//input[@name='employeur']/@value") == ["Yves Directeur"]
    assert Registration.objects.count() == 0


def test_employer_who_has_not_agreed_yet_needs_no_name(client, form):
    assert send(client, form, accord="pas-encore", employeur="", employeur_courriel="").status_code == 303


def test_the_same_person_twice_is_one_application_and_one_mail_and_nobody_is_told(client, promotion, form):
    answers = [send(client, form, courriel=address) for address in ("a@example.org", " A@Example.org")]
    decided(Registration.objects.get(), promotion, Act.REFUSED)
    mail.outbox.clear()
    answers.append(send(client, form, courriel="a@example.org"))
    assert {(answer.status_code, answer["Location"]) for answer in answers} == {(303, f"{form}merci/")}
    thanks = root(client.get(f"{form}merci/", headers=HOST)).xpath("//*[@data-etat]/@data-etat")
    assert (thanks, states(promotion), mail.outbox) == (["recue"], ["refusee"], [])


def test_robots_and_floods_apply_for_nothing(client, form, settings):
    assert send(client, form, site_web="https://spam.example").status_code == 303
    assert Registration.objects.count() == 0
    settings.SIGNUP_TRIES_PER_HOUR = 2
    codes = [send(client, form, courriel=f"a{number}@example.org").status_code for number in range(3)]
    assert codes == [303, 303, 429]


def test_promotion_that_takes_applications_elsewhere_or_is_full(client, site, bretagne, promotion, form):
    elsewhere = make_promotion(bretagne, make_cycle(site))
    assert elsewhere.signup_kind == "ailleurs"
    assert client.get(f"/formations/{elsewhere.slug}/inscription/", headers=HOST).status_code == 404
    decided(apply(promotion, "une")[0], promotion, Act.ACCEPTED)
    page = root(client.get(f"/formations/{promotion.slug}/", headers=HOST))
    assert page.xpath("//*[@data-places-restantes]/@data-places-restantes") == ["0"]
    assert send(client, form).status_code == 303
    assert states(promotion) == ["confirmee", "recue"]


def test_personal_link_shows_changes_and_withdraws(client, promotion, form):
    send(client, form, accord="pas-encore", employeur="", employeur_courriel="")
    own = re.search(r"http://localhost(?::\d+)?(/ma-place/\S+)", mail.outbox[0].body)[1]
    page = root(client.get(own, headers=NATION))
    assert page.xpath("//textarea[@name='motivation']")[0].text.strip() == SAID["motivation"]
    said = {name: value for name, value in SAID.items() if name != "courriel"} | {"motivation": "Mieux."}
    assert client.post(own, said, headers=NATION).status_code == 302
    one = Registration.objects.get()
    assert (one.motivation, one.employer, one.employer_name) == ("Mieux.", "oui", "Yves Directeur")
    assert client.get(f"{own}rendre/", headers=NATION).status_code == 200
    assert states(promotion) == ["recue"]
    client.post(f"{own}rendre/", headers=NATION)
    assert states(promotion) == ["rendue"]
    assert mail.outbox[-1].subject.startswith("Votre candidature est retirée")
    assert client.get(f"{own[:-3]}x/", headers=NATION).status_code == 404
    assert send(client, form).status_code == 303  # who withdrew may come back
    assert states(promotion) == ["rendue", "recue"]


# --- The decision ---------------------------------------------------------------------------------------------------


def test_decision_and_its_reason_are_mailed_once_with_each_day(client, promotion, editor):
    promotion.days = [PromotionDay(day=promotion.local_start.date()), PromotionDay(day=promotion.local_end.date())]
    promotion.save_revision().publish()
    one = apply(promotion, "une")[0]
    mail.outbox.clear()
    path = f"/gestion/inscriptions/{promotion.pk}/{one.pk}/decider/"
    shown = editor.client.get(path).content.decode()
    assert ("Moi, une." in shown, "Places libres : 1 sur 1." in shown) == (True, True)
    said = {"decision": "acceptee", "reason": "Bon projet.\r\n<b>Bravo</b> {lien}", "seen": "recue"}
    first, second = editor.client.post(path, said), editor.client.post(path, said)
    assert (first.status_code, second.status_code) == (302, 422)
    letter = mail.outbox[0]
    assert (len(mail.outbox), letter.to) == (1, ["une@example.org"])
    assert letter.subject == f"Votre candidature est acceptée : {promotion.title}"
    assert "Bon projet.\n<b>Bravo</b> {lien}" in letter.body
    assert "Bon projet.<br>&lt;b&gt;Bravo&lt;/b&gt; {lien}" in letter.alternatives[0][0]
    assert [attachment[0] for attachment in letter.attachments] == ["seance.ics", "seance.ics"]
    assert (states(promotion), Seats.objects.get().taken) == (["confirmee"], 1)
    act = StaffAct.objects.get(kind=Act.ACCEPTED)
    assert (act.by.username, act.reason) == ("bretagne", said["reason"].replace("\r\n", "\n"))
    own = root(client.get(f"/ma-place/{token_of(one)}/", headers=NATION)).text_content()
    assert "Acceptée" in own
    assert "Bon projet." in own


def test_refusal_and_waiting_list_need_a_reason(promotion, editor):
    one = apply(promotion, "une")[0]
    path = f"/gestion/inscriptions/{promotion.pk}/{one.pk}/decider/"
    for decision in ("refusee", "liste", "autre", ""):
        assert editor.client.post(path, {"decision": decision, "reason": " ", "seen": "recue"}).status_code == 200
    assert states(promotion) == ["recue"]
    said = {"decision": "liste", "reason": "Presque.", "seen": "recue"}
    assert editor.client.post(path, said).status_code == 302
    assert (states(promotion), Seats.objects.get().taken) == (["attente"], 0)
    assert "Presque." in mail.outbox[-1].body


def test_never_one_more_than_the_promotion_has(promotion):
    first, second = apply(promotion, "une", "deux")
    decided(first, promotion, Act.ACCEPTED)
    mail.outbox.clear()
    with pytest.raises(RefusalError, match="Toutes les places sont prises"):
        decided(second, promotion, Act.ACCEPTED)
    assert (states(promotion), Seats.objects.get().taken, mail.outbox) == (["confirmee", "recue"], 1, [])


def test_a_seat_that_comes_back_waits_for_staff_to_choose(client, promotion):
    first, second, third = apply(promotion, "une", "deux", "trois")
    decided(first, promotion, Act.ACCEPTED)
    decided(second, promotion, Act.LISTED)
    mail.outbox.clear()
    client.post(f"/ma-place/{token_of(first)}/rendre/", headers=NATION)
    promotion.save_revision().publish()
    assert (states(promotion), Seats.objects.get().taken) == (["rendue", "attente", "recue"], 0)
    assert [letter.to for letter in mail.outbox] == [["une@example.org"]]
    decided(second, promotion, Act.ACCEPTED, seen="attente")
    decided(third, promotion, Act.REFUSED)
    assert (states(promotion), Seats.objects.get().taken) == (["rendue", "confirmee", "refusee"], 1)


def test_decision_that_is_taken_back_frees_the_seat_and_the_diary(promotion):
    one = apply(promotion, "une")[0]
    decided(one, promotion, Act.ACCEPTED)
    decided(one, promotion, Act.REFUSED, seen="confirmee")
    assert Seats.objects.get().taken == 0
    assert "STATUS:CANCELLED" in mail.outbox[-1].attachments[0][1]


def test_a_colleagues_decision_is_not_undone_unknowingly(promotion):
    one = apply(promotion, "une")[0]
    decided(one, promotion, Act.REFUSED)
    with pytest.raises(RefusalError, match="elle est « refusée »"):
        decided(one, promotion, Act.ACCEPTED)
    assert states(promotion) == ["refusee"]


def test_who_was_refused_and_came_all_the_same_is_not_accepted_beside(promotion):
    one = apply(promotion, "une")[0]
    decided(one, promotion, Act.REFUSED)
    welcome(promotion, Person("une", "Une@example.org"), None, uuid4(), timezone.now())
    for decision in (Act.ACCEPTED, Act.LISTED):
        with pytest.raises(RefusalError, match="déjà dans la liste"):
            decided(one, promotion, decision, seen="refusee")
    assert (sorted(states(promotion)), Seats.objects.get().taken) == (["presente", "refusee"], 1)


def test_deletion_asks_and_tells_those_who_applied(promotion, editor, breton_coordinator):
    client = Editor(breton_coordinator).client
    apply(promotion, "une", "deux")
    mail.outbox.clear()
    path = f"/gestion/pages/{promotion.pk}/delete/"
    assert "2 inscriptions sont en cours" in client.get(path).content.decode()
    client.post(path)
    assert sorted(letter.to[0] for letter in mail.outbox) == ["deux@example.org", "une@example.org"]
    assert {letter.subject for letter in mail.outbox} == {f"Annulé : {promotion.title}"}
    assert Registration.objects.count() == 0


# --- The staff's list, and others -----------------------------------------------------------------------------------


def test_list_shows_and_exports_the_applications_at_a_constant_cost(promotion, editor):
    path = f"/gestion/inscriptions/{promotion.pk}/"
    apply(promotion, "une")
    costs = [cost(editor.client, f"{path}{more}") for more in ("", "?export=xlsx")]
    apply(promotion, "deux", "=trois", "quatre")
    assert [cost(editor.client, f"{path}{more}") for more in ("", "?export=xlsx")] == costs
    shown = editor.client.get(path).content.decode()
    assert "Candidatures" in shown
    assert "Moi, deux." in shown
    content = b"".join(editor.client.get(f"{path}?export=xlsx").streaming_content)
    rows = list(load_workbook(BytesIO(content)).active.values)
    assert rows[0][-4:] == ("Motivation", "Accord de l’employeur", "Signataire", "Courriel du signataire")
    assert rows[1][-4:-2] == ("Moi, une.", "Pas encore")
    assert not any(str(value).startswith("=") for row in rows for value in row)


def test_staff_adds_an_application_that_came_by_post(promotion, editor):
    path = f"/gestion/inscriptions/{promotion.pk}/ajouter/"
    assert editor.client.post(path, SAID | {"courriel": ""}).status_code == 302
    assert (states(promotion), mail.outbox) == (["recue"], [])
    assert editor.client.post(path, {"nom": "Yann"}).status_code == 200


def test_another_region_finds_nothing(promotion, occitanie):
    one = apply(promotion, "une")[0]
    other = Editor(user_in("coordination-occitanie", "Coordination Occitanie")).client
    base = f"/gestion/inscriptions/{promotion.pk}/"
    said = {"decision": "refusee", "reason": "Non.", "seen": "recue"}
    for path in (base, f"{base}?export=csv", f"{base}{one.pk}/", f"{base}{one.pk}/decider/", f"{base}ajouter/"):
        assert (other.get(path).status_code, other.post(path, said).status_code) == (404, 404)
    own = make_promotion(occitanie, promotion.cycle, signup_kind="ici", seats=1)
    stranger = f"/gestion/inscriptions/{own.pk}/{one.pk}/decider/"
    assert (other.get(stranger).status_code, other.post(stranger, said).status_code) == (404, 404)
    assert states(promotion) == ["recue"]


def test_who_asks_has_their_application_and_its_end(client, promotion, form):
    send(client, form)
    decided(Registration.objects.get(), promotion, Act.LISTED)
    told = export("ANAIS@example.org")[0]
    assert (told["motivation"], told["etat"], told["decision"]) == (SAID["motivation"], "Liste d’attente", "Parce que.")
    assert export("yves@example.org") == [
        {"accord_donne_pour": promotion.title, "nom": "Yves Directeur", "courriel": "yves@example.org"}
    ]
    assert erase("Yves@example.org") == 1
    one = Registration.objects.get()
    assert (one.name, one.employer_name, one.employer_email) == ("Anaïs", "", "")
    assert erase("anais@example.org") == 1
    one.refresh_from_db()
    assert (one.name, one.motivation, one.state_label) == ("", "", "Retirée")
    assert set(StaffAct.objects.values_list("reason", flat=True)) == {""}


def test_demonstration_applies_once_and_writes_to_nobody(site, promotion):
    for _twice in range(2):
        demonstration.build(site.locale_id)
    assert sorted(states(promotion)) == ["attente", "confirmee", *["recue"] * 5, "refusee"]
    assert (Seats.objects.get().taken, mail.outbox) == (1, [])


def test_applications_are_forgotten_after_the_retention(client, promotion, form):
    send(client, form)
    Seats.objects.update(told_end="2020-01-01T00:00Z")
    assert purge() == 1
    one = Registration.objects.get()
    assert (one.name, one.motivation, one.employer_name, one.employer_email) == ("", "", "", "")
