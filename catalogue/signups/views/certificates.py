"""`/attestations/<code>/` : whether a certificate is true. For whoever was shown one; French, as the paper is.

It shows what the paper proves, and of its holder the initials alone: the address travels without the paper, in a QR
code, a history, a forwarded mail. Whoever has the paper in hand types the name on it, and is told whether it is that
one: a code that was moved to a paper in another name is found out, and nobody learns a name from a code.
"""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from catalogue.schedule.durations import duration_label
from catalogue.signups.papers.certifying import certificate_at, holder_of, initials, is_same_name, printed
from home.limits import HOUR, Limit, give_back, in_how_long, take
from home.visitors import network_of

_WRONG_TRIES = 20  # an hour from one network: codes that are none, names that are others


class NameForm(forms.Form):
    nom = forms.CharField(
        label=_("Le nom imprimé sur l’attestation"),
        max_length=200,
        widget=forms.TextInput({"autocomplete": "off"}),
        help_text=_("Pour savoir si l’attestation est bien à ce nom. Il n’est pas gardé."),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def certificate(request: HttpRequest, code: str) -> HttpResponse:
    limit = Limit(f"attestation:{network_of(request)}", _WRONG_TRIES, HOUR)
    again_at = take(limit)  # before the code is looked at, so that many at once are counted too
    if again_at:
        return _answer(request, {"again": in_how_long(again_at)}, 429)
    found = certificate_at(code)
    if found is None:
        return _answer(request, {}, 404)
    name = holder_of(found)
    form = NameForm(request.POST or None, label_suffix="") if name else None
    context = {"certificate": found, "code": printed(found.code), "initials": initials(name), "form": form}
    if form and form.is_bound and form.is_valid():
        context["is_holder"] = is_same_name(form.cleaned_data["nom"], name)
    if context.get("is_holder", True):
        give_back(limit)
    hours = duration_label(found.minutes) if found.minutes else ""
    return _answer(request, context | {"hours": hours}, 200)


def _answer(request: HttpRequest, context: dict, status: int) -> HttpResponse:
    response = render(request, "signups/certificate.html", context, status=status)
    response["Cache-Control"] = "no-store, private"
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response
