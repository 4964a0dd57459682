"""A region's material accepted nationally shows everywhere, at its one address, and nobody but the nation decides.

Long because each place where it shows, and each person who must not decide, has its own case.
"""

import re

import lxml.html
import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import ReferenceIndex

from catalogue.models import MaterialPage, NationalProposal
from catalogue.national_library.choices import decide, propose, withdraw
from catalogue.signals import national_choice_changed
from home.models import region_of
from tests.conftest import user_in
from tests.editing.forms import DASHBOARD, Editor
from tests.factories import make_material, make_theme

pytestmark = pytest.mark.django_db

OWN_ADDRESS = "http://bretagne.localhost/ressources/marees/"
BELOW_THE_NATION = "/regions/bretagne/ressources/marees/"  # the same page, on the national host
REFUSED = (404, "")  # by the wall
NOT_ALLOWED = (302, "/gestion/")  # on one's own side of it


@pytest.fixture
def material(site, bretagne):
    return make_material(bretagne, title="Marées", slug="marees")


@pytest.fixture
def accepted(material, breton_coordinator, redaction):
    decide(propose(material, breton_coordinator), redaction, accepted=True)
    return material


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    return lambda: django_capture_on_commit_callbacks(execute=True)


def answer(response) -> tuple[int, str]:
    return response.status_code, response.get("Location", "")


def send(user, name: str, pk: int, **values) -> tuple[int, str]:
    return answer(Editor(user).client.post(reverse(name, args=[pk]), values))


def state(material) -> list[tuple[str, str]]:
    return list(NationalProposal.objects.filter(material=material).values_list("status", "note"))


def links_to(material, html: str) -> list[str]:
    """Addresses of the cards that bear its title."""
    found = lxml.html.fromstring(html).xpath("//a[@class='card__link']")
    return [link.get("href") for link in found if link.text == material.title]


def listed(visit, path: str, host: str, material) -> list[str]:
    return links_to(material, visit(path, host=host).content.decode())


PLACES = [
    ("/ressources/", "localhost"),
    ("/", "localhost"),
    ("/regions/occitanie/ressources/", "localhost"),
    ("/regions/occitanie/", "localhost"),
]


@pytest.mark.parametrize(("path", "host"), PLACES)
def test_accepted_material_is_listed_everywhere_at_its_one_address(path, host, accepted, occitanie, visit):
    assert listed(visit, path, host, accepted) == [BELOW_THE_NATION]


@pytest.mark.parametrize(("path", "host"), PLACES)
def test_proposed_material_is_listed_in_its_region_only(path, host, material, breton_coordinator, occitanie, visit):
    propose(material, breton_coordinator)
    assert listed(visit, path, host, material) == []
    assert listed(visit, "/ressources/", "bretagne.localhost", material) == ["/ressources/marees/"]


def test_accepted_material_is_on_its_theme(bretagne, site, breton_coordinator, redaction, visit):
    theme = make_theme(site, title="Photo", slug="photo")
    material = make_material(bretagne, title="Marées", slug="marees", themes=[theme])
    assert listed(visit, "/themes/photo/", "localhost", material) == []
    decide(propose(material, breton_coordinator), redaction, accepted=True)
    assert listed(visit, "/themes/photo/", "localhost", material) == [BELOW_THE_NATION]


def test_card_elsewhere_credits_the_region(accepted, visit):
    page = lxml.html.fromstring(visit("/ressources/").content.decode())
    (foot,) = page.xpath("//article[.//a[text()='Marées']]//div[@class='card__foot']")
    assert re.sub(r"\s+", " ", foot.text_content()).strip() == "Diaporama Région : Bretagne"


def test_accepted_material_that_is_unpublished_shows_nowhere_and_comes_back(accepted, visit):
    accepted.unpublish()
    assert listed(visit, "/ressources/", "localhost", accepted) == []
    accepted.save_revision().publish()
    assert listed(visit, "/ressources/", "localhost", accepted) == [BELOW_THE_NATION]


def test_publishing_an_older_revision_undoes_no_choice(material, breton_coordinator, redaction, visit):
    older = material.save_revision()
    material.title = "Grandes marées"
    material.save_revision().publish()
    decide(propose(material, breton_coordinator), redaction, accepted=True)
    older.publish()
    material.refresh_from_db()
    assert (material.title, state(material)) == ("Marées", [("acceptee", "")])
    assert listed(visit, "/ressources/", "localhost", material) == [BELOW_THE_NATION]


