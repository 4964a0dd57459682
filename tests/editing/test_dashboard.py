"""The first page of the admin: what waits for each role, what they write, what they may create; nothing of others."""

from datetime import timedelta

import lxml.html
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Page, WorkflowState

from catalogue.models import NationalProposal
from home.models import User
from tests.conftest import user_in
from tests.editing.forms import DASHBOARD, Editor, address, body, errors_of
from tests.factories import make_article, make_material, make_session, make_workshop

pytestmark = pytest.mark.django_db

PANELS = ("a-reprendre", "en-attente", "propositions", "brouillons", "prochaines-seances", "a-revoir")


def shown(user) -> lxml.html.HtmlElement:
    response = Editor(user).client.get(DASHBOARD)
    assert response.status_code == 200
    return lxml.html.fromstring(response.content.decode())


def lines(user, panel: str) -> list[str]:
    """What each line of a panel says."""
    found = shown(user).xpath(f"//*[@id='{panel}-content']//li[p]")
    return [" ".join(line.text_content().split()) for line in found]


def titles(user) -> dict[str, list[str]]:
    """Titles by panel; only panels that have some."""
    page = shown(user)
    found = {name: page.xpath(f"//*[@id='{name}-content']//li[p]/p[1]/a") for name in PANELS}
    return {name: [" ".join(link.text_content().split()) for link in links] for name, links in found.items() if links}


def written(home, user, title: str, **values) -> Page:
    """A draft as the editor leaves it."""
    page = make_article(home, title=title, live=False, owner=user, **values)
    page.save_revision(user=user)
    return page


def submitted(home, user, title: str) -> WorkflowState:
    page = written(home, user, title)
    return page.get_workflow().start(page, user)


def returned(home, user, by, title: str, comment: str = "Il manque la date.") -> None:
    submitted(home, user, title).current_task_state.reject(user=by, comment=comment)


def proposed(home, by, title: str) -> None:
    NationalProposal.objects.create(material=make_material(home, title=title), proposed_by=by)


def due(home, title: str) -> None:
    make_article(home, title=title, review_on=timezone.localdate() - timedelta(days=1))


@pytest.fixture
def occitan_coordinator(occitanie):
    return user_in("coordination-occitanie", "Coordination Occitanie")


@pytest.fixture
def filled(site, bretagne, breton_editor, breton_coordinator):
    """One of each thing in Bretagne."""
    returned(bretagne, breton_editor, breton_coordinator, "Rendu")
    submitted(bretagne, breton_editor, "Soumis")
    written(bretagne, breton_editor, "Brouillon")
    proposed(bretagne, breton_coordinator, "Proposée")
    due(bretagne, "Ancien")
    make_session(bretagne, make_workshop(site), title="Séance", seats=10, seats_left=7, city="Quimper")


def test_an_editor_finds_what_they_wrote_and_what_came_back(filled, breton_editor):
    assert titles(breton_editor) == {
        "a-reprendre": ["Rendu"],
        "brouillons": ["Brouillon", "Soumis"],
        "prochaines-seances": ["Séance"],
        "a-revoir": ["Ancien"],
    }


def test_a_coordination_finds_what_waits_for_it(filled, breton_coordinator):
    assert titles(breton_coordinator) == {
        "en-attente": ["Soumis"],
        "prochaines-seances": ["Séance"],
        "a-revoir": ["Ancien"],
    }


def test_the_nation_finds_what_is_proposed(filled, redaction):
    assert titles(redaction) == {"propositions": ["Proposée"]}


def test_another_region_finds_nothing_of_it(filled, occitan_coordinator):
    assert titles(occitan_coordinator) == {}
    said = shown(occitan_coordinator).text_content()
    assert [title for title in ("Rendu", "Soumis", "Brouillon", "Proposée", "Ancien", "Quimper") if title in said] == []


def test_an_administrator_finds_all_that_waits(filled, admin):
    found = titles(admin)
    assert {name: found.get(name) for name in ("en-attente", "propositions", "prochaines-seances")} == {
        "en-attente": ["Soumis"],
        "propositions": ["Proposée"],
        "prochaines-seances": ["Séance"],
    }


