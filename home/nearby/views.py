"""What the field « Commune ou code postal » of public forms asks. Nothing is kept of what is sent."""

from functools import lru_cache

from django.http import HttpRequest, JsonResponse
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from home.places import LONGEST, Commune, find, key_of, nearest

_SHORTEST = 2  # characters
_SECONDS = 86_400  # communes change once a year
_DEGREES = 2  # decimals: about a kilometre


@require_safe
def communes(request: HttpRequest) -> JsonResponse:
    """Communes that `q` may begin, with what the field may hold of each."""
    typed = " ".join(request.GET.get("q", "")[:LONGEST].split()).lower()
    response = JsonResponse({"communes": _suggested(typed) if len(typed) >= _SHORTEST else []})
    patch_cache_control(response, public=True, max_age=_SECONDS)
    return response


@lru_cache(maxsize=4_096)
def _suggested(typed: str) -> list[dict[str, str]]:
    return [_told(one) for one in find(typed)]


@never_cache
@require_safe
def commune_at(request: HttpRequest) -> JsonResponse:
    """The commune at `lat` and `lon`; 400 when these are no position, null when it is not in France."""
    try:
        latitude, longitude = (round(float(request.GET.get(name, "")), _DEGREES) for name in ("lat", "lon"))
        if not (abs(latitude) <= 90 and abs(longitude) <= 180):
            raise ValueError
    except ValueError:
        return JsonResponse({"error": _("Une position est une latitude et une longitude.")}, status=400)
    found = nearest(latitude, longitude)
    return JsonResponse({"commune": _told(found) if found else None})


def _told(one: Commune) -> dict[str, str]:
    return {"key": key_of(one), "name": str(one), "departement": one.departement_name}
