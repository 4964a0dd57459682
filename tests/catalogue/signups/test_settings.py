"""What a region decides of its sign-ups: reminders, words, questions, retention; and who may decide it."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.management import call_command
from django.utils import timezone

from catalogue.signups.enums import WORDED
from catalogue.signups.models import Registration, Seats, SignupSettings
from catalogue.signups.reminding import remind
from catalogue.signups.wording import SAMPLE, problem, spoken, usual_subject, usual_text, words_of
from home.typography import spaced
from tests.catalogue.signups.people import make_date, one, sign_up
from tests.editing.forms import Editor, said
from tests.factories import make_image

pytestmark = pytest.mark.django_db
FORM = {
    "first_reminder": "10",
    "last_reminder": "2",
    "retention_months": "6",
    "score_question": "Utile ?",
    "second_question": "Et après ?",
    "third_question": "",
    "later_question": "Alors ?",
    "signature": "",
}


@pytest.fixture
def coordinator(breton_coordinator):
    return Editor(breton_coordinator)


def path(home, notice: str = "") -> str:
    return f"/gestion/inscriptions/reglages/{home.pk}/" + (f"courriels/{notice}/" if notice else "")


def settle(home, **values) -> SignupSettings:
    return SignupSettings.objects.create(home=home.page_ptr, **values)


# --- who ------------------------------------------------------------------------------------------------------------


def test_coordination_settles_its_region_alone(bretagne, occitanie, site, coordinator):
    assert coordinator.client.get("/gestion/inscriptions/reglages/")["Location"] == path(bretagne)
    assert coordinator.client.post(path(bretagne), FORM)["Location"] == path(bretagne)
    kept = SignupSettings.objects.get()
    assert (kept.home_id, kept.first_reminder, kept.retention_months, kept.third_question) == (bretagne.pk, 10, 6, "")
    for other in (occitanie, site):
        for address in (path(other), path(other, "rappel-7")):
            for response in (coordinator.client.get(address), coordinator.client.post(address, FORM)):
                assert response.status_code == 404
    assert SignupSettings.objects.count() == 1


def test_redaction_of_a_region_settles_nothing(bretagne, breton_editor):
    editor = Editor(breton_editor)
    assert editor.client.get("/gestion/inscriptions/reglages/").status_code == 404
    for address in (path(bretagne), path(bretagne, "rappel-7")):
        assert (editor.client.get(address).status_code, editor.client.post(address, FORM).status_code) == (404, 404)


def test_nation_settles_its_own(site, bretagne, redaction):
    editor = Editor(redaction)
    assert editor.client.post(path(site), FORM).status_code == 302
    assert editor.client.post(path(bretagne), FORM).status_code == 404
    assert SignupSettings.objects.get().home_id == site.pk


def test_coordinator_who_left_settles_nothing(bretagne, breton_coordinator, coordinator):
    breton_coordinator.groups.clear()
    assert coordinator.client.get(path(bretagne)).status_code in (302, 404)
    assert coordinator.client.post(path(bretagne), FORM).status_code in (302, 404)
    assert SignupSettings.objects.count() == 0


def test_archived_region_is_settled_by_nobody_of_it(bretagne, coordinator):
    from catalogue.provisioning import archive_region

    archive_region(bretagne)
    assert coordinator.client.post(path(bretagne), FORM).status_code in (302, 404)
    assert SignupSettings.objects.count() == 0


def test_signature_is_of_ones_own_collections(bretagne, coordinator):
    from wagtail.models import Collection

    foreign = make_image(title="Signature secrète", collection=Collection.objects.get(name="Occitanie"))
    own = make_image(title="Signature bretonne", collection=Collection.objects.get(name="Bretagne"))
    refused = coordinator.client.post(path(bretagne), FORM | {"signature": foreign.pk})
    assert refused.status_code == 200
    assert "Signature secrète" not in refused.content.decode()
    coordinator.client.post(path(bretagne), FORM | {"signature": own.pk})
    assert SignupSettings.objects.get().signature == own


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("retention_months", "14"),
        ("retention_months", "0"),
        ("retention_months", "dix"),
        ("last_reminder", "10"),
        ("first_reminder", "9" * 30),
        ("score_question", "é" * 10_000),
        ("signature", "9" * 18),
    ],
)
def test_wrong_settings_are_refused_and_shown_again(bretagne, coordinator, name, value):
    response = coordinator.client.post(path(bretagne), FORM | {name: value})
    assert response.status_code == 200
    assert name in response.context["form"].errors
    assert SignupSettings.objects.count() == 0


# --- words ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("notice", WORDED)
def test_usual_words_know_their_marks(notice):
    assert (problem(usual_subject(notice)), problem(usual_text(notice))) == ("", "")
    assert "{" not in words_of(usual_subject(notice), usual_text(notice), SAMPLE).text


@pytest.mark.parametrize("text", ["Bonjour {Prénom}", "{}", "{ prenom }", "{prenom", "a } b", "{__class__}", "{0}"])
def test_unknown_mark_is_refused(bretagne, coordinator, text):
    response = coordinator.client.post(path(bretagne, "rappel-7"), {"subject": "Objet", "text": text})
    assert response.status_code == 200
    assert list(response.context["form"].errors) == ["text"]
    assert text.replace("<", "&lt;") in response.content.decode()


def test_region_writes_its_own_words_and_gives_them_up(bretagne, coordinator):
    own = {"subject": "À {delai}\r\nBcc: x@example.org", "text": "Salut {prenom},\r\n\r\n<b>{seance}</b> : {lien}"}
    shown = coordinator.client.post(path(bretagne, "confirmation"), own | {"action": "preview"}).content.decode()
    assert "Salut Camille," in shown
    assert "&lt;b&gt;Répondre" in shown
    assert SignupSettings.objects.count() == 0
    coordinator.client.post(path(bretagne, "confirmation"), own)
    date = make_date(bretagne)
    sign_up(date, 1)
    letter = mail.outbox[-1]
    html = letter.alternatives[0].content
    assert letter.subject == "À dans 10 jours Bcc: x@example.org"
    assert letter.body.startswith(f"Salut Personne,\n\n<b>{date.title}</b> : http://localhost")
    assert f"&lt;b&gt;{date.title}&lt;/b&gt; : <a href=" in html
    back = coordinator.client.post(path(bretagne, "confirmation"), {"action": "reset"})
    assert said(back)[-1:] == ["« Inscription confirmée » : le texte d’origine est de retour."]
    sign_up(type(date).objects.get(pk=date.pk), 2)
    assert mail.outbox[-1].body.startswith("Bonjour,\n\nVotre place est réservée.")


def test_words_of_a_region_are_not_those_of_another(bretagne, occitanie):
    settle(bretagne, texts={"confirmation": {"subject": "Breton", "text": "Breton"}})
    sign_up(make_date(occitanie), 1)
    assert mail.outbox[-1].subject.startswith("Votre place est réservée")


def test_name_that_a_stranger_typed_brings_no_link():
    assert spoken("Gagnez sur http://evil.example/a?b M. D’Or-Le Goff") == (
        "Gagnez sur http evil example a b M. D’Or-Le Goff"
    )


# --- reminders ------------------------------------------------------------------------------------------------------


def test_reminders_come_when_the_region_says(bretagne, occitanie):
    settle(bretagne, first_reminder=20, last_reminder=None)
    early = [make_date(region, days=15) for region in (bretagne, occitanie)]
    for date in early:
        sign_up(date, 1)
    Registration.objects.update(created_at=timezone.now() - timedelta(days=30))
    mail.outbox.clear()
    assert (remind(), remind()) == (1, 0)
    assert mail.outbox[0].subject.startswith("Dans 15 jours : ")


@pytest.mark.parametrize(
    ("zone", "hour", "told"),
    [("Indian/Reunion", 9, "9\u00a0h"), ("America/Martinique", 20, "20\u00a0h"), ("Europe/Paris", 9, "9\u00a0h")],
)
def test_mails_tell_the_hour_of_the_place(bretagne, zone, hour, told):
    from zoneinfo import ZoneInfo

    start = (timezone.now().astimezone(ZoneInfo(zone)) + timedelta(days=20)).replace(hour=hour, minute=0)
    date = make_date(bretagne, starts_at=start, ends_at=start + timedelta(hours=1), time_zone=zone)
    sign_up(date, 1)
    letter = mail.outbox[-1]
    assert f"{told}\u00a0– {hour + 1}\u00a0h" in letter.body
    assert ("heure locale" in letter.body) == (zone != "Europe/Paris")
    assert f"{told}\u00a0–" in letter.alternatives[0].content


# --- retention ------------------------------------------------------------------------------------------------------


def test_each_place_forgets_when_it_says(bretagne, occitanie, site):
    settle(bretagne, retention_months=2)
    settle(site, retention_months=4)
    dates = [make_date(home) for home in (bretagne, occitanie, site)]
    for number, date in enumerate(dates):
        sign_up(date, number)
    for months, left in ((1, 3), (3, 2), (5, 1), (12, 1), (14, 0)):
        Seats.objects.update(told_end=timezone.now() - timedelta(days=months * 31))
        call_command("purge_personal_data")
        assert Registration.objects.filter(forgotten_at=None).count() == left


def test_visitors_are_told_the_true_retention(bretagne, occitanie, site, visit):
    settle(bretagne, retention_months=6)
    date = make_date(bretagne)
    assert "s’efface 6 mois après" in visit(f"/agenda/{date.slug}/inscription/", "bretagne.localhost").content.decode()
    page = visit("/donnees-personnelles/").content.decode()
    assert "effacés 13 mois après" in page
    assert spaced("Plus tôt ici : Bretagne : 6 mois.") in page
    assert "Inscriptions aux séances" not in visit("/accessibilite/").content.decode()


def test_what_to_bring_is_text(bretagne):
    date = make_date(bretagne)
    date.workshop.to_bring = "<p>Un <b>ordinateur</b></p>"
    date.workshop.save()
    sign_up(date, 1)
    assert "À apporter : Un ordinateur" in mail.outbox[-1].body
    assert one(date, 1).holds
