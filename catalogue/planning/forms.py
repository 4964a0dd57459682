"""Which dates a session is copied to."""

import re
from collections.abc import Callable
from datetime import date, datetime, time
from typing import cast

from django import forms
from django.core.exceptions import ValidationError

from catalogue.planning.days_off import Break
from catalogue.planning.typed import read_moment
from home.as_typed.dates import read_date
from home.as_typed.fields import DateField, IntegerField
from home.as_typed.unreadable import Unreadable

DRAFTS, PUBLISHED = "brouillons", "publiees"
_MOST = 60  # dates in a list
_LONGEST = 52  # sessions of a rhythm
_CUT = re.compile(r"[\n;]")
_UNTIL = re.compile(r"\s*(?:\bau\b|→|–|\s-\s)\s*", re.IGNORECASE)


def _lines(text: str, read: Callable) -> list:
    """Each line read; raises ValidationError with what is wrong in all of them."""
    found, errors = [], []
    for line in filter(None, map(str.strip, _CUT.split(text))):
        try:
            found.append(read(line))
        except Unreadable as reason:
            errors.append(f"« {line} » : {reason}")
    if errors:
        raise ValidationError(errors)
    return found


class MomentsField(forms.CharField):
    """A date on each line, maybe with an hour; cleans to pairs, whose hour is None when it is not said."""

    widget = forms.Textarea(attrs={"rows": 5})

    def clean(self, value):
        found = _lines(super().clean(value), read_moment)
        if len(found) > _MOST:
            raise ValidationError(f"Donnez {_MOST} dates au plus à la fois.")
        return found


class BreaksField(forms.CharField):
    """Days off in a row on each line; cleans to a list of Break."""

    widget = forms.Textarea(attrs={"rows": 3})

    def clean(self, value):
        return _lines(super().clean(value), self._break)

    @staticmethod
    def _break(line: str) -> Break:
        parts = _UNTIL.split(re.sub(r"^\s*du\s+", "", line, flags=re.IGNORECASE))
        if len(parts) > 2:
            raise Unreadable("Écrivez par exemple « 19/12/2026 au 3/1/2027 ».")
        days = [read_date(part) for part in parts]
        if days[0] > days[-1]:
            raise Unreadable("La fin vient avant le début.")
        return Break(days[0], days[-1])


class DuplicateForm(forms.Form):
    """A list of dates, a rhythm, or both."""

    dates = MomentsField(
        label="À ces dates",
        required=False,
        max_length=4000,
        help_text="Une par ligne : « 15/1/2027 », « lundi 18 janvier 2027 », ou avec son heure : « 15/1/2027 9 h 30 ».",
    )
    first = DateField(
        label="Ou selon un rythme, à partir du",
        required=False,
        help_text="Le jour de la semaine est celui de cette date.",
    )
    every = forms.TypedChoiceField(
        label="Revient",
        coerce=int,
        initial=1,
        choices=[
            (1, "Chaque semaine"),
            (2, "Une semaine sur deux"),
            (3, "Une semaine sur trois"),
            (4, "Une semaine sur quatre"),
        ],
    )
    count = IntegerField(label="Nombre de séances", required=False, min_value=1, max_value=_LONGEST)
    skip_holidays = forms.BooleanField(label="Sauter les jours fériés du lieu", required=False, initial=True)
    breaks = BreaksField(
        label="Vacances scolaires à sauter",
        required=False,
        max_length=2000,
        help_text="Une période par ligne : « 19/12/2026 au 3/1/2027 ».",
    )
    publish = forms.ChoiceField(
        label="Les nouvelles séances sont",
        initial=DRAFTS,
        choices=[(DRAFTS, "en brouillon"), (PUBLISHED, "publiées tout de suite")],
        widget=forms.RadioSelect,
    )

    def __init__(self, *args, session, may_publish: bool, now: datetime, **kwargs):
        super().__init__(*args, **kwargs)
        self._start, self._now = session.local_start.replace(tzinfo=None), now.astimezone(session.zone)
        if not may_publish:
            cast(forms.ChoiceField, self.fields["publish"]).choices = [(DRAFTS, "en brouillon")]

    @property
    def live(self) -> bool:
        return self.cleaned_data["publish"] == PUBLISHED

    def clean(self):
        super().clean()
        cleaned = self.cleaned_data
        moments = [self._moment(day, hour) for day, hour in cleaned.get("dates") or ()]
        past = [f"{moment:%d/%m/%Y} est passé." for moment in moments if self._is_past(moment)]
        if past:
            self.add_error("dates", past)
        cleaned["moments"] = moments
        self._check_rhythm(cleaned, bool(moments))
        return cleaned

    def _check_rhythm(self, cleaned: dict, has_dates: bool) -> None:
        first, count = cleaned.get("first"), cleaned.get("count")
        if first and not count and "count" not in self.errors:
            self.add_error("count", "Combien de séances ?")
        if count and not first and "first" not in self.errors:
            self.add_error("first", "À partir de quel jour ?")
        if first and self._is_past(self._moment(first, None)):
            self.add_error("first", "Cette date est passée.")
        if not (first or count or has_dates or self.errors):
            self.add_error("dates", "Donnez des dates, ou un rythme.")

    def _moment(self, day: date, hour: time | None) -> datetime:
        return datetime.combine(day, hour or self._start.time())

    def _is_past(self, moment: datetime) -> bool:
        return moment <= self._now.replace(tzinfo=None)

    def rhythm(self) -> tuple[datetime, int, int] | None:
        """First moment, weeks between two, number of sessions; None when none is asked."""
        cleaned = self.cleaned_data
        first = cleaned["first"]
        return (self._moment(first, None), cleaned["every"], cleaned["count"]) if first else None
