"""What the page shows of the place of a search: the fields that change it, the namesakes, the longer distances."""

from home.nearby import RADII
from home.places import Commune, key_of
from search.filtering.around import DISTANCE, PLACE, RADIUS
from search.web.forms import SearchForm, query_string


def near(form: SearchForm) -> dict:
    """What `components/near.html` takes, `namesakes` of a name that is several communes', and `wider` searches."""
    around, chosen = form.around, form.chosen(RADIUS)
    return {
        "hidden": _kept(form),
        "fields": [form[PLACE], form[RADIUS]],
        "namesakes": [
            {"label": f"{one}, {one.departement_name}", "url": _url(form, one, chosen)} for one in form.namesakes
        ],
        "wider": [
            {"label": f"{km} km", "url": _url(form, around.commune, km)}
            for km in RADII
            if around and km > around.radius
        ],
    }


def _kept(form: SearchForm) -> list[tuple[str, str]]:
    """The rest of the search; by distance when no text decides of the order, nor the visitor."""
    pairs = [pair for pair in form.pairs() if pair[0] not in (PLACE, RADIUS)]
    undecided = not form.query.text and form.order == form.defaults["tri"]
    return [*pairs, ("tri", DISTANCE)] if undecided else pairs


def _url(form: SearchForm, commune: Commune, km: int) -> str:
    others = [pair for pair in form.pairs() if pair[0] not in (PLACE, RADIUS)]
    return f"?{query_string([*others, (PLACE, key_of(commune)), (RADIUS, str(km))])}"