def test_a_copy_is_not_accepted(accepted, bretagne):
    copy = accepted.copy(update_attrs={"slug": "marees-2", "title": "Marées 2"})
    assert set(MaterialPage.objects.accepted_nationally()) == {accepted}
    assert NationalProposal.objects.accepted_among([accepted.pk, copy.pk]) == {accepted.pk}


def test_deleting_a_material_is_not_held_back_by_its_proposal(accepted, breton_coordinator):
    assert list(ReferenceIndex.get_references_to(accepted)) == []
    Editor(breton_coordinator).client.post(reverse("wagtailadmin_pages:delete", args=[accepted.pk]))
    assert (MaterialPage.objects.count(), NationalProposal.objects.count()) == (0, 0)


@pytest.mark.parametrize("count", [1, 4])
def test_lists_take_as_many_queries_with_more_accepted(count, bretagne, breton_coordinator, redaction, visit):
    for number in range(count):
        material = make_material(bretagne, title=f"Marées {number}")
        decide(propose(material, breton_coordinator), redaction, accepted=True)
    visit("/ressources/")
    with CaptureQueriesContext(connection) as queries:
        visit("/ressources/")
    assert len(queries) == 6


# --- Who may -------------------------------------------------------------------------------------------------------


def people(bretagne, occitanie) -> dict:
    return {
        "redaction": user_in("redaction", "Rédaction nationale"),
        "bretagne": user_in("bretagne", "Rédaction Bretagne"),
        "coordination-bretagne": user_in("coordination-bretagne", "Coordination Bretagne"),
        "coordination-occitanie": user_in("coordination-occitanie", "Coordination Occitanie"),
    }


@pytest.mark.parametrize(
    ("who", "may"),
    {
        "redaction": False,
        "bretagne": False,
        "coordination-bretagne": True,
        "coordination-occitanie": False,
    }.items(),
)
def test_only_the_regions_coordination_proposes_and_withdraws(who, may, material, bretagne, occitanie):
    user = people(bretagne, occitanie)[who]
    url = reverse("catalogue_national_propose", args=[material.pk])
    assert (Editor(user).client.get(url).status_code == 200) is may
    posted = send(user, "catalogue_national_propose", material.pk, message="Utile.", action="propose")
    assert posted in ([(302, url)] if may else [REFUSED, NOT_ALLOWED])
    assert state(material) == ([("proposee", "")] if may else [])
    send(user, "catalogue_national_propose", material.pk, action="withdraw")
    assert state(material) == ([("retiree", "")] if may else [])


@pytest.mark.parametrize(
    ("who", "may"),
    {
        "redaction": True,
        "bretagne": False,
        "coordination-bretagne": False,
        "coordination-occitanie": False,
    }.items(),
)
@pytest.mark.parametrize(("action", "status"), [("accept", "acceptee"), ("decline", "declinee")])
def test_only_the_nation_decides(who, may, action, status, material, bretagne, occitanie):
    users = people(bretagne, occitanie)
    proposal = propose(material, users["coordination-bretagne"])
    for name, args in (("catalogue_national_decision", [proposal.pk]), ("catalogue_national_proposals", [])):
        assert (Editor(users[who]).client.get(reverse(name, args=args)).status_code == 200) is may
    posted = send(users[who], "catalogue_national_decision", proposal.pk, note="Merci.", action=action)
    assert posted == ((302, reverse("catalogue_national_proposals")) if may else REFUSED)
    assert state(material) == ([(status, "Merci.")] if may else [("proposee", "")])


def test_visitor_is_sent_to_the_login_page(material, client):
    for name in ("catalogue_national_decision", "catalogue_national_propose"):
        url = reverse(name, args=[material.pk])
        assert answer(client.post(url, headers={"host": "localhost"})) == (302, f"/gestion/login/?next={url}")


def test_menu_shows_proposals_to_the_nation_only(redaction, breton_coordinator):
    def shown(user) -> bool:
        return reverse("catalogue_national_proposals") in Editor(user).client.get(DASHBOARD).content.decode()

    assert (shown(redaction), shown(breton_coordinator)) == (True, False)


def test_pages_of_a_material_offer_to_propose_it_to_its_coordination_only(material, breton_coordinator, breton_editor):
    def offered(user) -> bool:
        html = Editor(user).client.get(reverse("wagtailadmin_pages:edit", args=[material.pk])).content.decode()
        return reverse("catalogue_national_propose", args=[material.pk]) in html

    assert (offered(breton_coordinator), offered(breton_editor)) == (True, False)


# --- What is refused -----------------------------------------------------------------------------------------------


