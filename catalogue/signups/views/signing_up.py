"""`<date>inscription/` : the form, what comes of it, and thanks bound to the browser that sent it."""

import json

from django.core import signing
from django.db import OperationalError
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from catalogue.enums import State
from catalogue.schedule.timetable import rows_of
from catalogue.signups.applications.forms import ApplicationForm
from catalogue.signups.dated_pages import MODELS, source_of, takes_signups
from catalogue.signups.enums import RegistrationState
from catalogue.signups.forms import SignUpForm
from catalogue.signups.other_dates import other_dates
from catalogue.signups.registering import Answer, ClosedError, Person, register
from catalogue.signups.retention import kept_label
from home.limits import HOUR, in_how_long
from home.querysets import is_served
from home.routing import locate, serve
from home.visitor_forms import count_try, remember_seen, too_quick

_DONE = "inscription"  # a cookie
_SALT = "signups.thanks"
_DONE_FOR = HOUR


class NotThatPageError(Exception):
    """The address is that of something else, which may have a page of that name below it."""


def public_page(request, path: str, models: tuple[type, ...] = (object,)):
    """The page that is served at an address; 404 when there is none, NotThatPageError when it is none of `models`."""
    page, location = locate(request, path)
    request.location = location
    if page is not None and not issubclass(page.specific_class or type(page), models):
        raise NotThatPageError
    if page is None or not is_served(page) or page.alias_of_id or page.locale.language_code != get_language():
        raise Http404
    return location.specific(page)


def _found(request, path: str):
    """The public session, event or promotion at an address, and what must be done first to read it (None: nothing).

    Raises NotThatPageError.
    """
    date = public_page(request, path, MODELS)
    if not date.signs_up_here:
        raise Http404
    return date, to_open_first(request, date)


def to_open_first(request, page) -> HttpResponseRedirect | None:
    """To the page itself, which asks for the password or the account that is missing; None for whoever may read it."""
    opened = all(one.accept_request(request) for one in page.get_view_restrictions())
    return None if opened else HttpResponseRedirect(page.get_url(request))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def sign_up(request, path: str):
    """All that was typed is shown again with what is wrong (422), or with when to try again (429)."""
    try:
        date, first = _found(request, path)
    except NotThatPageError:
        return serve(request, f"{path}inscription/")
    if first is not None:
        return first
    source = source_of(date)
    if not takes_signups(date) or (source.pk != date.pk and not takes_signups(source)):
        return _show_closed(request, date, source)
    form_class = ApplicationForm if date.takes_applications else SignUpForm
    form = form_class(request.POST if request.method == "POST" else None, date=date)
    if not form.is_bound:
        return _show(request, date, form)
    if not form.is_valid():
        return _show(request, date, form, 422)
    if form.is_trapped:  # a robot believes that it is done
        state = RegistrationState.RECEIVED if date.takes_applications else RegistrationState.CONFIRMED
        return _thank(request, date, Answer(state))
    if too_quick(request):
        form.add_error(None, _("Relisez, puis envoyez de nouveau : cet envoi est arrivé trop vite."))
        return _show(request, date, form, 422)
    again_at = count_try("signup", request, form.cleaned_data["courriel"])
    if again_at:
        words = _("Trop d’inscriptions sont arrivées d’ici : réessayez %(when)s, ou écrivez à l’organisateur.")
        form.add_error(None, words % {"when": in_how_long(again_at)})
        return _show(request, date, form, 429)
    try:
        answer = register(source, Person(**form.person()), get_language())
    except ClosedError:  # meanwhile
        return _show_closed(request, date, source)
    except OperationalError:  # the database has no turn for this one now
        form.add_error(None, _("Beaucoup de monde s’inscrit en ce moment : envoyez de nouveau dans une minute."))
        return _show(request, date, form, 503)
    return _thank(request, date, answer)


def _show(request, date, form, status: int = 200):
    context = {"page": date, "form": form, "state": date.state, "is_full": date.state == State.FULL}
    context["kept"] = kept_label(date)
    context["others"] = rows_of(request, other_dates(date)) if context["is_full"] else []
    response = render(request, "signups/sign_up.html", context, status=status)
    return remember_seen(request, response, status)


def _show_closed(request, date, source):
    """Why nobody can sign up; the date's own state, whatever the language, as it is by now."""
    states = [date.state, type(source).objects.get(pk=source.pk).state]
    state = next((state for state in states if not (state.takes_signups or state == State.FULL)), State.CLOSED)
    return render(
        request, "signups/sign_up.html", {"page": date, "form": None, "state": state, "kept": kept_label(date)}
    )


def _thank(request, date, answer: Answer):
    response = HttpResponseRedirect(f"{date.get_url(request)}inscription/merci/", status=303)
    done = {"date": date.translation_key.hex, "state": str(answer.state), "rank": answer.rank}
    response.set_signed_cookie(
        _DONE,
        json.dumps(done),
        salt=_SALT,
        max_age=_DONE_FOR,
        path=request.path,
        httponly=True,
        samesite="Lax",
        secure=request.is_secure(),
    )
    return response


@never_cache
@require_http_methods(["GET", "HEAD"])
def thanks(request, path: str):
    """What this browser was told; without its cookie, the way to the form."""
    try:
        date, first = _found(request, path)
    except NotThatPageError:
        return serve(request, f"{path}inscription/merci/")
    if first is not None:
        return first
    try:
        done = json.loads(request.get_signed_cookie(_DONE, salt=_SALT, max_age=_DONE_FOR))
    except (KeyError, signing.BadSignature):
        done = {}
    if done.get("date") != date.translation_key.hex:
        return HttpResponseRedirect(f"{date.get_url(request)}inscription/")
    context = {"page": date, "registration_state": done["state"], "rank": done["rank"]}
    return render(request, "signups/thanks.html", context)
