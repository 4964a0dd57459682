"""Papers for staff: each is made when it is asked for, from what the site knows then."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views import View
from wagtail.models import Page

from catalogue.signups.admin.date_screens import DateScreen
from catalogue.signups.models import Registration
from catalogue.signups.papers import making
from catalogue.signups.papers.answers import answer_with
from catalogue.signups.papers.certifying import is_due
from catalogue.signups.papers.poster import is_to_hang, poster

_NOBODY = "Personne n’a de place pour cette date."
_NOT_YET = "Les attestations se font une fois la date passée, pour les personnes notées présentes."


class PaperView(DateScreen, View):
    """One of the date: `make` gives the PDF, `name` the file's."""

    make: Callable[[Page], bytes] | None = None
    name = ""

    def get(self, request: HttpRequest, page_id: int) -> HttpResponse:
        if self.make is None:
            raise NotImplementedError
        return answer_with(self.make(self.date), self.name, self.date)


class PosterView(DateScreen, View):
    """Also of a draft, before it is published."""

    def get(self, request: HttpRequest, page_id: int) -> HttpResponse:
        if not is_to_hang(self.date):
            messages.error(request, "Cette date est passée : il n’y a plus d’affiche à imprimer.")
            return redirect(self.list_url)
        return answer_with(poster(self.date), "affiche", self.date)


class ConvocationsView(DateScreen, View):
    """Of everybody, or of one."""

    def get(self, request: HttpRequest, page_id: int, registration_id: int | None = None) -> HttpResponse:
        people = making.expected_at(self.date)
        if registration_id is not None:
            people = [one for one in people if one.pk == registration_id]
        if not people:
            messages.error(request, _NOBODY)
            return redirect(self.list_url)
        return answer_with(making.convocations(self.date, people), "convocation", self.date)


class CertificatesView(DateScreen, View):
    """Of everybody who was there, or of one."""

    def get(self, request: HttpRequest, page_id: int, registration_id: int | None = None) -> HttpResponse:
        people = [one for one in making.expected_at(self.date) if is_due(one, self.date)]
        if registration_id is not None:
            get_object_or_404(Registration.objects.of_date(self.date), pk=registration_id)
            people = [one for one in people if one.pk == registration_id]
        if not people:
            messages.error(request, _NOT_YET)
            return redirect(self.list_url)
        return answer_with(making.certificates(self.date, people), "attestation", self.date)
