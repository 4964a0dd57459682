"""Whose accounts a coordination may manage, and whose names an editor may read."""

import pytest

from home.models import User
from home.walls.lookups import accounts_within, colleagues, own_accounts
from home.walls.territory import territory_of
from tests.conftest import user_in
from tests.home.walls.crawl import undone


@pytest.fixture
def people(world):
    """By name: those of each side, somebody of two regions, somebody of none, an administrator."""
    with undone():
        found = {f"{side.name} {role}": person for side in world.values() for role, person in side.people.items()}
        found["deux régions"] = user_in("deux", "Rédaction Bretagne", "Rédaction Occitanie")
        found["aucune"] = user_in("aucune")
        found["admin"] = User.objects.create_superuser("chef", "chef@example.org", "fourmi-de-test-12")
        yield found


def names(people: dict, accounts) -> set[str]:
    found = {person.pk: name for name, person in people.items()}
    return {found[account.pk] for account in accounts}


@pytest.mark.parametrize(
    ("who", "managed"),
    [
        ("bretagne Coordination", {"bretagne Rédaction", "bretagne Coordination"}),
        ("occitanie Coordination", {"occitanie Rédaction", "occitanie Coordination"}),
        ("national redaction", {"national redaction"}),
        ("aucune", set()),
    ],
)
def test_accounts_of_a_territory_are_those_that_work_nowhere_else(people, who, managed):
    assert names(people, accounts_within(territory_of(people[who]))) == managed


def test_each_account_is_asked_for_by_its_id(people):
    person = people["bretagne Coordination"]
    asked = {name for name, other in people.items() if own_accounts(person, [str(other.pk)])}
    assert asked == {"bretagne Rédaction", "bretagne Coordination"}
    assert [own_accounts(person, ids) for ids in (["0"], ["x"], [str(person.pk), "0"])] == [False] * 3


def test_names_that_one_reads_are_of_the_same_side(people):
    assert names(people, colleagues(people["bretagne Rédaction"])) == {
        "bretagne Rédaction",
        "bretagne Coordination",
        "deux régions",
        "admin",
    }
    assert names(people, colleagues(people["admin"])) == set(people)
