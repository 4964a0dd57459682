"""The person's own papers, by the link of « Ma place »."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.models import Page

from catalogue.signups.models import Registration
from catalogue.signups.papers.answers import answer_with
from catalogue.signups.papers.certifying import is_due
from catalogue.signups.papers.making import certificates, convocations, may_be_convened
from catalogue.signups.views.place import personal
from home.typesetting.made_once import come_again, one_turn

_BUSY = "Ce document se prépare. Redemandez-le dans une minute."  # in French, as the papers


@require_safe
@personal
def convocation(request: HttpRequest, token: str, registration: Registration, date: Page) -> HttpResponse:
    if not may_be_convened(registration, date):
        messages.error(request, _("Il n’y a pas de convocation : la place n’est pas prise, ou la date est passée."))
        return redirect("signups_place", token)
    with one_turn() as is_mine:
        return answer_with(convocations(date, [registration]), "convocation", date) if is_mine else come_again(_BUSY)


@require_safe
@personal
def certificate(request: HttpRequest, token: str, registration: Registration, date: Page) -> HttpResponse:
    if not is_due(registration, date):
        messages.error(
            request, _("L’attestation se prépare une fois la date passée, pour les personnes qui étaient là.")
        )
        return redirect("signups_place", token)
    with one_turn() as is_mine:
        return answer_with(certificates(date, [registration]), "attestation", date) if is_mine else come_again(_BUSY)
