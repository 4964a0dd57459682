"""« Prévenez-moi » : asking at the address of a workshop or of one of its dates, and the page of the link in the mail.

No GET changes anything: scanners open links. What is answered never tells whether an address is known.
"""

from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from catalogue.models import SessionPage, WorkshopPage
from catalogue.signups.date_alerts.asking import alert_of, ask, confirm, end
from catalogue.signups.date_alerts.forms import AlertForm
from catalogue.signups.models import DateAlert
from catalogue.signups.views.signing_up import NotThatPageError, public_page, to_open_first
from home.limits import in_how_long
from home.routing import serve
from home.visitor_forms import count_try, remember_seen, too_quick


def _found(request: HttpRequest, path: str) -> tuple[Any, WorkshopPage, HttpResponse | None]:
    """The page at an address, its workshop, which is public, and what must be done first to read the page, if anything.

    Raises NotThatPageError.
    """
    page = public_page(request, path, (WorkshopPage, SessionPage))
    workshop = page if isinstance(page, WorkshopPage) else page.workshop
    if not WorkshopPage.objects.visible().filter(pk=workshop.pk).exists():
        raise Http404
    return page, workshop, to_open_first(request, page)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def ask_for_dates(request: HttpRequest, path: str) -> HttpResponse:
    """All that was typed is shown again with what is wrong (422), or with when to try again (429)."""
    try:
        page, workshop, first = _found(request, path)
    except NotThatPageError:
        return serve(request, f"{path}prevenez-moi/")
    if first is not None:
        return first
    form = AlertForm(
        request.POST if request.method == "POST" else None,
        region=request.location.region,  # type: ignore[attr-defined]
    )
    if not form.is_bound or not form.is_valid():
        return _show(request, page, workshop, form, 422 if form.is_bound else 200)
    if not form.is_trapped:
        if too_quick(request):
            form.add_error(None, _("Relisez, puis envoyez de nouveau : cet envoi est arrivé trop vite."))
            return _show(request, page, workshop, form, 422)
        if again_at := count_try("signup", request, form.cleaned_data["courriel"]):
            words = _("Trop de demandes sont arrivées d’ici : réessayez %(when)s.")
            form.add_error(None, words % {"when": in_how_long(again_at)})
            return _show(request, page, workshop, form, 429)
        ask(workshop, form.cleaned_data["courriel"], form.region, get_language() or "fr")
    return HttpResponseRedirect(f"{page.get_url(request)}prevenez-moi/merci/", status=303)


def _show(
    request: HttpRequest, page: Any, workshop: WorkshopPage, form: AlertForm | None, status: int = 200
) -> HttpResponse:
    context = {"page": page, "workshop": workshop, "form": form}
    response = render(request, "signups/ask_for_dates.html", context, status=status)
    return remember_seen(request, response, status) if form else response


@never_cache
@require_http_methods(["GET", "HEAD"])
def asked(request: HttpRequest, path: str) -> HttpResponse:
    """The same words whoever asked."""
    try:
        page, workshop, first = _found(request, path)
    except NotThatPageError:
        return serve(request, f"{path}prevenez-moi/merci/")
    return first or _show(request, page, workshop, None)


def _personal(view: Any) -> Any:
    """With the alert of the link; 404 in words for one that leads nowhere. Nobody keeps the page."""

    @wraps(view)
    def own(request: HttpRequest, token: str) -> HttpResponse:
        alert = alert_of(token)
        workshops = WorkshopPage.objects.visible().filter(translation_key=alert.workshop if alert else None)
        workshop = workshops.filter(locale__language_code="fr").first()
        if alert is None:
            response = render(request, "signups/date_alert.html", {"alert": None}, status=404)
        else:
            response = view(request, token, alert, workshop)
        response["Cache-Control"] = "no-store, private"
        response["Referrer-Policy"] = "no-referrer"
        response["X-Robots-Tag"] = "noindex, nofollow"
        return response

    return own


@require_http_methods(["GET", "HEAD", "POST"])
@_personal
def date_alert(request: HttpRequest, token: str, alert: DateAlert, workshop: WorkshopPage | None) -> HttpResponse:
    if request.method != "POST":
        return render(request, "signups/date_alert.html", {"alert": alert, "workshop": workshop, "token": token})
    if request.POST.get("action") == "confirmer":
        confirm(alert)
        messages.success(request, _("C’est noté : un courriel vous dira les nouvelles dates."))
        return redirect("signups_date_alert", token)
    end(alert)
    return render(request, "signups/date_alert.html", {"alert": None, "ended": True})


@csrf_exempt  # a mail program has no form of ours: the link is what allows it (RFC 8058)
@require_http_methods(["GET", "HEAD", "POST"])
@_personal
def end_alert(request: HttpRequest, token: str, alert: DateAlert, workshop: WorkshopPage | None) -> HttpResponse:
    """One tap in the mail program; a person who follows the address finds the page with its button."""
    if request.method != "POST":
        return redirect("signups_date_alert", token)
    end(alert)
    return render(request, "signups/date_alert.html", {"alert": None, "ended": True})
