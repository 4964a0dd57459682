"""One thing to count: a search or the opening of a result, by day, region and query."""

import json
import re
from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta

from django.http import HttpRequest
from django.utils import timezone

from search.understanding.query import sanitise
from search.understanding.synonyms.words import words_of
from search.usage.models import MAX_TEXT

_MAX_DIGITS = 5  # six and more may be a telephone, an order, a person
_ROBOTS = re.compile(r"bot\b|bot[/;_-]|crawl|spider|slurp|archiver|preview", re.IGNORECASE)  # those that say so
EXACT, NEAR, EMPTY, CLICK = "exact", "near", "empty", "click"
_KINDS = (EXACT, NEAR, EMPTY, CLICK)
_MAX_RANK = 10_000


@dataclass(frozen=True)
class Event:
    """`kind`: what a search found, or a click; `rank` is that of the result that was opened, from 1."""

    week: date
    region: str
    text: str
    kind: str
    rank: int = 0

    def line(self) -> str:
        return json.dumps(asdict(self) | {"week": self.week.isoformat()}, ensure_ascii=False)

    @classmethod
    def of_line(cls, line: str) -> "Event | None":
        """The event of a line, None when it is not whole (the machine stopped while it was written)."""
        try:
            said = cls(**json.loads(line))  # whose day is a text
            event = replace(said, week=date.fromisoformat(str(said.week)), rank=int(said.rank))
        except (TypeError, ValueError):
            return None
        return event if event.kind in _KINDS and 0 <= event.rank <= _MAX_RANK else None


def countable(text: str) -> str:
    """The query as it is counted: its folded words. Empty when there is none, or when it may name a person."""
    text = sanitise(text)
    if "@" in text or sum(char.isdecimal() for char in text) > _MAX_DIGITS:
        return ""
    return " ".join(words_of(text))[:MAX_TEXT].strip()


def this_week() -> date:
    """Monday of the current week, in the site's time zone."""
    today = timezone.localdate()
    return today - timedelta(days=today.weekday())


def is_a_person(request: HttpRequest) -> bool:
    """A GET by what seems to be a person: not a robot, nor a browser that loads ahead."""
    ahead = request.headers.get("Sec-Purpose", request.headers.get("Purpose", ""))
    robot = _ROBOTS.search(request.headers.get("User-Agent", ""))
    return request.method == "GET" and "prefetch" not in ahead and not robot
