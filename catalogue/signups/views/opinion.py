"""« Votre avis » : the questions that are asked after a date, by the personal link. Only a POST writes."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from catalogue.signups.dated_pages import Date
from catalogue.signups.models import Moment, Opinion, Registration
from catalogue.signups.opinions.asking import may_answer, questions_of
from catalogue.signups.opinions.forms import OpinionForm
from catalogue.signups.views.place import personal


def _asked(request: HttpRequest, token: str, registration: Registration, date: Date, moment: Moment) -> HttpResponse:
    questions = questions_of(date, moment)
    if not may_answer(registration, date) or not (questions.note or questions.texts):
        return render(request, "signups/opinion.html", {"token": token, "date": date}, status=404)
    given = Opinion.objects.filter(registration=registration, moment=moment).first()
    form = OpinionForm(request.POST if request.method == "POST" else None, questions=questions, opinion=given)
    if form.is_bound and form.is_valid():
        form.save(registration, moment)
        messages.success(request, _("Merci : votre réponse est gardée. Vous pouvez encore la changer."))
        return redirect(request.path)
    context = {"token": token, "date": date, "form": form}
    return render(request, "signups/opinion.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@personal
def at_once(request: HttpRequest, token: str, registration: Registration, date: Date, **kwargs: Any) -> HttpResponse:
    return _asked(request, token, registration, date, Moment.AT_ONCE)


@require_http_methods(["GET", "HEAD", "POST"])
@personal
def later(request: HttpRequest, token: str, registration: Registration, date: Date, **kwargs: Any) -> HttpResponse:
    return _asked(request, token, registration, date, Moment.LATER)
