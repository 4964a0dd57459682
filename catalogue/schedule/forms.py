"""Forms of dated pages: an editor types the clock's time at the place, the database keeps the instant."""

import zoneinfo
from datetime import UTC, date, datetime, time

from django.core.exceptions import ValidationError
from django.utils.translation import gettext

from catalogue.enums import SignupKind
from catalogue.schedule.meetings import moment_of
from catalogue.schedule.naming import session_title
from catalogue.schedule.places import too_few
from home.as_typed.fields import WallClockField
from home.models import region_of
from home.slugs import numbered, slug_of, taken_below
from home.walls.forms import WalledPageForm

_PLACEHOLDER = "Placeholder title"  # what Wagtail’s preview puts where nothing is, in its own catalogue


def at_zone(wall: datetime, zone_name: str) -> datetime:
    """The instant of a wall-clock time; raises ValidationError for an hour that summer time skips."""
    zone = zoneinfo.ZoneInfo(zone_name)
    instant = wall.replace(tzinfo=zone)
    if instant.astimezone(UTC).astimezone(zone).replace(tzinfo=None) != wall:
        raise ValidationError("Cette heure n’existe pas ce jour-là : on passe à l’heure d’été.")
    return instant


class ScheduledPageForm(WalledPageForm):
    """Reads and shows `wall_clock_fields` in the zone of the field `time_zone`; a new page is given its region's."""

    wall_clock_fields: tuple[str, ...] = ("starts_at", "ends_at")

    starts_at = WallClockField(label="Début")
    ends_at = WallClockField(label="Fin")

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
        self._number_slug()
        cleaned = super().clean()
        zone = cleaned.get("time_zone")
        for name in self.wall_clock_fields if zone else ():
            if cleaned.get(name):
                try:
                    cleaned[name] = self._kept(name, cleaned[name], zone) or at_zone(cleaned[name], zone)
                except ValidationError as error:
                    self.add_error(name, error)
        self._keep_taken_seats(cleaned)
        return cleaned

    def _keep_taken_seats(self, cleaned: dict) -> None:
        """A number that was lowered already (by an older version) may stay."""
        lowered = "seats" in self.changed_data and cleaned.get("signup_kind") == SignupKind.HERE
        if lowered and (words := too_few(self.instance, cleaned.get("seats"))):
            self.add_error("seats", words)

    def _number_slug(self) -> None:
        """The same slug again is numbered before anything refuses it."""
        slug = self.cleaned_data.get("slug")
        if slug and self.parent_page:
            self.cleaned_data["slug"] = numbered(slug, taken_below(self.parent_page, but=self.instance.pk))

    def _kept(self, name: str, wall: datetime, zone: str) -> datetime | None:
        """The instant that the page has, when its hour was not changed: in autumn, two have the same."""
        shown = self.initial.get(name)
        same = shown and shown.replace(second=0, microsecond=0) == wall and zone == self.instance.time_zone
        return getattr(self.instance, name) if same else None


class SessionPageForm(ScheduledPageForm):
    wall_clock_fields = ("starts_at", "ends_at", "signup_deadline")

    signup_deadline = WallClockField(
        label="Date limite d’inscription", required=False, help_text="Vide : jusqu’au début."
    )


class WorkshopSessionForm(SessionPageForm):
    """Names a session after its workshop, its town and its date, until an editor gives it a title.

    A title that came from them follows them; so does the slug until the page is published: its address then stays.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.named = {}
        for name in ("title", "slug"):
            self.fields[name].required = False
        self.fields["title"].help_text = "Vide : il vient de l’atelier, de la commune et de la date."

    def clean(self):
        self._span_days()
        if "title" not in self.errors and "slug" not in self.errors:
            self._name()
        return super().clean()

    def _span_days(self) -> None:
        """A session in several meetings begins with the first and ends with the last."""
        days = self.formsets.get("days")
        if days is None or not days.is_valid():
            return
        kept = [form.cleaned_data for form in days.forms if not form.cleaned_data.get("DELETE")]
        said = [[one.get(name) for name in ("day", "starts", "ends")] for one in kept]
        spans = [_span(*clock) for clock in said if None not in clock]
        if spans:
            starts, ends = zip(*spans, strict=True)
            self.cleaned_data |= {"starts_at": min(starts), "ends_at": max(ends)}
            for name in ("starts_at", "ends_at"):
                self.errors.pop(name, None)

    def _name(self) -> None:
        cleaned, before = self.cleaned_data, self._title_before()
        given = {name: cleaned.get(name, "") for name in ("title", "slug")}
        if given["title"] in ("", before, gettext(_PLACEHOLDER)):
            cleaned["title"] = self._title_of(cleaned)
        follows = self.instance.first_published_at is None and given["title"] == before
        if cleaned["title"] and (not given["slug"] or (follows and self._is_slug_of(given["slug"], given["title"]))):
            cleaned["slug"] = slug_of(cleaned["title"], "seance")
        self.named = given

    def _title_of(self, values: dict) -> str:
        """Nothing when the workshop or the date is missing, which another field then says."""
        if not values.get("workshop") or not values.get("starts_at"):
            return ""
        place = {name: values.get(name) or "" for name in ("mode", "venue", "city")}
        return session_title(values["workshop"].title, **place, start=values["starts_at"])

    def _title_before(self) -> str | None:
        """What the page as it was would be called by itself."""
        page = self.instance
        if page.pk is None or page.starts_at is None:
            return None
        names = ("workshop", "mode", "venue", "city")
        return self._title_of({name: getattr(page, name, None) for name in names} | {"starts_at": page.local_start})

    @staticmethod
    def _is_slug_of(slug: str, title: str) -> bool:
        base = slug_of(title, "seance")
        return slug == base or slug.removeprefix(f"{base}-").isdecimal()

    def get_field_updates_for_resave(self):
        """As Wagtail's; what was named here is written in the form that stays open."""
        named = {name: self.cleaned_data[name] for name in self.named}
        changed = [(name, value) for name, value in named.items() if value != self.named[name]]
        return [*super().get_field_updates_for_resave(), *changed]


def _span(day: date, starts: time, ends: time) -> tuple[datetime, datetime]:
    return moment_of(day, starts, None), moment_of(day, ends, None, after=starts)
