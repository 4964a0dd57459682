"""What communes a text may mean, for the input of a commune."""

import re

from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_GET

from home.places import LONGEST, Commune, commune_of, find

_POSTCODE = re.compile(r"\b\d{2,5}\b", re.ASCII)


@require_GET
def suggest(request: HttpRequest) -> JsonResponse:
    """Of `q`, what is typed; `place` says where it is with its `postcode`, nothing when that is not certain."""
    typed, postcode = request.GET.get("q", ""), request.GET.get("postcode", "")
    place = commune_of(typed, postcode)
    where = f"{place.name}, {place.departement_name}" if place else ""
    digits = [*_POSTCODE.findall(typed[:LONGEST]), postcode]
    return JsonResponse({"communes": [_told(one, digits) for one in find(typed)], "place": where})


def _told(one: Commune, digits: list[str]) -> dict:
    """With the postcode that was typed, or the first."""
    typed = (code for start in digits if start for code in one.postcodes if code.startswith(start))
    return {"name": one.name, "postcode": next(typed, one.postcodes[0]), "departement": one.departement_name}
