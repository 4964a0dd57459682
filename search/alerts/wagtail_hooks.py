"""What alerts add to the worker and to what is said and done of personal data."""

from wagtail import hooks

from home.chores import Chore
from home.personal_data import HOOK, Kept
from search.alerts.privacy import erase, export, forget_old, privacy_notes, said
from search.alerts.telling import tell_what_is_new

_MINUTES = 60  # seconds


@hooks.register("register_chores")
def register_chores() -> list[Chore]:
    return [
        Chore("alertes de recherche", 5 * _MINUTES, tell_what_is_new),
        Chore("oubli des alertes de recherche", 24 * 60 * _MINUTES, forget_old),
    ]


@hooks.register(HOOK)
def register_personal_data() -> Kept:
    return Kept(export, erase, forget_old, said)


hooks.register("register_privacy_notes", privacy_notes)
