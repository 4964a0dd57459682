"""`demo --reset` deletes a whole site: a person at a terminal confirms it."""

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
