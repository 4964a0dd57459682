"""The commune that somebody means: by its name, its postcode or its INSEE code, or several that bear the name.

A number of five digits is a postcode first: half of them are another commune's INSEE code, and people know postcodes.
"""

from collections import defaultdict
from functools import cache, lru_cache

from home.places.communes import Commune, by_insee, communes
from home.places.finding import LONGEST, called, commune_of

_FAR_MORE_PEOPLED = 10  # times: who says « Valence » means none of the villages of that name


@cache
def _by_postcode() -> dict[str, Commune]:
    """The most peopled commune of each postcode."""
    found: defaultdict[str, list[Commune]] = defaultdict(list)
    for one in communes():
        for postcode in one.postcodes:
            found[postcode].append(one)
    return {postcode: max(those, key=lambda one: one.population) for postcode, those in found.items()}


@lru_cache(maxsize=1_024)
def meant(text: str) -> tuple[Commune, ...]:
    """None when no commune is called so, one, or several namesakes that nothing tells apart, the most peopled first.

    A number beside the name (a postcode, a département, an INSEE code) or the name of the département tells them apart.
    """
    typed = text[:LONGEST].strip()
    if coded := _by_postcode().get(typed) or by_insee(typed):
        return (coded,)
    return _first_if_far_more_peopled(called(typed))


def _first_if_far_more_peopled(found: list[Commune]) -> tuple[Commune, ...]:
    if len(found) > 1 and found[0].population >= _FAR_MORE_PEOPLED * found[1].population:
        return (found[0],)
    return tuple(found)


def key_of(commune: Commune) -> str:
    """What `meant` reads as this commune and no other: its INSEE code, after its name where that is a postcode too."""
    return commune.insee if meant(commune.insee) == (commune,) else f"{commune.name} {commune.insee}"


@lru_cache(maxsize=4_096)
def place_of(city: str, postcode: str) -> Commune | None:
    """The commune of an address; of a place that is no commune, a hamlet, the most peopled one of its postcode."""
    found = commune_of(city, postcode)
    return found if found or called(city) else _by_postcode().get(postcode)
