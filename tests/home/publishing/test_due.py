"""publish_scheduled: each page alone; a broken one is put aside and told of once, the others are published."""

from datetime import timedelta
from io import StringIO

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command, get_commands
from django.db import OperationalError
from django.utils import timezone
from wagtail.models import DraftStateMixin, Page, Revision
from wagtail.signals import page_published

from home.chores import Chores
from home.languages.switching import switch_on_language
from home.languages.translating import translate_page
from home.models import OutgoingMail, SetAside
from home.publishing.due import run_due
from tests.conftest import user_in
from tests.factories import make_article, make_session, make_workshop
from tests.home.publishing.scheduled import (
    actions,
    break_row,
    broken_session,
    expired_article,
    mend_row,
    online,
    schedule,
    scheduled_articles,
)

pytestmark = pytest.mark.django_db

_NOTHING = "Pages publiées : 0 ; retirées : 0 ; mises de côté : 0\n"


def run(*args) -> str:
    out = StringIO()
    call_command("publish_scheduled", *args, stdout=out)
    return out.getvalue()


def mails() -> list[tuple[str, str]]:
    return list(OutgoingMail.objects.order_by("recipient").values_list("recipient", "subject"))


@pytest.fixture
def author(bretagne):
    return user_in("autrice", "Rédaction Bretagne")


def test_one_broken_version_among_twenty_is_put_aside_and_told_once(bretagne, admin, author, outbox):
    pages = scheduled_articles(bretagne, 10)
    session = broken_session(bretagne, author)
    pages += scheduled_articles(bretagne, 9)
    assert run().startswith("Pages publiées : 19 ; retirées : 0 ; mises de côté : 1\n")
    assert online(pages) == [f"{page.title}, suite" for page in pages]
    row = SetAside.objects.unsolved().get()
    assert (row.page_id, row.revision_id) == (session.pk, Page.objects.get(pk=session.pk).latest_revision_id)
    subject = "[Fourmilière] « Séance d’après » n’est pas publiée à sa date"
    told = [("admin@example.org", subject), ("autrice@example.org", subject)]
    assert (mails(), run(), mails()) == (told, _NOTHING, told)
    session.refresh_from_db()
    assert (session.title, session.live, session.get_lock()) == ("Séance", True, None)
    assert actions(session)[-1] == "home.set_aside"


def test_untranslated_version_is_put_aside_with_what_is_missing(bretagne, admin, outbox, english):
    switch_on_language(bretagne, "en")
    version = translate_page(make_article(bretagne), english)
    Revision.objects.filter(pk=version.latest_revision_id).update(approved_go_live_at=timezone.now())
    others = scheduled_articles(bretagne, 1)
    run()
    assert (online(others), online([version])) == ([f"{others[0].title}, suite"], [])
    assert "il reste à traduire" in SetAside.objects.get().reason


def test_version_that_is_not_valid_any_more_is_put_aside_with_its_field(bretagne):
    workshop = make_workshop(bretagne)
    session = make_session(bretagne, workshop)
    revision = schedule(session)
    revision.content["signup_url"] = "javascript:alert(1)"
    revision.save()
    run()
    assert SetAside.objects.get().reason.startswith("Cette version n’est pas valable. « ")
    assert online([session]) == [session.title]


def test_author_who_left_the_region_is_told_nothing(bretagne, admin, author, outbox):
    broken_session(bretagne, author)
    author.groups.clear()
    run()
    states = dict(OutgoingMail.objects.values_list("recipient", "state"))
    assert {email for email, state in states.items() if state == "attente"} == {"admin@example.org"}


def test_version_of_a_page_that_is_gone_is_withdrawn(site):
    page = make_article(site)
    revision = schedule(page)
    Revision.objects.filter(pk=revision.pk).update(object_id="999999")
    assert "n’existe plus" in run()
    assert (run(), SetAside.objects.count()) == (_NOTHING, 0)


def test_what_fails_because_a_server_is_away_stays_due(site, admin, outbox):
    pages = scheduled_articles(site, 2)

    def away(instance, **kwargs):
        if instance.pk == pages[0].pk:
            raise OperationalError("database is locked")

    page_published.connect(away)
    try:
        with pytest.raises(CommandError, match="database is locked"):
            run()
    finally:
        page_published.disconnect(away)
    assert online(pages) == [pages[0].title, f"{pages[1].title}, suite"]
    assert (SetAside.objects.count(), mails()) == (0, [])
    assert run().startswith("Pages publiées : 1 ;")


# --- Expiry --------------------------------------------------------------------------------------------------------


def test_page_that_cannot_be_taken_offline_keeps_no_other_online_and_is_told_once(bretagne, admin, outbox):
    pages = [expired_article(bretagne) for _ in range(3)]
    break_row(pages[0])
    reports = [run(), run()]
    assert [report.splitlines()[0] for report in reports] == [
        "Pages publiées : 0 ; retirées : 2 ; mises de côté : 1",
        "Pages publiées : 0 ; retirées : 0 ; mises de côté : 1",
    ]
    assert online(pages) == [pages[0].title]
    assert [subject for _email, subject in mails()] == [f"[Fourmilière] « {pages[0].title} » est encore en ligne"]
    mend_row(pages[0])
    assert run().startswith("Pages publiées : 0 ; retirées : 1 ;")
    assert (online(pages), SetAside.objects.unsolved().count()) == ([], 0)


def test_expired_page_is_marked_so(site):
    page = expired_article(site)
    run()
    page.refresh_from_db()
    assert (page.live, page.expired, actions(page)[-1]) == (False, True, "wagtail.unpublish.scheduled")


def test_version_that_follows_an_expired_one_is_published_in_its_time(site):
    page = make_article(site, title="Été")
    revision = schedule(page, title="Automne")
    Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=timezone.now() + timedelta(days=1))
    Page.objects.filter(pk=page.pk).update(expire_at=timezone.now() - timedelta(minutes=1))
    run()
    assert online([page]) == []
    Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=timezone.now() - timedelta(minutes=1))
    run()
    assert online([page]) == ["Automne"]


def test_page_that_expires_when_its_next_version_is_due_goes_from_one_to_the_other(site):
    page = expired_article(site, title="Été")
    schedule(page, title="Automne", expire_at=None)
    run()
    assert online([page]) == ["Automne"]
    assert "wagtail.unpublish.scheduled" not in actions(page)


# --- How it is run -------------------------------------------------------------------------------------------------


def test_dry_run_says_and_changes_nothing(site):
    page, expired = scheduled_articles(site, 1)[0], expired_article(site)
    words = run("--dryrun")
    assert (f"À publier : {page.title}" in words, f"À retirer : {expired.title}" in words) == (True, True)
    assert online([page, expired]) == [page.title, expired.title]


def test_command_is_ours_and_the_worker_does_it_twice_a_minute():
    assert get_commands()["publish_scheduled"] == "home"
    assert {chore.every for chore in Chores()._due if chore.run is run_due} == {30}


def test_only_pages_are_scheduled():
    """What else could be would need its place here."""
    models = [model for model in apps.get_models() if issubclass(model, DraftStateMixin)]
    assert [model for model in models if not issubclass(model, Page)] == []
