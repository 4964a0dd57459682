"""« Ma place » : what its owner sees and does by the link of a mail. No GET changes anything: scanners open links."""

from functools import wraps

from django.contrib import messages
from django.db import OperationalError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from catalogue.enums import EditorialStatus
from catalogue.schedule.calendars import TYPE
from catalogue.signups.applications.forms import ApplicationChangeForm
from catalogue.signups.calendar import file_of
from catalogue.signups.changing import accept, change, give_back, will_be
from catalogue.signups.dated_pages import date_of, new_date_of
from catalogue.signups.enums import RegistrationState
from catalogue.signups.forms import ChangeForm
from catalogue.signups.links import registration_of
from catalogue.signups.models import decision_on
from catalogue.signups.papers.offered import offered_to


def personal(view):
    """With the registration and its date; 404 in words for a link that leads nowhere. Nobody keeps the page."""

    @wraps(view)
    def own(request, token: str, **kwargs):
        registration = registration_of(token)
        if registration is None:
            response = render(request, "signups/no_place.html", status=404)
        else:
            try:
                response = view(request, token, registration, date_of(registration.seats.page), **kwargs)
            except OperationalError:  # the database has no turn for this one now
                if request.method != "POST":
                    raise
                words = _("Beaucoup de monde s’inscrit en ce moment : envoyez de nouveau dans une minute.")
                messages.error(request, words)
                response = redirect("signups_place", token)
        response["Cache-Control"] = "no-store, private"
        response["Referrer-Policy"] = "no-referrer"
        response["X-Robots-Tag"] = "noindex, nofollow"
        return response

    return own


@require_http_methods(["GET", "HEAD", "POST"])
@personal
def place(request, token: str, registration, date):
    """What is held; a POST writes other details."""
    if request.method == "POST" and _has_begun(request, date):
        return redirect("signups_place", token)
    form_class = ApplicationChangeForm if date.takes_applications else ChangeForm
    form = form_class(request.POST if request.method == "POST" else None, date=date, registration=registration)
    if form.is_bound and form.is_valid() and not form.is_trapped:
        if change(registration, date, form.person()):
            messages.success(request, _("C’est noté."))
        return redirect("signups_place", token)
    context = {
        "token": token,
        "registration": registration,
        "date": date,
        "form": form if registration.is_active and date.starts_at > timezone.now() else None,
        "offered": offered_to(registration, date),
        "decision": decision_on(registration),
        "to_accept": will_be(date)
        and (registration.state == RegistrationState.OFFERED or registration.confirm_by is not None),
        "state": None if date.status == EditorialStatus.PLANNED else date.state,
        "moved_to": new_date_of(date),
    }
    return render(request, "signups/place.html", context, status=422 if form.is_bound else 200)


def _has_begun(request, date) -> bool:
    """Once it began, who came is for staff to write down; the visitor is told."""
    begun = date.starts_at <= timezone.now()
    if begun:
        messages.error(request, _("Cette date est passée."))
    return begun


@require_POST
@personal
def accept_place(request, token: str, registration, date):
    if accept(registration, date):
        messages.success(request, _("C’est confirmé : la place est à vous."))
    else:
        messages.error(request, _("Cette place n’est plus proposée."))
    return redirect("signups_place", token)


@require_http_methods(["GET", "HEAD", "POST"])
@personal
def give_place_back(request, token: str, registration, date):
    """A GET asks, a POST gives back."""
    if request.method != "POST":
        return render(request, "signups/give_back.html", {"token": token, "registration": registration, "date": date})
    if not _has_begun(request, date) and give_back(registration, date):
        withdrawn = _("C’est fait : votre candidature est retirée. Merci de l’avoir dit.")
        given_back = _("C’est fait : la place est rendue. Merci de l’avoir dit.")
        left = _("C’est fait : vous n’êtes plus sur la liste d’attente. Merci de l’avoir dit.")
        waited = registration.state == RegistrationState.WAITING
        messages.success(request, withdrawn if registration.is_application else left if waited else given_back)
    return redirect("signups_place", token)


@require_safe
@personal
def place_calendar(request, token: str, registration, date):
    ended = not registration.is_active
    response = HttpResponse(file_of(registration, date, ended=ended), content_type=TYPE)
    response["Content-Disposition"] = 'attachment; filename="seance.ics"'
    return response
