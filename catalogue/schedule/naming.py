"""What a session is called when nobody gives it a title of its own: its workshop, its town and its date."""

from datetime import datetime

from catalogue.enums import Mode
from catalogue.schedule.dates import day_label

_LONGEST = 255  # of a page's title


def session_title(workshop: str, *, mode: str, venue: str, city: str, start: datetime) -> str:
    """« Répondre aux avis – Quimper, 6 mars 2034 »; `start` on the clock of the place."""
    place = str(Mode.REMOTE.label).lower() if mode == Mode.REMOTE else city or venue
    rest = ", ".join(filter(None, (place, day_label(start, weekday=False))))
    return f"{workshop[: _LONGEST - len(rest) - 3]} – {rest}"
