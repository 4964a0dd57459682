"""Two people confirm the same table of sessions at once, in real processes on one database: each session is one."""

import time
from contextlib import nullcontext
from types import SimpleNamespace

import pytest
from wagtail.models import Page

from catalogue.models import AgendaPage, SessionPage, WorkshopPage
from catalogue.planning.spreadsheet import views
from home.models import HomePage, RegionPage, User
from tests.catalogue.planning.sheets import csv, line
from tests.catalogue.planning.test_import import Desk
from tests.catalogue.signups.races import all_at_once, breton_home, prepared
from tests.conftest import user_in
from tests.editing.forms import said
from tests.factories import make_workshop
from tests.forks import SOON, run

DAYS = ("6/3/2034", "7/3/2034", "8/3/2034")
PEOPLE = ("une", "autre")


@pytest.fixture
def shared(tmp_path, django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), prepared(tmp_path, _prepare, _clean) as (database, _made):
        yield database


def _prepare() -> None:
    breton_home()
    make_workshop(HomePage.objects.get(depth=2), title="Répondre aux avis", duration=90)
    for name in PEOPLE:
        user_in(name, "Coordination Bretagne")


def _clean(_made: None) -> None:
    for page in [*SessionPage.objects.all(), *WorkshopPage.objects.all()]:
        page.delete()
    User.objects.filter(username__in=PEOPLE).delete()


def _confirm(barrier, name: str) -> list[str]:
    agenda = AgendaPage.objects.child_of(RegionPage.objects.get(slug="bretagne")).get()
    desk = Desk(User.objects.get(username=name), agenda)
    shown = desk.show(csv([line(date=day) for day in DAYS]))
    barrier.wait(SOON)
    return said(desk.confirm(shown))


def _unprotected(barrier, name: str) -> list[str]:
    """Looks, then writes what it saw, without a turn of its own."""
    views.transaction = SimpleNamespace(atomic=nullcontext)
    views.Page = SimpleNamespace(objects=SimpleNamespace(select_for_update=lambda: Page.objects))
    look = views.ImportView._outcomes

    def slowly(view, form):
        found = look(view, form)
        time.sleep(0.5)
        return found

    views.ImportView._outcomes = slowly
    return _confirm(barrier, name)


def _sessions() -> int:
    return SessionPage.objects.count()


def test_each_session_is_made_once_and_the_second_is_told(shared):
    answers = all_at_once(shared, _confirm, [(name,) for name in PEOPLE])
    assert sorted(answers) == [
        ["L’agenda a changé entre-temps : voici ce que ferait le fichier à présent."],
        [f"Séances créées : {len(DAYS)} ; modifiées : 0 ; lignes refusées : 0."],
    ]
    assert run(shared, _sessions) == len(DAYS)


def test_positive_control_without_turns_each_session_is_made_twice(shared):
    all_at_once(shared, _unprotected, [(name,) for name in PEOPLE])
    assert run(shared, _sessions) == 2 * len(DAYS)