def errors(user, name: str, pk: int, **values) -> list[str]:
    response = Editor(user).client.post(reverse(name, args=[pk]), values)
    assert response.status_code == 200
    return [error for errors in response.context["form"].errors.values() for error in errors]


def test_a_draft_is_not_proposed(bretagne, breton_coordinator):
    draft = make_material(bretagne, live=False)
    said = errors(breton_coordinator, "catalogue_national_propose", draft.pk, action="propose")
    assert said == ["Publiez d’abord la ressource : seule une ressource en ligne peut être proposée."]
    assert state(draft) == []


def test_a_national_material_is_not_proposed(site, admin):
    assert send(admin, "catalogue_national_propose", make_material(site).pk, action="propose") == NOT_ALLOWED


def test_declining_without_a_word_is_refused_and_keeps_the_proposal(material, breton_coordinator, redaction):
    proposal = propose(material, breton_coordinator)
    said = errors(redaction, "catalogue_national_decision", proposal.pk, action="decline")
    assert said == ["Dites en un mot à la région pourquoi la ressource n’est pas retenue."]
    assert state(material) == [("proposee", "")]


def test_a_second_decision_is_refused(material, breton_coordinator, redaction):
    proposal = propose(material, breton_coordinator)
    withdraw(material, breton_coordinator)
    said = errors(redaction, "catalogue_national_decision", proposal.pk, action="accept")
    assert said == ["La proposition a changé entre-temps : relisez-la avant de décider."]
    assert state(material) == [("retiree", "")]


def test_an_unknown_material_or_proposal_is_not_found(admin):
    for name in ("catalogue_national_propose", "catalogue_national_decision"):
        assert Editor(admin).client.get(reverse(name, args=[10**20])).status_code == 404


# --- Who is told ---------------------------------------------------------------------------------------------------


def letters() -> list[tuple]:
    return [(letter.to, letter.subject) for letter in mail.outbox]


def test_nation_is_told_of_a_proposal(material, breton_coordinator, redaction):
    proposal = propose(material, breton_coordinator, "Elle sert <b>tous</b> les ports.")
    subject = "[Fourmilière] « Marées » est proposée à la bibliothèque nationale"
    assert letters() == [(["redaction@example.org"], subject)]
    body = mail.outbox[0].body
    assert f"http://localhost/gestion/bibliotheque-nationale/{proposal.pk}/\n" in body
    assert "Elle sert <b>tous</b> les ports.\n" in body
    assert "La région Bretagne propose" in body


@pytest.mark.parametrize(
    ("accepted", "words"), [(True, "entre dans"), (False, "n’est pas retenue pour")], ids=["accepted", "declined"]
)
def test_region_is_told_of_the_answer(
    accepted, words, material, breton_coordinator, breton_editor, redaction, occitanie
):
    user_in("coordination-occitanie", "Coordination Occitanie")
    proposal = propose(material, breton_coordinator)
    mail.outbox.clear()
    decide(proposal, redaction, accepted=accepted, note="Un mot.")
    subject = f"[Fourmilière] « Marées » {words} la bibliothèque nationale"
    assert letters() == [(["coordination-bretagne@example.org"], subject)]
    assert "Un mot.\n" in mail.outbox[0].body
    assert (OWN_ADDRESS in mail.outbox[0].body) is accepted


def test_change_is_announced_in_its_transaction(material, breton_coordinator, redaction, committed):
    heard = []

    def hear(material_id, **kwargs):
        heard.append(material_id)

    national_choice_changed.connect(hear)
    try:
        with committed():
            proposal = propose(material, breton_coordinator)
        assert heard == []
        with committed():
            decide(proposal, redaction, accepted=True)
            assert heard == [material.pk]
        with committed():
            withdraw(material, breton_coordinator)
    finally:
        national_choice_changed.disconnect(hear)
    assert heard == [material.pk, material.pk]
    assert region_of(material).slug == "bretagne"


@pytest.mark.parametrize("count", [1, 4])
def test_list_of_proposals_takes_as_many_queries(count, bretagne, breton_coordinator, redaction):
    for _number in range(count):
        propose(make_material(bretagne), breton_coordinator)
    client = Editor(redaction).client
    client.get(reverse("catalogue_national_proposals"))
    with CaptureQueriesContext(connection) as queries:
        response = client.get(reverse("catalogue_national_proposals"))
    rows = lxml.html.fromstring(response.content.decode()).xpath("//table[contains(@class, 'listing')]/tbody/tr")
    assert (len(rows), len(queries)) == (count, 22)
