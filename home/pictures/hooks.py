"""The cleaning of stored pictures, among the worker's chores."""

from wagtail import hooks

from home.chores import Chore
from home.pictures.avatars import clean_avatars
from home.pictures.stored import clean_some

_EVERY, _DAY = 60, 86_400  # seconds


@hooks.register("register_chores")
def register_chores() -> list[Chore]:
    return [
        Chore("Nettoyage des images", _EVERY, clean_some),
        Chore("Nettoyage des portraits", _DAY, clean_avatars),
    ]
