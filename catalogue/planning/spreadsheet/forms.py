"""The table that is sent, then sent back once it was looked at."""

import json
from typing import cast

from django import forms
from django.core.exceptions import ValidationError

from catalogue.importing.items import LineRefused
from catalogue.planning.agendas import own_agendas
from catalogue.planning.forms import DRAFTS, PUBLISHED
from catalogue.planning.spreadsheet.columns import HEADINGS
from catalogue.planning.spreadsheet.reading import MOST_LINES, Line, Table, read_table
from home.characters import writable
from home.regions import side_name

_LONGEST = 2_000_000  # characters of the lines that come back


class TableField(forms.FileField):
    """Cleans to a Table."""

    widget = forms.FileInput(attrs={"accept": ".xlsx,.csv"})

    def clean(self, data, initial=None):
        file = super().clean(data, initial)
        try:
            return read_table(file)
        except LineRefused as refusal:
            raise ValidationError(str(refusal)) from refusal


class SeenTableField(forms.CharField):
    """The lines of a table that was read already; cleans to a Table."""

    widget = forms.HiddenInput

    def clean(self, value):
        text = super().clean(value)
        try:
            lines = [_line(item) for item in json.loads(text)]
        except (ValueError, TypeError, AttributeError, RecursionError, OverflowError) as error:
            raise ValidationError("Envoyez de nouveau le fichier.") from error
        if not 0 < len(lines) <= MOST_LINES:
            raise ValidationError("Envoyez de nouveau le fichier.")
        return Table(lines, [])


def packed(table: Table) -> str:
    return json.dumps([[line.number, line.values, line.unreadable] for line in table.lines], ensure_ascii=False)


def _line(item) -> Line:
    number, values, unreadable = item
    texts = {name: text for name, text in values.items() if name in HEADINGS and isinstance(text, str)}
    known = {name: plain for name, text in texts.items() if (plain := writable(text).strip())}
    return Line(int(number), known, writable(str(unreadable)))


def agenda_label(agenda) -> str:
    return side_name(agenda.path)


class _AgendaField(forms.ModelChoiceField):
    def label_from_instance(self, agenda):
        return agenda_label(agenda)


class ImportForm(forms.Form):
    """In which agenda, and how; a file, or the lines of one that was looked at."""

    file = TableField(label="Fichier", max_length=255, help_text="XLSX ou CSV, 1 000 lignes et 5 Mo au plus.")
    lines = SeenTableField(max_length=_LONGEST)
    agenda = _AgendaField(label="Agenda", queryset=None, empty_label=None)
    publish = forms.ChoiceField(
        label="Les séances sont",
        initial=DRAFTS,
        choices=[(DRAFTS, "en brouillon"), (PUBLISHED, "publiées tout de suite")],
        widget=forms.RadioSelect,
    )

    def __init__(self, *args, user, seen: bool, **kwargs):
        super().__init__(*args, **kwargs)
        self._user = user
        del self.fields["file" if seen else "lines"]
        agendas = own_agendas(user)
        cast(forms.ModelChoiceField, self.fields["agenda"]).queryset = agendas
        first = agendas.first()
        self.fields["agenda"].initial = first
        if seen or agendas.count() == 1:
            self.fields["agenda"].widget = forms.HiddenInput()
        if seen:
            self.fields["publish"].widget = forms.HiddenInput()

    @property
    def table(self) -> Table:
        return self.cleaned_data.get("file") or self.cleaned_data["lines"]

    @property
    def live(self) -> bool:
        return self.cleaned_data["publish"] == PUBLISHED

    def clean(self):
        super().clean()
        cleaned = self.cleaned_data
        agenda = cleaned.get("agenda")
        asked = cleaned.get("publish") == PUBLISHED
        if agenda and asked and not agenda.permissions_for_user(self._user).can_publish_subpage():
            self.add_error("publish", "Votre compte ne publie pas dans cet agenda : importez en brouillon.")
        return cleaned
