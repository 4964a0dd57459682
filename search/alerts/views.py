"""« Me prévenir » : asking below a search, and the page of the link in the mails.

No GET changes anything: scanners open links. What is answered never tells whether an address is known.
"""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from home.limits import in_how_long
from home.location import Location
from home.views import located_below_home
from home.visitor_forms import count_try, remember_seen, too_quick
from search.alerts.asking import alert_of, ask, confirm, end
from search.alerts.forms import AlertForm
from search.alerts.models import SearchAlert
from search.alerts.wanted import Homes, Wanted
from search.filtering.labels import Labels
from search.web.answer import zone_of
from search.web.forms import SearchForm

CONFIRM, END = "confirmer", "arreter"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def ask_for_alert(request: HttpRequest, region: str | None = None) -> HttpResponse:
    """All that was typed is shown again with what is wrong (422), or with when to try again (429)."""
    location, search = _search(request, region)
    url = location.view_url(request, "recherche")
    if not search.pairs():
        return redirect(url)  # nothing is searched yet
    wanted = Wanted.of_form(search, location.region)
    form = AlertForm(request.POST if request.method == "POST" else None)
    if not form.is_bound or not form.is_valid():
        return _show(request, url, wanted, form, 422 if form.is_bound else 200)
    if not form.is_trapped:
        if too_quick(request):
            form.add_error(None, _("Relisez, puis envoyez de nouveau : cet envoi est arrivé trop vite."))
            return _show(request, url, wanted, form, 422)
        if again_at := count_try("alert", request, form.cleaned_data["courriel"]):
            words = _("Trop de demandes sont arrivées d’ici : réessayez %(when)s.")
            form.add_error(None, words % {"when": in_how_long(again_at)})
            return _show(request, url, wanted, form, 429)
        ask(wanted, form.cleaned_data["courriel"])
    return HttpResponseRedirect(f"{url}alerte/merci/?{wanted.search}", status=303)


@never_cache
@require_http_methods(["GET", "HEAD"])
def asked(request: HttpRequest, region: str | None = None) -> HttpResponse:
    """The same words whoever asked."""
    location, search = _search(request, region)
    return _show(request, location.view_url(request, "recherche"), Wanted.of_form(search, location.region), None)


def _search(request: HttpRequest, region: str | None) -> tuple[Location, SearchForm]:
    """The search that the form bears, or else its address."""
    location = located_below_home(request, region)
    here = location.region.slug if location.region else ""
    labels, zone = Labels(get_language() or "fr"), zone_of(location)
    posted = SearchForm(request.POST, labels=labels, region=here, zone=zone)
    if posted.pairs():
        return location, posted
    return location, SearchForm(request.GET, labels=labels, region=here, zone=zone)


def _show(request: HttpRequest, url: str, wanted: Wanted, form: AlertForm | None, status: int = 200) -> HttpResponse:
    labels = Labels(wanted.language)
    if form and form.errors:
        form.fields["courriel"].widget.attrs["autofocus"] = True
    context = {
        "title": _("Me prévenir"),
        "searched": wanted.title(labels),
        "pairs": wanted.form(labels).pairs(),
        "form": form,
        "search_url": f"{url}?{wanted.search}",
    }
    response = render(request, "search/alerts/ask.html", context, status=status)
    return remember_seen(request, response, status) if form else response


@csrf_exempt  # the link is what allows it; a mail program has no form of ours (RFC 8058)
@require_http_methods(["GET", "HEAD", "POST"])
def show_alert(request: HttpRequest, token: str) -> HttpResponse:
    """What the alert is now; a POST confirms or ends it. Nobody keeps the page."""
    alert = alert_of(token)
    if request.method == "POST" and alert is not None:
        response = _act(request, token, alert)
    else:
        response = _page(request, alert, 200 if alert else 404)
    response["Cache-Control"] = "no-store, private"
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


def _act(request: HttpRequest, token: str, alert: SearchAlert) -> HttpResponse:
    """Without a word, what its first button does."""
    tapped = END if "List-Unsubscribe" in request.POST or alert.confirmed_at else CONFIRM
    if request.POST.get("action", tapped) == CONFIRM:
        confirm(alert)
        messages.success(request, _("C’est noté : un courriel vous dira ce qui est nouveau, un par jour au plus."))
        return redirect("search_alert", token)
    end(alert)
    return _page(request, None, ended=True)


def _page(request: HttpRequest, alert: SearchAlert | None, status: int = 200, *, ended: bool = False) -> HttpResponse:
    home = Homes().get(alert.region, alert.language) if alert and alert.region else None
    url = Wanted(alert.search, alert.language, home).url if alert and (home or not alert.region) else ""
    context = {"title": _("Votre alerte"), "alert": alert, "ended": ended, "search_url": url}
    return render(request, "search/alerts/alert.html", context, status=status)
