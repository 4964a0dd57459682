"""`demo --reset` deletes a whole site: a person at a terminal confirms it; a script, which has none, is not asked."""

import io

import pytest
from django.core.management import CommandError, call_command

from home.models import HomePage

pytestmark = pytest.mark.django_db


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("answer", ["", "non", "o"])
def test_reset_deletes_nothing_without_a_full_yes(site, monkeypatch, answer):
    monkeypatch.setattr("sys.stdin", Terminal(f"{answer}\n"))
    with pytest.raises(CommandError, match="Rien n’a été effacé"):
        call_command("demo", "--reset", stdout=io.StringIO())
    assert HomePage.objects.filter(pk=site.pk).exists()


@pytest.mark.parametrize(
    ("stdin", "options", "asked"),
    [
        (Terminal("Oui \n"), ["--reset"], True),
        (Terminal("non\n"), ["--reset", "--noinput"], False),
        (io.StringIO("non\n"), ["--reset"], False),
        (Terminal("non\n"), [], False),
    ],
    ids=["yes", "noinput", "no terminal", "no reset"],
)
def test_work_begins_once_confirmed_or_when_nothing_is_to_confirm(site, monkeypatch, stdin, options, asked):
    """It begins with the stage: a building stopped there has been let through, and costs no minute."""
    monkeypatch.setattr("sys.stdin", stdin)
    monkeypatch.setattr("catalogue.demo.build.set_stage", stop)
    with pytest.raises(Begun):
        call_command("demo", *options, stdout=io.StringIO())
    assert stdin.tell() == (len(stdin.getvalue()) if asked else 0)


class Begun(Exception):
    """The work has begun."""


def stop(port):
    raise Begun
