"""Forms of dated pages: an editor types the clock's time at the place, the database keeps the instant."""

import zoneinfo
from datetime import UTC, datetime

from django import forms
from django.core.exceptions import ValidationError
from wagtail.admin.widgets import AdminDateTimeInput

from home.models import region_of
from home.walls.forms import WalledPageForm

_FIRST_YEAR, _LAST_YEAR = 2000, 2100  # beyond these, a year is mistyped, and a zone may leave the calendar


class WallClockField(forms.DateTimeField):
    """A date and time as clocks show them somewhere: it is given and taken without a zone."""

    widget = AdminDateTimeInput

    def prepare_value(self, value):
        return value

    def to_python(self, value):
        if value in self.empty_values:
            return None
        if isinstance(value, datetime):
            return value.replace(tzinfo=None)
        for form in (*self.input_formats, "%Y-%m-%dT%H:%M"):
            try:
                return datetime.strptime(str(value).strip(), form)
            except ValueError:
                continue
        raise ValidationError(self.error_messages["invalid"], code="invalid")

    def validate(self, value):
        super().validate(value)
        if value is not None and not _FIRST_YEAR <= value.year <= _LAST_YEAR:
            raise ValidationError(f"Indiquez une année entre {_FIRST_YEAR} et {_LAST_YEAR}.", code="year")


def at_zone(wall: datetime, zone_name: str) -> datetime:
    """The instant of a wall-clock time; raises ValidationError for an hour that summer time skips."""
    zone = zoneinfo.ZoneInfo(zone_name)
    instant = wall.replace(tzinfo=zone)
    if instant.astimezone(UTC).astimezone(zone).replace(tzinfo=None) != wall:
        raise ValidationError("Cette heure n’existe pas ce jour-là : on passe à l’heure d’été.")
    return instant


class ScheduledPageForm(WalledPageForm):
    """Reads and shows `wall_clock_fields` in the zone of the field `time_zone`; a new page is given its region's."""

    wall_clock_fields = ("starts_at", "ends_at")

    starts_at = WallClockField(label="Début", help_text="À l’heure du lieu.")
    ends_at = WallClockField(label="Fin", help_text="À l’heure du lieu.")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        region = region_of(self.parent_page) if self.instance.pk is None and self.parent_page else None
        if region:
            self.initial["time_zone"] = region.time_zone
        for name in self.wall_clock_fields:
            value = getattr(self.instance, name)
            if value is not None:
                self.initial[name] = value.astimezone(self.instance.zone).replace(tzinfo=None)

    def clean(self):
        cleaned = super().clean()
        zone = cleaned.get("time_zone")
        for name in self.wall_clock_fields if zone else ():
            if cleaned.get(name):
                try:
                    cleaned[name] = self._kept(name, cleaned[name], zone) or at_zone(cleaned[name], zone)
                except ValidationError as error:
                    self.add_error(name, error)
        return cleaned

    def _kept(self, name: str, wall: datetime, zone: str) -> datetime | None:
        """The instant that the page has, when its hour was not changed: in autumn, two have the same."""
        shown = self.initial.get(name)
        same = shown and shown.replace(second=0, microsecond=0) == wall and zone == self.instance.time_zone
        return getattr(self.instance, name) if same else None


class SessionPageForm(ScheduledPageForm):
    wall_clock_fields = ("starts_at", "ends_at", "signup_deadline")

    signup_deadline = WallClockField(
        label="Date limite d’inscription", required=False, help_text="À l’heure du lieu. Vide : jusqu’au début."
    )