def test_who_left_a_region_finds_nothing_of_it(filled, breton_editor, breton_coordinator):
    for person in (breton_editor, breton_coordinator):
        person.groups.set(user_in(f"modele-{person.pk}", "Rédaction Occitanie").groups.all())
        assert titles(User.objects.get(pk=person.pk)) == {}


def test_what_came_back_says_why_and_by_whom(filled, bretagne, breton_editor, breton_coordinator):
    User.objects.filter(pk=breton_coordinator.pk).update(first_name="Maëlle", last_name="Le Gall")
    returned(bretagne, breton_editor, breton_coordinator, "Sans un mot", comment="")
    assert lines(breton_editor, "a-reprendre") == [
        "Sans un mot Il y a 0 minute · par Maëlle Le Gall Sans explication : demandez ce qui est à changer.",
        "Rendu Il y a 0 minute · par Maëlle Le Gall Il manque la date.",
    ]


def test_what_is_sent_again_waits_again(filled, breton_editor, breton_coordinator):
    page = Page.objects.get(title="Rendu").specific
    sent = Editor(breton_editor).edit(page, body("Avec la date.") | {"action-submit": "action-submit"})
    assert sent.status_code == 302, errors_of(sent)
    assert "a-reprendre" not in titles(breton_editor)
    assert titles(breton_coordinator)["en-attente"] == ["Soumis", "Rendu"]


def test_drafts_say_in_which_state_they_are(bretagne, breton_editor, breton_coordinator):
    page = make_article(bretagne, title="En ligne", owner=breton_editor)
    page.summary = "Un autre résumé."
    page.save_revision(user=breton_editor)
    submitted(bretagne, breton_editor, "Soumis")
    written(bretagne, breton_editor, "Jamais publié")
    states = [line.split(" Il y a")[0] for line in lines(breton_editor, "brouillons")]
    assert states == ["Jamais publié Brouillon", "Soumis En relecture", "En ligne Modifications non publiées"]


def test_what_is_published_or_was_taken_offline_is_no_draft(bretagne, breton_editor):
    for title in ("Publié", "Retiré"):
        written(bretagne, breton_editor, title).get_latest_revision().publish()
    Page.objects.get(title="Retiré").specific.unpublish()
    assert titles(breton_editor) == {}


def test_the_draft_of_a_colleague_is_not_mine(filled, breton_coordinator):
    assert "brouillons" not in titles(breton_coordinator)


def test_more_drafts_fold(bretagne, breton_editor):
    for n in range(7):
        written(bretagne, breton_editor, f"Brouillon {n}")
    page = shown(breton_editor)
    (folded,) = page.xpath("//*[@id='brouillons-content']//details")
    assert (folded.xpath("summary")[0].text_content(), len(folded.xpath(".//li"))) == ("2 autres", 2)


def test_sessions_say_date_town_seats_and_state(site, bretagne, breton_editor):
    workshop = make_workshop(site)
    make_session(bretagne, workshop, title="Passée", days=-10)
    make_session(bretagne, workshop, title="Comptée", days=10, seats=10, seats_left=7, city="Quimper")
    make_session(bretagne, workshop, title="À préparer", days=20, seats=None, seats_left=None, live=False)
    said = [line.partition(", Quimper")[::2] for line in lines(breton_editor, "prochaines-seances")]
    assert [before.split()[0] for before, _after in said] == ["Comptée", "À"]
    assert said[0][1] == " Inscriptions ouvertes Places prises : 3 sur 10"
    assert ("Brouillon" in said[1][0], "Places" in said[1][0]) == (True, False)


FIVE = ["sessionpage", "eventpage", "materialpage", "articlepage", "workshoppage"]


def create_links(user) -> list[str]:
    return shown(user).xpath("//*[@id='creer-content']//li//a/@href")


