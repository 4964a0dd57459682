"""What a line of a table says of a session, in the site's own terms; or every reason why it says none."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from decimal import Decimal, InvalidOperation
from functools import partial

from django.core.exceptions import ValidationError

from catalogue.enums import EditorialStatus, Mode, SignupKind
from catalogue.planning.spreadsheet.catalogue import Choices
from catalogue.planning.spreadsheet.columns import HEADINGS
from catalogue.planning.spreadsheet.reading import Line
from catalogue.planning.typed import read_amount, read_moment
from catalogue.schedule.forms import at_zone
from home.as_typed.dates import read_date, read_time
from home.as_typed.numbers import read_integer
from home.as_typed.unreadable import Unreadable
from home.slugs import slug_of
from home.telephones import read_telephone

_WAYS = ("signup_url", "signup_email", "signup_phone")
_LINES = ("title", "venue", "address", "city", "online_url", "host", "price_note", "signup_url", "signup_email")
_LAST_MINUTE = time(23, 59)


@dataclass
class Wish:
    """`values`: fields of a session, those that the line says; an empty cell says nothing.

    `usual_end`: when its workshop ends of itself.
    """

    number: int
    values: dict = field(default_factory=dict)
    reasons: list[str] = field(default_factory=list)
    usual_end: datetime | None = None

    @property
    def label(self) -> str:
        """How the line is told from the others."""
        workshop = self.values.get("workshop")
        return str(self.values.get("title") or (workshop.title if workshop else ""))


class Reader:
    """Reads the lines of one table: hours are those of `zone`, names are those of `choices`."""

    def __init__(self, zone: str, choices: Choices):
        self._zone, self._choices = zone, choices

    def wish(self, line: Line) -> Wish:
        self._wish, self._said = Wish(line.number), line.values
        if line.unreadable:
            self._wish.reasons.append(line.unreadable)
            return self._wish
        self._read_texts()
        if any(name in self._said for name in _WAYS):
            self._wish.values["signup_kind"] = SignupKind.ELSEWHERE
        self._read_names()
        self._read_dates()
        self._read_numbers()
        return self._wish

    def _take(self, name: str, read: Callable, *, into: str = ""):
        """The cell of a column as `read` understands it; None when it is empty or wrong, which is then said."""
        text = self._said.get(name)
        if text is None:
            return None
        try:
            found = read(text)
        except Unreadable as reason:
            self._wish.reasons.append(f"{HEADINGS[name]} : « {text[:60]} ». {reason}")
            return None
        except LookupError as error:
            self._wish.reasons.append(f"{HEADINGS[name]} : {error.args[0]}")
            return None
        if into:
            self._wish.values[into] = found
        return found

    def _read_texts(self) -> None:
        """A line break of a cell is a space where the form of the page has one line."""
        for name in _LINES:
            self._take(name, lambda text: " ".join(text.split()), into=name)
        self._take("summary", str, into="summary")
        self._take("signup_phone", read_telephone, into="signup_phone")

    def _read_names(self) -> None:
        for name, choose in (("workshop", self._choices.workshop), ("organisation", self._choices.organisation)):
            self._take(name, choose, into=name)
        for name, enum in (("mode", Mode), ("status", EditorialStatus)):
            self._take(name, partial(_code, enum), into=name)
        if "slug" in self._said:
            self._wish.values["slug"] = slug_of(self._said["slug"], "seance")
        if "workshop" not in self._said:
            self._wish.reasons.append(f"{HEADINGS['workshop']} : il manque.")
        if len(self._said.get("postcode", "")) == 4:  # « 01000 », which a spreadsheet takes for a number
            self._said["postcode"] = self._said["postcode"].zfill(5)
        if "postcode" in self._said:
            self._wish.values["postcode"] = self._said["postcode"]

    def _read_dates(self) -> None:
        day, start = self._take("day", read_moment) or (None, None)
        start = self._take("starts", read_time) or start
        end, last = self._take("ends", read_time), self._take("last_day", read_date)
        for name, found in (("day", day), ("starts", start)):
            if found is None and name not in self._said:
                self._wish.reasons.append(f"{HEADINGS[name]} : elle manque.")
        if day is None or start is None:
            return
        starts = datetime.combine(day, start)
        self._set_moment("day", "starts_at", starts)
        if end is not None or last is not None:
            self._set_moment("ends", "ends_at", datetime.combine(last or day, end or start))
        elif "starts_at" in self._wish.values and "workshop" in self._wish.values:
            minutes = timedelta(minutes=self._wish.values["workshop"].duration)
            self._wish.usual_end = self._wish.values["starts_at"] + minutes
        if deadline := self._take("signup_deadline", read_moment):
            wall = datetime.combine(deadline[0], deadline[1] or _LAST_MINUTE)
            self._set_moment("signup_deadline", "signup_deadline", wall)

    def _set_moment(self, column: str, name: str, wall: datetime) -> None:
        try:
            self._wish.values[name] = at_zone(wall, self._zone)
        except ValidationError as error:
            self._wish.reasons.append(f"{HEADINGS[column]} : {' '.join(error.messages)}")

    def _read_numbers(self) -> None:
        for name in ("seats", "seats_left"):
            self._take(name, read_integer, into=name)
        self._take("price", _cents, into="price")


def _code(enum, text: str) -> str:
    """A code by its label or by itself, however it is written; « présentiel » is enough for « En présentiel »."""
    wanted = slug_of(text, "")
    for code, label in enum.choices:
        words = slug_of(str(label), "")
        if wanted and wanted in (code, words, words.removeprefix("en-").removeprefix("a-")):
            return code
    raise Unreadable(f"Écrivez l’une de ces valeurs : {', '.join(str(label) for label in enum.labels)}.")


def _cents(text: str) -> Decimal:
    number = read_amount(text)
    try:
        cents = number.quantize(Decimal("0.01"))
    except InvalidOperation:
        raise Unreadable("Ce nombre est trop long.") from None
    if cents != number:
        raise Unreadable("Un prix a deux décimales au plus.")
    return cents
