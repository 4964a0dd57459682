"""Which dates are shown, in which order: read from the address, a bad value is told and ignored."""

from datetime import date, datetime, timedelta
from typing import cast

from django import forms
from django.utils import timezone

from catalogue.enums import State
from catalogue.forms import theme_choices
from catalogue.planning.desk.rows import KINDS, THEMES, Row, own_pages
from home.as_typed.fields import DateField
from home.walls.territory import Territory

DRAFT = "brouillon"
_STATES = [("", "Tous"), (DRAFT, "Brouillon"), *State.choices]
_NOWHERE = "\uffff"  # after every name of a town
ORDERS = {
    "date": lambda row: (row.starts_at, row.pk),
    "titre": lambda row: (row.title.casefold(), row.starts_at),
    "commune": lambda row: (row.town.casefold() or _NOWHERE, row.starts_at),
    "places": lambda row: (row.seats_left or 0, row.starts_at),
    "etat": lambda row: (list(State).index(row.state), row.starts_at),
}


class DeskForm(forms.Form):
    """Filters of the list and of the month; `du` and `au` are the list's alone."""

    # Without a calendar, which is wider than its place in the row.
    du = DateField(label="Du", required=False, widget=forms.TextInput(attrs={"placeholder": "aujourd’hui"}))
    au = DateField(label="Au", required=False, widget=forms.TextInput)
    theme = forms.ChoiceField(label="Thème", required=False)
    etat = forms.ChoiceField(label="État", required=False, choices=_STATES)
    nature = forms.ChoiceField(
        label="Nature",
        required=False,
        choices=[("", "Toutes"), *((kind, str(model._meta.verbose_name)) for kind, model in KINDS.items())],
    )

    def __init__(self, data, *, territory: Territory, by_month: bool):
        super().__init__(data)
        self._territory = territory
        cast(forms.ChoiceField, self.fields["theme"]).choices = [("", "Tous"), *theme_choices()]
        if by_month:
            del self.fields["du"], self.fields["au"]

    @property
    def kinds(self) -> tuple[str, ...]:
        asked = self._said("nature")
        kinds = (asked,) if asked else tuple(KINDS)
        return tuple(kind for kind in kinds if kind in THEMES) if self._said("theme") else kinds

    def _said(self, name: str):
        self.is_valid()
        return self.cleaned_data.get(name)

    def within(self, rows: list[Row]) -> list[Row]:
        """Those that end after the first day asked, and begin before the end of the last, on the clocks of places."""
        first, last = self._said("du") or timezone.localdate(), self._said("au")
        return [row for row in rows if _last_day(row) >= first and (not last or row.local_start.date() <= last)]

    def chosen(self, rows: list[Row]) -> list[Row]:
        """Those of a theme and a state; a query a kind for the theme."""
        theme, state = self._said("theme"), self._said("etat")
        if theme:
            ids = {pk for kind in self.kinds for pk in self._on_theme(kind, theme)}
            rows = [row for row in rows if row.pk in ids]
        return [row for row in rows if _is_so(row, state)] if state else rows

    def _on_theme(self, kind: str, slug: str):
        pages = own_pages(kind, self._territory).filter(**{f"{THEMES[kind]}__slug": slug})
        return pages.values_list("pk", flat=True)


def _last_day(row: Row) -> date:
    """What ends at midnight is of the day that ends."""
    return max(row.local_start, row.local_end - timedelta(microseconds=1)).date()


def _is_so(row: Row, state: str) -> bool:
    return not row.live if state == DRAFT else row.state == state


def ordered(rows: list[Row], order: str) -> list[Row]:
    """By a key of ORDERS, with a minus in front for the other way round; by date for anything else.

    Seats that nobody counts come last both ways.
    """
    name = order.removeprefix("-")
    key = ORDERS.get(name, ORDERS["date"])
    found = sorted(rows, key=key, reverse=name in ORDERS and order.startswith("-"))
    return sorted(found, key=lambda row: row.seats_left is None) if name == "places" else found


def month_of(text: str) -> date:
    """The first day of « 2034-03 »; of this month for anything else."""
    try:
        found = datetime.strptime(text, "%Y-%m").date()
    except ValueError:
        found = timezone.localdate().replace(day=1)
    return found if 2000 <= found.year <= 2100 else timezone.localdate().replace(day=1)