@pytest.mark.parametrize("old", [False, True], ids=["newcomer", "later"])
@pytest.mark.parametrize(
    ("who", "home", "models"),
    [
        ("breton_editor", "bretagne", FIVE),
        ("breton_coordinator", "bretagne", FIVE),
        ("redaction", "site", ["workshoppage", "sessionpage", "materialpage", "articlepage", "eventpage"]),
    ],
)
def test_five_things_are_one_click_away_below_ones_own_pages(who, home, models, old, request):
    user, home = request.getfixturevalue(who), request.getfixturevalue(home)
    if old:
        User.objects.filter(pk=user.pk).update(date_joined=timezone.now() - timedelta(days=22))
    links = create_links(user)
    assert [link.split("/")[-3] for link in links] == models
    parents = Page.objects.filter(pk__in=[link.split("/")[-2] for link in links])
    assert {parent.get_parent().pk for parent in parents} == {home.pk}
    assert [Editor(user).client.get(link).status_code for link in links] == [200] * 5
    heading = shown(user).xpath("//*[@id='creer-section']//h2")[0].text_content().strip()
    assert heading == ("Créer" if old else "Par où commencer")


def test_way_to_the_site_is_that_of_ones_own_home(breton_editor, redaction):
    """On the host of the region, which its visitors know."""
    links = [shown(user).xpath("//a[normalize-space()='Voir le site']/@href") for user in (breton_editor, redaction)]
    assert links == [["http://bretagne.localhost/"], ["http://localhost/"]]


def test_who_keeps_two_regions_chooses_where(breton_editor, occitanie):
    breton_editor.groups.add(*user_in("modele", "Rédaction Occitanie").groups.all())
    page = shown(breton_editor)
    assert page.xpath("//*[@id='creer-content']//h3/text()") == ["Bretagne", "Occitanie"]
    assert len(create_links(breton_editor)) == 10


def test_who_may_do_nothing_is_shown_no_dead_link(filled):
    nobody = user_in("personne", "Rédaction Bretagne")
    group = nobody.groups.get()
    group.page_permissions.all().delete()
    assert (titles(nobody), create_links(nobody)) == ({}, [])


def test_who_only_adds_is_led_to_forms_of_their_own_pages(filled, bretagne):
    writer = user_in("stagiaire", "Rédaction Bretagne")
    writer.groups.get().page_permissions.filter(permission__codename="change_page").delete()
    written(bretagne, writer, "À moi")
    assert titles(writer) == {"brouillons": ["À moi"]}
    client = Editor(writer).client
    assert client.get(address("edit", Page.objects.get(title="À moi"))).status_code == 200
    assert [client.get(link).status_code for link in create_links(writer)] == [200] * 5


def test_an_approval_is_one_click_away(filled, breton_coordinator):
    (answer,) = shown(breton_coordinator).xpath("//button[normalize-space()='Approuver et publier']")
    Editor(breton_coordinator).client.post(answer.get("data-workflow-action-url"))
    assert Page.objects.get(title="Soumis").live


@pytest.mark.parametrize("who", ["breton_editor", "breton_coordinator", "redaction"])
def test_queries_do_not_depend_on_how_much_is_shown(
    who, filled, site, bretagne, breton_editor, breton_coordinator, redaction, request
):
    client = Editor(request.getfixturevalue(who)).client

    def cost() -> list[str]:
        client.get(DASHBOARD)
        with CaptureQueriesContext(connection) as queries:
            client.get(DASHBOARD)
        return [query["sql"] for query in queries]

    one = cost()
    workshop = Page.objects.get(title="Séance").specific.workshop
    for n in range(5):
        returned(bretagne, breton_editor, breton_coordinator, f"Rendu {n}")
        submitted(bretagne, breton_editor, f"Soumis {n}")
        written(bretagne, breton_editor, f"Brouillon {n}")
        proposed(bretagne, breton_coordinator, f"Proposée {n}")
        due(bretagne, f"Ancien {n}")
        make_session(bretagne, workshop, title=f"Séance {n}")
    assert len(cost()) == len(one)
