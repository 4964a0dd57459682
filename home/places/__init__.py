"""The communes of France, overseas included: found by name, postcode or INSEE code, with where they are.

Two files of ours hold them (`LICENCE.md` says whose data they are); nothing is asked of anybody. They are read once a
process, when a place is first asked for.
"""

from home.places.communes import Commune, by_insee, departements
from home.places.distances import distance_km
from home.places.finding import LONGEST, commune_of, find, is_a_name
from home.places.meaning import key_of, meant, place_of
from home.places.nearest import nearest

__all__ = [
    "LONGEST",
    "Commune",
    "by_insee",
    "commune_of",
    "departements",
    "distance_km",
    "find",
    "is_a_name",
    "key_of",
    "meant",
    "nearest",
    "place_of",
]
