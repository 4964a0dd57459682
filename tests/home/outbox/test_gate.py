"""Who may not read a page gets no mail about it, whether they left before it was written or before it was sent."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from django.contrib.auth.models import Group
from django.core import mail
from wagtail.models import Comment, CommentReply, Page, PageSubscription, TaskState

from catalogue.freshness.reporting import tell_editors
from catalogue.models import StaleReport
from catalogue.national_library.choices import decide, propose
from catalogue.provisioning.accounts import remove
from catalogue.provisioning.national import NATIONAL_GROUP
from home.models import MailReaders, OutgoingMail, User
from home.outbox import backend, sending
from home.outbox.sending import send_due
from home.outbox.telling import telling
from tests.conftest import user_in
from tests.editing.forms import Editor
from tests.factories import make_material
from tests.home.outbox.mails import reasons, states, write

pytestmark = pytest.mark.django_db

LEAVER = "partante@example.org"
GONE = "Le compte n’a plus accès à la page."
_NONE = {"TOTAL_FORMS": "0", "INITIAL_FORMS": "0", "MIN_NUM_FORMS": "0", "MAX_NUM_FORMS": "1000"}


@dataclass
class World:
    draft: Page
    material: Page
    coordinator: User
    national: User


@pytest.fixture
def world(outbox, bretagne, occitanie, breton_coordinator, redaction):
    draft = make_material(bretagne, title="Brouillon de Brest", slug="brouillon", live=False)
    return World(draft, make_material(bretagne, title="Marées", slug="marees"), breton_coordinator, redaction)


def comment(world: World, values: dict, initial: int = 0, **replies) -> None:
    """The coordination saves the draft with a comment of its own, or an answer to the first one."""
    first = {"contentpath": "title", "position": "", "text": "Et le port ?", "id": "", "resolved": ""} | values
    form = {f"comments-0-{name}": value for name, value in first.items()}
    form |= {f"comments-0-replies-{name}": value for name, value in (_NONE | replies).items()}
    form |= {f"comments-{name}": value for name, value in _NONE.items()}
    form |= {"comments-TOTAL_FORMS": "1", "comments-INITIAL_FORMS": str(initial)}
    assert Editor(world.coordinator).edit(world.draft, form).status_code == 302


def follows(world: World, leaver: User) -> Callable:
    PageSubscription.objects.create(user=leaver, page=world.draft, comment_notifications=True)
    return lambda: comment(world, {})


def has_commented(world: World, leaver: User) -> Callable:
    said = Comment.objects.create(page=world.draft, user=leaver, text="Où ?", contentpath="title")
    own = {"id": str(said.pk), "text": "Où ?"}
    return lambda: comment(world, own, initial=1, TOTAL_FORMS="1", **{"0-text": "À Brest", "0-id": "", "0-DELETE": ""})


def has_submitted(action: str):
    def prepare(world: World, leaver: User) -> Callable:
        Editor(leaver).edit(world.draft, {"action-submit": "action-submit"})
        OutgoingMail.objects.all().delete()
        task = TaskState.objects.get()
        url = f"/gestion/pages/workflow/action/{world.draft.pk}/{action}/{task.pk}/"
        return lambda: Editor(world.coordinator).client.post(url, {"comment": "Un mot."})

    return prepare


def reviews(world: World, leaver: User) -> Callable:
    editor = user_in("bretagne", "Rédaction Bretagne")
    return lambda: Editor(editor).edit(world.draft, {"action-submit": "action-submit"})


def is_answered(world: World, leaver: User) -> Callable:
    proposal = propose(world.material, world.coordinator)
    OutgoingMail.objects.all().delete()
    return lambda: decide(proposal, world.national, accepted=True)


def decides(world: World, leaver: User) -> Callable:
    return lambda: propose(world.material, world.coordinator, "Un mot de la Bretagne")


def looks_after(world: World, leaver: User) -> Callable:
    report = StaleReport.objects.create(material=world.material, reason="autre", text="Diapo 3")
    return lambda: tell_editors(report)


WRITER, REVIEWER = "Rédaction Bretagne", "Coordination Bretagne"
# What a person does, the group that they leave, and whether Wagtail still thinks of them afterwards.
MAILS = {
    "follows comments": (follows, WRITER, True),
    "has commented": (has_commented, WRITER, True),
    "draft approved": (has_submitted("approve"), WRITER, True),
    "draft rejected": (has_submitted("reject"), WRITER, True),
    "reviews drafts": (reviews, REVIEWER, False),
    "proposal answered": (is_answered, REVIEWER, False),
    "decides on proposals": (decides, NATIONAL_GROUP, False),
    "looks after a region": (looks_after, WRITER, False),
}


@pytest.fixture(params=MAILS)
def scene(request, world):
    """A person of two regions, or of one and the nation; what makes the mail, and what takes them out."""
    prepare, group, remembered = MAILS[request.param]
    leaver = user_in("partante", group, "Rédaction Occitanie")
    tell = prepare(world, leaver)
    return tell, lambda: leaver.groups.remove(Group.objects.get(name=group)), remembered


def told() -> list[str]:
    """Subjects of what the person got."""
    return [letter.subject for letter in mail.outbox if letter.recipients() == [LEAVER]]


def test_who_stays_is_told_once(scene):
    tell, _leave, _remembered = scene
    tell()
    send_due()
    assert len(told()) == 1


def test_who_left_before_is_not_written_to(scene):
    tell, leave, _remembered = scene
    leave()
    tell()
    send_due()
    assert (LEAVER in states(), told()) == (False, [])


def test_who_left_before_the_mail_was_sent_does_not_get_it(scene):
    tell, leave, _remembered = scene
    tell()
    assert states()[LEAVER] == "attente"
    leave()
    send_due()
    assert (states()[LEAVER], reasons()[LEAVER], told()) == ("retenu", GONE, [])
    assert bytes(OutgoingMail.objects.get(recipient=LEAVER).content) == b""


def test_without_the_gate_they_would_be_told(scene, monkeypatch):
    """What the tests before are worth."""
    tell, leave, remembered = scene
    for module in (backend, sending):
        monkeypatch.setattr(module, "refusal", lambda *args: "")
    if not remembered:
        tell()
    leave()
    if remembered:
        tell()
    send_due()
    assert len(told()) == 1


# --- What else may happen between writing and sending -----------------------------------------------------------------


@pytest.fixture
def waiting(world):
    """A mail about a draft of Bretagne waits for the person who wrote it."""
    account = user_in("partante", WRITER)
    with telling(account, world.draft):
        write(LEAVER)
    return account


def _move(page, region) -> None:
    page.move(region.get_children().get(slug="ressources"), pos="last-child")


@pytest.mark.parametrize(
    ("event", "reason"),
    [
        ("account disabled", "Le compte est désactivé ou n’existe plus."),
        ("address changed", "L’adresse du compte a changé."),
        ("page deleted", "La page n’existe plus."),
        ("page moved", GONE),
        ("out of the admin", GONE),
    ],
)
def test_mail_is_withheld_for_what_happened_meanwhile(event, reason, waiting, world, occitanie):
    if event == "account disabled":
        User.objects.filter(pk=waiting.pk).update(is_active=False)
    elif event == "address changed":
        User.objects.filter(pk=waiting.pk).update(email="autre@example.org")
    elif event == "page deleted":
        Page.objects.get(pk=world.draft.pk).delete()
    elif event == "page moved":
        _move(Page.objects.get(pk=world.draft.pk), occitanie)
    else:
        Group.objects.get(name=WRITER).permissions.clear()
    send_due()
    assert (states(), reasons(), mail.outbox) == ({LEAVER: "retenu"}, {LEAVER: reason}, [])


def test_deleted_account_leaves_no_mail(waiting):
    waiting.delete()
    assert states() == {}


def test_nation_is_told_of_a_regions_page_while_it_is_public_only(world):
    for page in (world.material, world.draft):
        with telling(world.national, page, MailReaders.NATION):
            write(world.national.email, subject=page.title)
    assert list(OutgoingMail.objects.values_list("subject", flat=True)) == ["Marées"]
    Page.objects.get(pk=world.material.pk).specific.unpublish()
    send_due()
    assert reasons() == {world.national.email: GONE}


def test_nation_is_not_told_what_is_for_the_editors(world):
    with telling(world.national, world.material):
        write(world.national.email)
    assert states() == {}


def test_administrator_is_told_of_everything(world, admin):
    with telling(admin, world.draft):
        write(admin.email)
    send_due()
    assert states() == {admin.email: "parti"}


# --- What a person follows -----------------------------------------------------------------------------------------


@pytest.fixture
def followed(bretagne, occitanie):
    """A person of two regions follows a page of each."""
    account = user_in("partante", WRITER, "Rédaction Occitanie")
    for region in (bretagne, occitanie):
        PageSubscription.objects.create(user=account, page=make_material(region), comment_notifications=True)
    return account


def test_account_that_leaves_a_region_follows_nothing_there(
    followed, bretagne, breton_coordinator, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        remove(bretagne, followed, by=breton_coordinator)
    paths = PageSubscription.objects.filter(user=followed).values_list("page__url_path", flat=True)
    assert ["/regions/occitanie/" in path for path in paths] == [True]


def test_account_that_changes_groups_in_a_region_follows_its_pages_still(followed, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        followed.groups.set(Group.objects.filter(name__in=[REVIEWER, "Rédaction Occitanie"]))
    assert PageSubscription.objects.filter(user=followed).count() == 2


def test_thread_is_read_by_its_own_region(world):
    """The reply that `has_commented` waits for is there: no mail was missed for a form that was refused."""
    leaver = user_in("partante", WRITER)
    has_commented(world, leaver)()
    assert CommentReply.objects.get().text == "À Brest"
