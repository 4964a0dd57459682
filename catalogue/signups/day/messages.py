"""What the list of the day sends, read strictly: ticks and people who came without having signed up."""

import json
import uuid
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from django import forms
from django.utils import timezone

from catalogue.signups.attending import Mark, may_mark
from catalogue.signups.registering import Person
from home.characters import writable

MOST = 200  # in one message; a device that holds more sends several
_LONGEST_KEY = 40  # of a meeting
_YEAR_2100 = 4_102_444_800_000  # milliseconds


class UnreadableMessage(ValueError):
    """Not what the list sends; its text is for the log of a browser."""


class ArrivalForm(forms.Form):
    """Who stands at the door: a name is enough."""

    nom = forms.CharField(label="Nom", max_length=120)
    etablissement = forms.CharField(label="Établissement", max_length=160, required=False)
    courriel = forms.EmailField(
        label="Courriel",
        max_length=254,
        required=False,
        help_text="Facultatif : pour recevoir les documents et l’attestation.",
    )

    def person(self) -> Person:
        said = {name: writable(value) for name, value in self.cleaned_data.items()}
        return Person(name=said["nom"], email=said["courriel"], establishment=said["etablissement"])


@dataclass(frozen=True)
class Arrival:
    key: uuid.UUID
    at: datetime
    form: ArrivalForm
    meeting: str


@dataclass(frozen=True)
class Message:
    marks: list[Mark]
    arrivals: list[Arrival]


def read(body: bytes) -> Message:
    """Raises UnreadableMessage. Hours are moved from the device's clock to the site's, and none is to come."""
    try:
        said = json.loads(body)
        ahead = timezone.now() - _moment(said["now"])
        marks = [_mark(one, ahead) for one in _listed(said["ticks"])]
        arrivals = [_arrival(one, ahead) for one in _listed(said["arrivals"])]
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise UnreadableMessage(f"Message illisible : {type(error).__name__}") from error
    return Message(marks, arrivals)


def _listed(value: Any) -> list:
    if not isinstance(value, list) or len(value) > MOST:
        raise ValueError
    return value


def _moment(milliseconds: Any) -> datetime:
    if type(milliseconds) is not int or not 0 < milliseconds < _YEAR_2100:
        raise ValueError
    return datetime.fromtimestamp(milliseconds / 1000, UTC)


def _at(milliseconds: Any, ahead: timedelta) -> datetime:
    return min(_moment(milliseconds) + ahead, timezone.now())


def _mark(said: dict, ahead: timedelta) -> Mark:
    if not may_mark(said["state"]):
        raise ValueError
    who, key = uuid.UUID(said["who"]), uuid.UUID(said["id"])
    return Mark(who, said["state"], key, _at(said["at"], ahead), _meeting(said))


def _meeting(said: dict) -> str:
    """Of a date in several; a page that was opened before it was says nothing."""
    key = said.get("meeting", "")
    if not isinstance(key, str) or len(key) > _LONGEST_KEY:
        raise ValueError
    return key


def _arrival(said: dict, ahead: timedelta) -> Arrival:
    names = ("nom", "etablissement", "courriel")
    form = ArrivalForm({name: str(said.get(name, "")) for name in names})
    return Arrival(uuid.UUID(said["id"]), _at(said["at"], ahead), form, _meeting(said))
