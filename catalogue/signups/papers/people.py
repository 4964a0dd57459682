"""What a paper says of each person."""

from collections.abc import Iterable, Mapping

from catalogue.signups.models import Registration
from home.typesetting.texts import cuttable


def told(registration: Registration) -> dict:
    """Name and establishment, as every paper shows them."""
    about = ", ".join(filter(None, (registration.establishment, registration.city)))
    return {"name": cuttable(str(registration)), "about": cuttable(about), "with": "", "places": registration.places}


NOBODY: dict = {"name": "", "about": "", "with": "", "places": 1, "noted": {}}


def seated(registrations: Iterable[Registration], noted: Mapping[int, Mapping[str, str]]) -> list[dict]:
    """A line for each seat: those who come with somebody have no name yet.

    `noted`: of each registration, by its id, what was noted of its presence, by the key of the meeting.
    """
    lines = []
    for registration in registrations:
        first = told(registration) | {"noted": noted.get(registration.pk, {})}
        others = NOBODY | {"about": first["about"], "with": first["name"]}
        lines += [first, *[others] * (registration.places - 1)]
    return lines


def listed(registration: Registration) -> dict:
    """All that who hosts reads before."""
    answers = "\n".join(f"{question} {answer}" for question, answer in registration.answers if answer)
    said = {
        "email": registration.email,
        "phone": registration.phone,
        "need": "\n".join(filter(None, (registration.need, answers))),
        "accessibility": registration.accessibility,
    }
    state = str(registration.get_state_display())
    return told(registration) | {name: cuttable(text) for name, text in said.items()} | {"state": state}
