"""`<date>inscription/` : the form, what comes of it, and thanks bound to the browser that sent it."""

import json

from django.conf import settings
from django.core import signing
from django.db import OperationalError
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from catalogue.enums import State
from catalogue.schedule.timetable import rows_of
from catalogue.signups.dated_pages import MODELS, source_of, takes_signups
from catalogue.signups.forms import SignUpForm
from catalogue.signups.other_dates import other_dates
from catalogue.signups.registering import Answer, ClosedError, Person, register
from catalogue.signups.retention import kept_label
from home.limits import HOUR, Limit, in_how_long, take
from home.querysets import is_served
from home.routing import locate, serve
from home.visitors import network_of

_SEEN, _DONE = "inscription_vue", "inscription"  # cookies
_SALT = "signups.thanks"
_DONE_FOR = HOUR
_QUICKEST = 2  # seconds between a form and its sending: nobody fills it in less


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
    """The public session or event at an address, and what must be done first to read it (None: nothing).

    Raises NotThatPageError.
    """
    date = public_page(request, path, MODELS)
    if not date.signs_up_here:
        raise Http404
    opened = all(one.accept_request(request) for one in date.get_view_restrictions())
    return date, None if opened else HttpResponseRedirect(date.get_url(request))  # which asks for what is missing


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
    form = SignUpForm(request.POST if request.method == "POST" else None, date=date)
    if not form.is_bound:
        return _show(request, date, form)
    if not form.is_valid():
        return _show(request, date, form, 422)
    if form.is_trapped:  # a robot believes that it is done
        return _thank(request, date, Answer("confirmee"))
    if too_quick(request):
        form.add_error(None, _("Relisez, puis envoyez de nouveau : cet envoi est arrivé trop vite."))
        return _show(request, date, form, 422)
    again_at = count_try(request, form.cleaned_data["courriel"])
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


def too_quick(request) -> bool:
    """Without its cookie, the form was not seen. Not asked where tries are not counted either: in load tests."""
    if not settings.SIGNUP_TRIES_PER_HOUR:
        return False
    seen = request.get_signed_cookie(_SEEN, "", salt=_SALT, max_age=_DONE_FOR)
    return not seen.isdecimal() or timezone.now().timestamp() - int(seen) / 1000 < _QUICKEST


def count_try(request, address: str):
    """Count one more for the address and the network; None, or when to try again."""
    most = settings.SIGNUP_TRIES_PER_HOUR
    if not most:
        return None
    return take(
        Limit(f"signup:network:{network_of(request)}", most, HOUR),
        Limit(f"signup:address:{address.strip().casefold()}", most, HOUR),
    )


def _show(request, date, form, status: int = 200):
    context = {"page": date, "form": form, "state": date.state, "is_full": date.state == State.FULL}
    context["kept"] = kept_label(date)
    context["others"] = rows_of(request, other_dates(date)) if context["is_full"] else []
    response = render(request, "signups/sign_up.html", context, status=status)
    return remember_seen(request, response, status)


def remember_seen(request, response, status: int):
    """With the moment at which the form was shown first, for `too_quick`."""
    if _SEEN not in request.COOKIES or status == 422:
        moment = str(int(timezone.now().timestamp() * 1000))
        _set_cookie(request, response, _SEEN, moment)
    return response


def _show_closed(request, date, source):
    """Why nobody can sign up; the date's own state, whatever the language, as it is by now."""
    states = [date.state, type(source).objects.get(pk=source.pk).state]
    state = next((state for state in states if not (state.takes_signups or state == State.FULL)), State.CLOSED)
    return render(
        request, "signups/sign_up.html", {"page": date, "form": None, "state": state, "kept": kept_label(date)}
    )


def _set_cookie(request, response, name: str, value: str) -> None:
    below = "prevenez-moi" if "/prevenez-moi/" in request.path else "inscription"
    path = request.path.partition(f"/{below}/")[0] + f"/{below}/"
    secure = request.is_secure()
    response.set_signed_cookie(
        name, value, salt=_SALT, max_age=_DONE_FOR, path=path, httponly=True, samesite="Lax", secure=secure
    )


def _thank(request, date, answer: Answer):
    response = HttpResponseRedirect(f"{date.get_url(request)}inscription/merci/", status=303)
    done = {"date": date.translation_key.hex, "state": str(answer.state), "rank": answer.rank}
    _set_cookie(request, response, _DONE, json.dumps(done))
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
