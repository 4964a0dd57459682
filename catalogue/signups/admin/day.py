"""The list of the day, on a telephone: who is there, who is not, who came without having signed up."""

from dataclasses import asdict
from datetime import datetime, timedelta
from itertools import chain

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.http.request import RawPostDataException
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.functional import cached_property
from django.views import View
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page

from catalogue.enums import EditorialStatus
from catalogue.schedule.meetings import Meeting
from catalogue.signups.admin.date_screens import DateScreen
from catalogue.signups.attending import OFF, mark, mark_all, may_mark, refusal_of, welcome
from catalogue.signups.dated_pages import date_of
from catalogue.signups.day import messages as sent
from catalogue.signups.day.codes import short_code
from catalogue.signups.day.people import Line, lines_of
from catalogue.signups.enums import RegistrationState
from catalogue.signups.models import Registration, Tick
from catalogue.signups.presence import Presences, label_of, meeting_of, nearest, noted_meetings
from home.refusals import RefusalError

DAY_TITLE = "Le jour même"
_KEPT_AFTER = timedelta(hours=12)  # after the last midnight: what a device could not send may leave the next morning


class _MeetingScreen(DateScreen):
    """Of a date in several meetings, one of them: as `rencontre` says, else the nearest."""

    request: HttpRequest

    @cached_property
    def meetings(self) -> list[Meeting]:
        return noted_meetings(self.date)

    @cached_property
    def meeting(self) -> str:
        asked, now = self.request.GET.get("rencontre", ""), timezone.now()
        return meeting_of(self.meetings, asked, now) or (nearest(self.meetings, now).key if self.meetings else "")


class DayView(_MeetingScreen, WagtailAdminTemplateMixin, TemplateView):
    """Works by forms alone; with its script, also while the network is away."""

    template_name = "signups/admin/day.html"
    page_title = DAY_TITLE

    def get_breadcrumbs_items(self) -> list[dict]:
        crumb = {"url": self.list_url, "label": self.list_title, "sublabel": self.get_page_subtitle()}
        return [*super().get_breadcrumbs_items(), crumb, {"url": "", "label": DAY_TITLE}]

    def get_context_data(self, **kwargs: object) -> dict:
        lines = lines_of(self.date, self.meeting)
        asked = self.request.GET.get("q", "").strip()
        context = {
            "date": self.date,
            "meetings": [(one.key, label_of(one, self.date)) for one in self.meetings],
            "meeting": self.meeting,
            "lines": [line for line in lines if _answers(line, asked)],
            "total": len(lines),
            "present": sum(line.state == RegistrationState.PRESENT for line in lines),
            "asked": asked,
            "arrival": kwargs.pop("arrival", None) or sent.ArrivalForm(),
            "refusal": "" if self.date.status == EditorialStatus.PLANNED else OFF,
            "page_id": self.kwargs["page_id"],
            "seal": seal_of(self.request),
            "kept_until": int(kept_until(self.date).timestamp() * 1000),
        }
        return super().get_context_data(**context | kwargs)

    def post(self, request: HttpRequest, page_id: int) -> HttpResponse:
        """Somebody at the door, by the form alone."""
        form = sent.ArrivalForm(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(arrival=form), status=422)
        person = form.person()
        try:
            registration = welcome(self.date, person, request.user, Tick().key, timezone.now(), self.meeting)
        except RefusalError as refusal:
            form.add_error(None, str(refusal))
            return self.render_to_response(self.get_context_data(arrival=form), status=422)
        messages.success(request, f"« {registration} » est là.")
        return redirect(request.get_full_path())


def _answers(line: Line, asked: str) -> bool:
    words = f"{line.name} {line.about} {line.code}".casefold()
    return all(word in words for word in asked.casefold().split())


def seal_of(request: HttpRequest) -> str:
    """Whose ticks a device keeps: those of this account, which another one's screen neither shows nor sends."""
    return salted_hmac("signups.day", str(request.user.pk)).hexdigest()[:16]


def kept_until(date: Page) -> datetime:
    """When a device forgets what it holds of the date, sent or not."""
    midnight = (date.local_end + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)
    return midnight + _KEPT_AFTER


class SentView(_MeetingScreen, View):
    """What a device made while the network was away, or just now: ticks and arrivals, each once."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, page_id: int) -> JsonResponse:
        try:
            message = sent.read(_body(request))
        except sent.UnreadableMessage as error:
            return JsonResponse({"error": str(error)}, status=400)
        refused = mark_all(self.date, message.marks, request.user) if message.marks else {}
        for arrival in message.arrivals:
            problem = self._welcome(arrival)
            if problem:
                refused[arrival.key] = problem
        return JsonResponse(
            {
                "refused": {str(key): words for key, words in refused.items()},
                "people": [asdict(line) for line in lines_of(self.date, self.meeting)],
            }
        )

    def _welcome(self, one: sent.Arrival) -> str:
        """Why not, if they are not in."""
        if not one.form.is_valid():
            return " ".join(map(str, chain(*one.form.errors.values())))
        try:
            welcome(self.date, one.form.person(), self.request.user, one.key, one.at, one.meeting)
        except RefusalError as refusal:
            return str(refusal)
        return ""


def _body(request: HttpRequest) -> bytes:
    """Raises UnreadableMessage for what came as a form: it was read already."""
    try:
        return request.body
    except RawPostDataException as error:
        raise sent.UnreadableMessage("a form") from error


class CheckInView(WagtailAdminTemplateMixin, TemplateView):
    """Where the QR code of « Ma place » leads: it says who it is, and one button says that they are there."""

    template_name = "signups/admin/check_in.html"
    page_title = "Accueil"
    header_icon = "group"
    kwargs: dict

    @cached_property
    def registration(self) -> Registration:
        found = Registration.objects.select_related("seats__page").filter(forgotten_at__isnull=True)
        return get_object_or_404(found, key=self.kwargs["registration_key"])

    @cached_property
    def date(self) -> Page:
        return date_of(self.registration.seats.page)

    @property
    def day_url(self) -> str:
        return reverse("signups_day", args=[self.registration.seats.page_id])

    def get_page_subtitle(self) -> str:
        return self.date.get_admin_display_title()

    def get_context_data(self, **kwargs: object) -> dict:
        now, presences = timezone.now(), Presences(self.date)
        today = now.astimezone(self.date.zone).date()
        meeting = nearest(presences.meetings, now) if presences.meetings else None
        state = presences.states(self.registration)[meeting.key] if meeting else self.registration.state
        first, last = (meeting.starts_at, meeting.ends_at) if meeting else (self.date.starts_at, self.date.ends_at)
        days = [moment.astimezone(self.date.zone).date() for moment in (first, last)]
        context = {
            "registration": self.registration,
            "code": short_code(self.registration),
            "date": self.date,
            "day_url": self.day_url,
            "meeting": label_of(meeting, self.date) if meeting else "",
            "is_here": state == RegistrationState.PRESENT,
            "is_today": days[0] <= today <= days[1],
            "refusal": refusal_of(self.date, self.registration),
        }
        return super().get_context_data(**context | kwargs)

    def post(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        state = request.POST.get("state", RegistrationState.PRESENT)
        if not may_mark(state):
            raise Http404
        if refusal := mark(self.registration, self.date, state, request.user):
            messages.error(request, refusal)
            return redirect(request.path)
        label = RegistrationState(state).label.lower()
        messages.success(request, f"« {self.registration} » : {label}.")
        return redirect(self.day_url)
