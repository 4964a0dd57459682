"""Date, status and seats of a dated page, changed in the agenda with the rights, checks and history of its own form."""

from datetime import datetime

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from wagtail.models import Page

from catalogue.enums import EditorialStatus
from catalogue.models import PromotionPage, SessionPage
from catalogue.planning.desk.rows import Row
from catalogue.schedule.dates import hour_label
from catalogue.schedule.forms import at_zone
from catalogue.schedule.naming import session_title
from catalogue.schedule.places import too_few
from home.as_typed.fields import IntegerField, WallClockField
from home.refusals import RefusalError

_MOST_SEATS = 32_767


def typed_moment(moment: datetime) -> str:
    """« 06/03/2034 14 h », which the field reads back."""
    return f"{moment:%d/%m/%Y} {hour_label(moment)}".replace("\u00a0", " ")


class PlainMomentField(WallClockField):
    """On the clock of the place; a list of them has no room for calendars."""

    widget = forms.TextInput


class ChangeForm(forms.Form):
    """What the agenda changes of one row; `revision`: the version that the editor saw."""

    starts_at = PlainMomentField(label="Début")
    ends_at = PlainMomentField(label="Fin")
    status = forms.ChoiceField(label="Statut", choices=EditorialStatus.choices)
    seats = IntegerField(label="Places", required=False, min_value=1, max_value=_MOST_SEATS)
    seats_left = IntegerField(label="Places restantes", required=False, min_value=0, max_value=_MOST_SEATS)
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, data=None, *, row: Row):
        self.row = row
        names = ("status", "seats", "seats_left", "revision")
        initial = {name: getattr(row, name) for name in names}
        initial |= {"starts_at": typed_moment(row.local_start), "ends_at": typed_moment(row.local_end)}
        super().__init__(data, initial=initial, auto_id=f"date-{row.pk}-%s")
        if not row.has_seats:
            del self.fields["seats"]
        if not row.types_seats_left:
            del self.fields["seats_left"]

    def clean(self):
        """Another day moves an end that was left as it is."""
        super().clean()
        cleaned = self.cleaned_data
        start, end = cleaned.get("starts_at"), cleaned.get("ends_at")
        was = [
            moment.replace(tzinfo=None, second=0, microsecond=0)
            for moment in (self.row.local_start, self.row.local_end)
        ]
        if start and end == was[1]:
            cleaned["ends_at"] = end + (start.date() - was[0].date())
        return cleaned

    def save(self, user) -> str:
        """A new version, published when the page was and nothing else of it waits; returns what was done.

        Raises PermissionDenied, or ValidationError with what the page's own form would say.
        """
        with transaction.atomic():
            row = Page.objects.select_for_update().get(pk=self.row.pk).specific
            rights = row.permissions_for_user(user)
            if not rights.can_edit():
                raise PermissionDenied
            self._check_free(row, rights)
            page = row.get_latest_revision_as_object()
            self._apply(page)
            page.full_clean()
            publishes = row.live and not row.has_unpublished_changes and rights.can_publish()
            revision = page.save_revision(user=user, log_action=True)
            if publishes:
                try:
                    revision.publish(user=user)
                except RefusalError as refusal:
                    raise ValidationError(str(refusal)) from refusal
        return _told(row, publishes)

    def _check_free(self, row: Page, rights) -> None:
        if rights.page_locked():
            raise ValidationError("Cette page est verrouillée, ou attend une validation.")
        if row.latest_revision_id != self.cleaned_data["revision"]:
            raise ValidationError("Quelqu’un a modifié cette page entre-temps : voyez sa ligne, puis recommencez.")

    def _apply(self, page) -> None:
        cleaned = self.cleaned_data
        title = _title(page)
        dates = {name: self._moment(page, name) for name in ("starts_at", "ends_at")}
        moved = any(getattr(page, name) != moment for name, moment in dates.items())
        lowered = "seats" in cleaned and cleaned["seats"] != page.seats and getattr(page, "signs_up_here", False)
        if lowered and (words := too_few(page, cleaned["seats"])):
            raise ValidationError({"seats": words})
        if moved and isinstance(page, PromotionPage | SessionPage) and page.days.exists():
            is_course = isinstance(page, PromotionPage)
            what = "promotion a des jours de formation" if is_course else "séance a plusieurs rencontres"
            raise ValidationError({"starts_at": f"Cette {what} : changez-les sur sa page."})
        for name in ("status", "seats", "seats_left"):
            if name in cleaned:
                setattr(page, name, cleaned[name])
        for name, moment in dates.items():
            setattr(page, name, moment)
        if page.title == title:
            page.title = page.draft_title = _title(page)

    def _moment(self, page, name: str) -> datetime:
        """The instant that the page has when its hour was not changed: in autumn, two have the same."""
        wall, held = self.cleaned_data[name], getattr(page, name)
        shown = held.astimezone(page.zone).replace(tzinfo=None, second=0, microsecond=0)
        try:
            return held if shown == wall else at_zone(wall, page.time_zone)
        except ValidationError as error:
            raise ValidationError({name: error.messages}) from error


def _title(page) -> str | None:
    """What a session is called of itself; None for the others."""
    if not isinstance(page, SessionPage) or page.workshop_id is None:
        return None
    place = {"mode": page.mode, "venue": page.venue, "city": page.city}
    return session_title(page.workshop.title, **place, start=page.local_start)


def _told(row: Page, published: bool) -> str:
    title = row.get_admin_display_title()
    if published:
        return f"« {title} » : modifiée et publiée."
    if not row.live:
        return f"« {title} » : modifiée, toujours en brouillon."
    return f"« {title} » : modifiée en brouillon. Ouvrez la page pour la publier ou la soumettre."
